import { join } from 'node:path'
import { openReturnFile } from '#electron/workbooks/read/open-return-file.ts'
import { saveFile } from '#electron/workbooks/save-file.ts'
import { writeIndicators, type IndicatorSheet } from '#electron/workbooks/write/indicators.ts'
import { formatDecimal, parseDecimal } from '#shared/scheme/decimal.ts'
import { INDICATOR_TABLE, readIndicatorTable } from '#shared/returns/indicator-table.ts'
import type { IndicatorRow, SchemeGroupRow } from '#shared/contract/scheme.ts'
import { compareSchemes } from '#shared/scheme/scheme-difference.ts'
import { ensureFolder } from '../ensure-folder.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { buildResolver } from '../unit-resolver.ts'
import { schemePage } from '../views/scheme-page.ts'
import { withScheme, type YearBook } from '../year-book.ts'
import { refuseArchived } from '../year-state.ts'
import { editDraft, loadDraft } from './draft.ts'
import { unitNames } from './unit-names.ts'

type Header = (typeof INDICATOR_TABLE)[number]['header']

/** Writes the indicators of all groups, draft included, as a workbook that can be edited and taken in again. */
export async function exportIndicatorTable(
  office: Office,
  book: YearBook,
  folder: string,
): Promise<Outcome<{ readonly path: string; readonly renamed: boolean }>> {
  const page = schemePage(office, book)
  const sheets = page.groups.map((group): IndicatorSheet => {
    const names = new Map(group.units.map(({ unit, name }) => [unit, name]))
    return {
      name: group.name,
      rows: group.indicators.map((row) =>
        INDICATOR_TABLE.map(({ header }) => numberOrText(header, cellText(header, row, group, names))),
      ),
    }
  })
  const { year } = book.year
  const bytes = await writeIndicators(
    { title: `${year}年度指标与目标`, headers: INDICATOR_TABLE.map(({ header }) => header), sheets },
    new Date(office.act().at),
  )
  const ready = await ensureFolder(folder)
  if (!ready.ok) return ready
  const saved = await saveFile(join(folder, `${year}年度_指标与目标.xlsx`), bytes)
  return saved.ok ? { ok: true, value: { path: saved.path, renamed: saved.renamed } } : saved
}

const NUMBERS: ReadonlySet<Header> = new Set(['本年目标', '分值', '每次扣分'])
/** Excel keeps so many digits. */
const MOST_DIGITS = 15

/** A figure as a number where Excel holds it exactly; a longer one stays a text. */
function numberOrText(header: Header, text: string): string | number {
  const value = NUMBERS.has(header) ? parseDecimal(text) : null
  const exact = value !== null && text.replaceAll(/\D/g, '').length <= MOST_DIGITS
  return exact && formatDecimal(value) === text ? Number(text) : text
}

function cellText(
  header: Header,
  row: IndicatorRow,
  group: SchemeGroupRow,
  names: ReadonlyMap<string, string>,
): string {
  const yesNo = (value: boolean): string => (value ? '是' : '否')
  const nameOf = (unit: string): string => names.get(unit) ?? unit
  const texts: Readonly<Record<Header, () => string>> = {
    编号: () => row.id,
    任务: () => row.program,
    指标: () => row.title,
    类型: () => row.kind,
    计量单位: () => row.measure,
    上年实际: () => row.lastActual,
    本年目标: () => row.target,
    分值: () => row.points,
    计分方式: () => row.ruleName,
    每次扣分: () => row.pointsOff,
    阶梯: () => row.steps.map(({ atLeast, percent }) => `满 ${atLeast} 得 ${percent}%`).join('，'),
    板块: () => group.blocks.find(({ id }) => id === row.block)?.name ?? '',
    可填无数据: () => yesNo(row.noDataAllowed),
    可填负数: () => yesNo(row.negativeAllowed),
    佐证要求: () => row.evidence,
    牵头单位: () => row.units.flatMap(({ unit, lead }) => (lead ? [nameOf(unit)] : [])).join('、'),
    责任单位: () => row.units.map(({ unit }) => nameOf(unit)).join('、'),
    单独目标: () =>
      row.units
        .flatMap(({ unit, target }) => (target === '' ? [] : [`${nameOf(unit)} ${target}`]))
        .join('；'),
  }
  return texts[header]()
}

export interface TakenTable {
  /** Fields that are other than before. */
  readonly changes: number
  readonly refused: readonly string[]
}

/** Takes an edited indicator table into the draft as one step; what is refused is named with its cell. */
export async function importIndicatorTable(
  office: Office,
  book: YearBook,
  path: string,
): Promise<Outcome<TakenTable>> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const file = await openReturnFile(path)
  if (!file.ok) return fail(file.refusal.code, `没有读入。${file.refusal.message}`)
  const reader = office.startReader()
  const read = await reader.read(file.bytes)
  await reader.close()
  if (!read.ok) return fail(read.refusal.code, `没有读入。${read.refusal.message}`)
  const draft = loadDraft(office, book).scheme
  const resolve = buildResolver(withScheme(book, draft, book.schemeVersion))
  const table = readIndicatorTable(read.workbook, draft.groups, resolve)
  const edited = editDraft(office, book, table.edits)
  if (!edited.ok) return edited
  const refused = edited.value.refused.map(({ index, message }) => `${table.places[index] ?? ''} ${message}`)
  return {
    ok: true,
    value: {
      changes: compareSchemes(draft, loadDraft(office, book).scheme, unitNames(book)).length,
      refused: [...table.refused, ...refused],
    },
  }
}
