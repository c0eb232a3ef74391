import type { UnitId } from '../plan/unit.ts'
import type { IndicatorField, SchemeEdit } from '../scheme/edit.ts'
import type { Group } from '../scheme/scheme.ts'
import { comparableText } from './clean-text.ts'
import { comparableId } from './match-rows.ts'
import { buildGrid, cellAt, cellsOfRow, plainText, type SheetGrid } from './sheet-grid.ts'
import { shownText } from './shown-text.ts'
import { cellAddress, type Workbook } from './workbook.ts'

/** The columns of the indicator table as a workbook, in their order; those without a field are for looking at only. */
export const INDICATOR_TABLE = [
  { header: '编号', field: null },
  { header: '任务', field: null },
  { header: '指标', field: 'title' },
  { header: '类型', field: null },
  { header: '计量单位', field: 'measure' },
  { header: '上年实际', field: null },
  { header: '本年目标', field: 'target' },
  { header: '分值', field: 'points' },
  { header: '计分方式', field: 'rule' },
  { header: '每次扣分', field: 'pointsOff' },
  { header: '阶梯', field: 'steps' },
  { header: '板块', field: 'block' },
  { header: '可填无数据', field: 'noDataAllowed' },
  { header: '可填负数', field: 'negativeAllowed' },
  { header: '佐证要求', field: 'evidence' },
  { header: '牵头单位', field: 'leads' },
  { header: '责任单位', field: 'units' },
  { header: '单独目标', field: 'own' },
] as const

type Column = (typeof INDICATOR_TABLE)[number]
type Header = Column['header']

export interface IndicatorTableReading {
  readonly edits: readonly SchemeEdit[]
  /** Where each edit stands: "市直部门!G12". */
  readonly places: readonly string[]
  /** Rows and cells that mean nothing, each with where it stands. */
  readonly refused: readonly string[]
}

interface Found {
  edits: SchemeEdit[]
  places: string[]
  refused: string[]
}

/**
 * Reads an indicator table that was edited in Excel: sheets by the name of their group, columns by header text, rows by
 * 编号. A column that is not there changes nothing. `resolveUnit` gives the unit that a name means.
 */
export function readIndicatorTable(
  workbook: Workbook,
  groups: readonly Group[],
  resolveUnit: (text: string) => UnitId | null,
): IndicatorTableReading {
  const found: Found = { edits: [], places: [], refused: [] }
  let tables = 0
  for (const sheet of workbook.sheets) {
    const grid = buildGrid(sheet)
    const header = grid.rows.find((row) => headersOf(grid, row).has('编号') && headersOf(grid, row).size >= 3)
    if (header === undefined) continue
    tables += 1
    const group =
      groups.find(({ name }) => comparableText(name) === comparableText(sheet.name)) ??
      (groups.length === 1 ? groups[0] : undefined)
    if (group === undefined) {
      found.refused.push(
        `工作表“${sheet.name}”不是任何一个组的名称，没有读入。请把工作表改名为${groups.map(({ name }) => name).join('或')}。`,
      )
    } else {
      readTable(grid, header, group, resolveUnit, found)
    }
  }
  if (tables === 0) {
    found.refused.push(
      '没有找到指标表：请在表头写“编号”“指标”“本年目标”等列名，其下每行一项。可先导出一份照着改。',
    )
  }
  return found
}

