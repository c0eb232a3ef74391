import type { Gap } from '#shared/contract/year-progress.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import type { YearInput } from '#shared/scoring/input.ts'
import type { ScoreSheet } from '#shared/scoring/score-sheet.ts'

const SHOWN = 5

/** "市教育局、市科协等 7 家". */
export function nameUnits(names: readonly string[]): string {
  return names.length <= SHOWN ? names.join('、') : `${names.slice(0, SHOWN).join('、')}等 ${names.length} 家`
}

/** What keeps the grades of a year from being fixed, in the order of work. `openChecks`: 待复核 of each unit. */
export function gradeGaps(
  sheet: ScoreSheet,
  input: YearInput,
  openChecks: ReadonlyMap<UnitId, number>,
): readonly Gap[] {
  const units = sheet.groups.flatMap((group) => group.units)
  if (units.every(({ submission }) => submission === null)) {
    return [{ text: '还没有收到自评表', count: units.length, page: 'receive' }]
  }
  const pending = units.filter(({ pendingItems }) => pendingItems > 0)
  const items = pending.reduce((sum, { pendingItems }) => sum + pendingItems, 0)
  const unchecked = units.filter(({ unit }) => (openChecks.get(unit) ?? 0) > 0)
  const checks = unchecked.reduce((sum, { unit }) => sum + (openChecks.get(unit) ?? 0), 0)
  const appeals = input.units.filter(({ appealOpen }) => appealOpen)
  const ties = units.filter(({ gradeNote }) => gradeNote === '待定')
  return [
    gap(pending, `还有 ${pending.length} 家单位共 ${items} 项未审结`, 'review'),
    gap(unchecked, `还有 ${unchecked.length} 家单位共 ${checks} 项待复核`, 'review'),
    gap(appeals, `${appeals.length} 家单位的申诉没有办结`, 'appeals'),
    gap(ties, `${ties.length} 家单位的等次待定`, 'grades'),
  ].filter(({ count }) => count > 0)
}

function gap(units: readonly { readonly name: string }[], text: string, page: Gap['page']): Gap {
  const names = nameUnits(units.map(({ name }) => name))
  return { text: `${text}（${names}）`, count: units.length, page }
}
