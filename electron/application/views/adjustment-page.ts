import { loadRegister, type RegisteredAdjustment } from '#db/adjustments.ts'
import type { AdjustmentLine, AdjustmentPage } from '#shared/contract/adjust.ts'
import { formatDay } from '#shared/scheme/day.ts'
import type { UnitInput, YearInput } from '#shared/scoring/input.ts'
import { countBonus, countDeductions, matterOf, type CountedLine } from '#shared/scoring/matters.ts'
import type { UnitScore } from '#shared/scoring/score-sheet.ts'
import { scoreYear } from '#shared/scoring/score-year.ts'
import { VETO_OFF } from '../adjust/judge-line.ts'
import { unitSums } from '../adjust/unit-sums.ts'
import { dayInChina } from '../china-time.ts'
import type { Office } from '../office.ts'
import type { YearBook } from '../year-book.ts'
import { adjustmentsOf, loadYearInput } from '../year-input.ts'
import { unitChoices } from './unit-choices.ts'

/** 加减分与否决: what is registered of each unit, what the program adds for lateness, and what it comes to. */
export function adjustmentPage(office: Office, book: YearBook): AdjustmentPage {
  const { scheme } = book
  const input = loadYearInput(office, book)
  const register = Map.groupBy(loadRegister(office.db, book.year.year), ({ unit }) => unit)
  const inputs = new Map(input.units.map((unit) => [unit.unit, unit]))
  const scores = scoreYear(input).groups.flatMap(({ units }) => units)
  return {
    archived: book.year.state === '归档',
    today: dayInChina(Date.parse(office.act().at)),
    vetoAllowed: scheme.vetoAllowed,
    levels: scheme.bonus.levels,
    grades: scheme.grades.map(({ name }) => name),
    bonusCap: scheme.bonus.cap,
    deductionCap: scheme.deduction.cap,
    falseMaterial: scheme.deduction.falseMaterial,
    units: unitChoices(book),
    groups: scores.flatMap((score) => {
      const own = inputs.get(score.unit)
      if (own === undefined) throw new Error(`no input of ${score.unit}`)
      const lines = register.get(score.unit) ?? []
      const shown = [...shownLines(lines, input), ...lateLines(score, own, input)]
      if (shown.length === 0) return []
      const sums = unitSums(input, score)
      return [
        {
          unit: score.unit,
          unitName: score.name,
          bonus: sums.bonusText,
          deduction: sums.deductionText,
          total: score.total ?? score.provisional.total,
          provisional: score.total === null,
          lines: shown,
        },
      ]
    }),
  }
}

function shownLines(
  lines: readonly RegisteredAdjustment[],
  { scheme }: YearInput,
): readonly AdjustmentLine[] {
  const counting = lines.filter(({ state }) => state === 'counts')
  const { adjustments } = adjustmentsOf(counting)
  const bonuses = countBonus(adjustments, scheme).lines
  const deductions = countDeductions(adjustments, scheme).lines
  // The counted lines are the registered ones of their side, in the same order.
  const counted = new Map<number, { readonly own: CountedLine; readonly all: readonly CountedLine[] }>()
  const join = (ids: readonly number[], all: readonly CountedLine[]): void => {
    for (const [index, id] of ids.entries()) {
      const own = all[index]
      if (own !== undefined) counted.set(id, { own, all })
    }
  }
  const idsOf = (holds: (line: RegisteredAdjustment) => boolean) => counting.filter(holds).map(({ id }) => id)
  join(
    idsOf(({ kind }) => kind === 'bonus'),
    bonuses,
  )
  join(
    idsOf(({ kind }) => kind === 'deduction' || kind === 'false-material'),
    deductions,
  )
  const firstVeto = counting.find(({ kind }) => kind === 'veto')
  return lines.map((line) => {
    const found = counted.get(line.id)
    const veto = vetoNote(line, firstVeto, scheme)
    return {
      id: line.id,
      kind: line.kind,
      reason: line.reason,
      level: line.level,
      document: line.document,
      day: line.day,
      points: found?.own.points ?? line.points,
      counts: line.state === 'counts' && (found?.own.counted ?? line.id === firstVeto?.id),
      note: found === undefined ? veto : matterNote(found.own, found.all),
      origin: line.origin,
      operator: line.operator,
      at: line.at,
      state: line.state,
      withdrawal: line.withdrawal,
    }
  })
}

function matterNote(own: CountedLine, all: readonly CountedLine[]): string {
  const same = all.filter((other) => other !== own && matterOf(other.line) === matterOf(own.line))
  const best = same.find(({ counted }) => counted)
  if (best !== undefined) return `不计：与“${best.line.reason}”是同一事项，只计最高的一次`
  return same.length === 0 ? '计入' : `计入：同一事项登记了 ${same.length + 1} 条，这条最高`
}

function vetoNote(
  { id, kind, level, state }: RegisteredAdjustment,
  first: RegisteredAdjustment | undefined,
  { grades, vetoAllowed }: YearInput['scheme'],
): string {
  if (kind !== 'veto' || state !== 'counts') return ''
  if (id !== first?.id) return '已有另一条一票否决生效'
  const grade = level === '' ? (grades.at(-1)?.name ?? '') : level
  return `等次定为“${grade}”，总分不变${vetoAllowed ? '' : `。${VETO_OFF}`}`
}

function lateLines(score: UnitScore, own: UnitInput, input: YearInput): readonly AdjustmentLine[] {
  const { late } = unitSums(input, score)
  if (late === 0 || score.lateWorkingDays === null || own.firstReceived === null) return []
  const { latePerWorkingDay, lateCap } = input.scheme.deduction
  const capped = score.lateWorkingDays * latePerWorkingDay > lateCap
  return [
    {
      id: null,
      kind: 'late',
      reason: `逾期 ${score.lateWorkingDays} 个工作日报送自评表（截止 ${formatDay(input.deadline)}，${formatDay(own.firstReceived)}收到）`,
      level: '',
      document: '',
      day: own.firstReceived,
      points: late,
      counts: true,
      note: capped ? '计入：已到逾期扣分封顶' : '计入',
      origin: '程序按收表日期计算',
      operator: '',
      at: null,
      state: 'counts',
      withdrawal: null,
    },
  ]
}