function headersOf(grid: SheetGrid, row: number): ReadonlyMap<Header, number> {
  const headers = new Map<Header, number>()
  for (const cell of cellsOfRow(grid, row)) {
    const text = comparableText(plainText(cell)).replace(/\(.*$/, '')
    const column = INDICATOR_TABLE.find(({ header }) => header === text)
    if (column !== undefined && !headers.has(column.header)) headers.set(column.header, cell.column)
  }
  return headers
}

function readTable(
  grid: SheetGrid,
  headerRow: number,
  group: Group,
  resolveUnit: (text: string) => UnitId | null,
  found: Found,
): void {
  const headers = headersOf(grid, headerRow)
  const known = new Map(group.indicators.map(({ id }) => [comparableId(id), id]))
  const seen = new Set<string>()
  for (const row of grid.rows) {
    const cell = row > headerRow ? cellAt(grid, row, headers.get('编号')) : null
    const text = plainText(cell)
    if (cell === null || text === '') continue
    const place = `${grid.sheet.name}!${cellAddress(row, cell.column)}`
    const id = known.get(comparableId(text))
    if (id === undefined || seen.has(id)) {
      // Notes below the table are no rows of it.
      if (
        text.length <= 12 &&
        headers.has('指标') &&
        plainText(cellAt(grid, row, headers.get('指标'))) !== ''
      ) {
        found.refused.push(
          id === undefined
            ? `${place} 编号“${text}”在${group.name}中没有，这一行没有读入。新增指标请在页面上点“新增指标”。`
            : `${place} 编号“${text}”出现了两次，只读第一次的一行。`,
        )
      }
      continue
    }
    seen.add(id)
    readRow({ grid, row, headers, group, id, resolveUnit }, found)
  }
}

interface RowAt {
  readonly grid: SheetGrid
  readonly row: number
  readonly headers: ReadonlyMap<Header, number>
  readonly group: Group
  readonly id: string
  readonly resolveUnit: (text: string) => UnitId | null
}

function readRow(at: RowAt, found: Found): void {
  const { grid, row, headers, group, id } = at
  const place = (header: Header): string => `${grid.sheet.name}!${cellAddress(row, headers.get(header) ?? 1)}`
  const add = (header: Header, edit: SchemeEdit): void => {
    found.edits.push(edit)
    found.places.push(place(header))
  }
  const textOf = (header: Header): string => shownText(cellAt(grid, row, headers.get(header)))
  for (const { header, field } of INDICATOR_TABLE) {
    if (field === null || !headers.has(header)) continue
    if (field === 'steps') {
      const steps = readSteps(textOf(header))
      if (steps === null) {
        found.refused.push(
          `${place(header)} 阶梯“${textOf(header)}”看不懂。请写如“满 1 得 50%，满 2 得 100%”。`,
        )
      } else {
        add(header, { kind: 'steps', group: group.id, indicator: id, steps })
      }
    } else if (isField(field)) {
      add(header, { kind: 'indicator', group: group.id, indicator: id, field, text: textOf(header) })
    }
  }
  readRoles(at, textOf, place, add, found)
  readOwnTargets(at, textOf, place, add, found)
}

function isField(field: NonNullable<Column['field']>): field is Extract<IndicatorField, typeof field> {
  return field !== 'steps' && field !== 'leads' && field !== 'units' && field !== 'own'
}

/** "满 1 得 50%，满 2 得 100%"; 无 and an empty cell are no steps. */
function readSteps(text: string): readonly { readonly atLeast: string; readonly percent: string }[] | null {
  if (text === '' || text === '无') return []
  const steps = [...text.matchAll(/满\s*([^\s得]+)\s*得\s*([^\s%％]+)\s*[%％]/g)]
  const rest = text
    .replaceAll(/满\s*[^\s得]+\s*得\s*[^\s%％]+\s*[%％]/g, '')
    .replaceAll(/[\s，,、；;。]/g, '')
  if (steps.length === 0 || rest !== '') return null
  return steps.map(([, atLeast = '', percent = '']) => ({ atLeast, percent }))
}

type TextOf = (header: Header) => string
type PlaceOf = (header: Header) => string
type Add = (header: Header, edit: SchemeEdit) => void

/** Both columns together; without one of them that part stays. */
function readRoles(at: RowAt, textOf: TextOf, place: PlaceOf, add: Add, found: Found): void {
  const { headers, group, id } = at
  if (!headers.has('责任单位') && !headers.has('牵头单位')) return
  const indicator = group.indicators.find((known) => known.id === id)
  const named = (header: '责任单位' | '牵头单位', standing: readonly UnitId[]): readonly UnitId[] | null => {
    if (!headers.has(header)) return standing
    const names = textOf(header)
      .split(/[、，,；;\n]/)
      .map((name) => name.trim())
      .filter((name) => name !== '' && name !== '无')
    const units = names.map(at.resolveUnit)
    const unknown = names.find((_, index) => units[index] === null)
    if (unknown === undefined) return units.filter((unit) => unit !== null)
    found.refused.push(
      `${place(header)} “${unknown}”不是${group.name}的单位，这一格没有读入。请写单位全称或简称。`,
    )
    return null
  }
  const units = named('责任单位', indicator?.units ?? [])
  const leads = named('牵头单位', indicator?.leadUnits ?? [])
  if (units === null || leads === null) return
  // Without the column of leads, who is not among the units leads no more.
  const kept = headers.has('牵头单位') ? leads : leads.filter((unit) => units.includes(unit))
  add(headers.has('责任单位') ? '责任单位' : '牵头单位', {
    kind: 'roles',
    group: group.id,
    indicator: id,
    units,
    leads: kept,
  })
}

/** "市科协 3；市教育局 无": units that are not named have none of their own. */
function readOwnTargets(at: RowAt, textOf: TextOf, place: PlaceOf, add: Add, found: Found): void {
  const { headers, group, id } = at
  if (!headers.has('单独目标')) return
  const text = textOf('单独目标')
  const own = new Map<UnitId, string>()
  for (const part of text === '无' ? [] : text.split(/[；;\n]/).filter((piece) => piece.trim() !== '')) {
    const [, name = '', target = ''] = /^\s*(.*\S)[\s:：]+(\S+)\s*$/.exec(part) ?? []
    const unit = at.resolveUnit(name)
    if (unit === null || target === '') {
      found.refused.push(
        `${place('单独目标')} “${part.trim()}”看不懂，这一格没有读入。请写如“市科协 3；市教育局 4”。`,
      )
      return
    }
    own.set(unit, target)
  }
  const standing = group.indicators.find((known) => known.id === id)?.unitTargets ?? new Map<UnitId, null>()
  for (const unit of new Set([...standing.keys(), ...own.keys()])) {
    add('单独目标', { kind: 'unit-target', group: group.id, indicator: id, unit, text: own.get(unit) ?? '' })
  }
}
