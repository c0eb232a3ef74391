import { comparableText, halveWidth, removeSpaces } from './clean-text.ts'
import { EVIDENCE_HEADERS, SHEET_NAMES } from './form.ts'
import { saysNothing } from './no-data-words.ts'
import type { EvidenceEntry } from './reading.ts'
import { shownText } from './shown-text.ts'
import { buildGrid, cellAt, cellsOfRow, plainText, type SheetGrid } from './sheet-grid.ts'
import type { Workbook } from './workbook.ts'

/** A range that would name more pieces is no range of a 目录 but a slip; nor does one cell name so many. */
const LONGEST_RANGE = 500
const MOST_NUMBERS = 5000

/** "01", "１", "1 " are the number 1; "附件1" stays as it is. */
export function comparableNumber(text: string): string {
  const plain = removeSpaces(halveWidth(text)).toUpperCase()
  return /^\d+$/.test(plain) ? plain.replace(/^0+(?=\d)/, '') : plain
}

/** Evidence numbers of a cell: separated by 、，, ； ; or spaces, ranges 1-3 and 1至3 written out (returns.md). */
export function readEvidenceNumbers(text: string, known: ReadonlySet<string>): readonly string[] {
  if (saysNothing(text)) return []
  const joined = halveWidth(text)
    .replace(/\s+/g, ' ')
    .replace(/ ?([-~～—–―至]) ?/g, '$1')
  const tokens = new Set(joined.split(/[、,; ]/).map(comparableNumber))
  const numbers = new Set<string>()
  let room = MOST_NUMBERS
  for (const token of tokens) {
    const expanded = known.has(token) ? [token] : expandRange(token, room)
    room -= expanded.length
    for (const number of expanded) if (number !== '') numbers.add(number)
  }
  return [...numbers]
}

function expandRange(token: string, room: number): readonly string[] {
  const match = /^(\d{1,6})[-~～—–―至](\d{1,6})$/.exec(token)
  if (match === null) return [token]
  const [from, to] = [Number(match[1]), Number(match[2])]
  const count = to - from + 1
  if (count < 1 || count > LONGEST_RANGE || count > room) return [token]
  return Array.from({ length: count }, (_, index) => String(from + index))
}

/** The rows of the 佐证材料目录; found by name, else by its header texts. */
export function readEvidenceSheet(workbook: Workbook): readonly EvidenceEntry[] {
  const sheets = workbook.sheets.filter((sheet) => sheet.name !== SHEET_NAMES.identity)
  const named = sheets.filter((sheet) => comparableText(sheet.name) === SHEET_NAMES.evidence)
  for (const sheet of [...named, ...sheets]) {
    const grid = buildGrid(sheet)
    const row = grid.rows.find((candidate) => columnsAt(grid, candidate).size >= 4)
    if (row !== undefined) return readEntries(grid, row)
  }
  return []
}

function columnsAt(grid: SheetGrid, row: number): ReadonlyMap<string, number> {
  const wanted = new Map(EVIDENCE_HEADERS.map((header) => [comparableText(header), header]))
  const found = new Map<string, number>()
  for (const cell of cellsOfRow(grid, row)) {
    const header = wanted.get(comparableText(plainText(cell)))
    if (header !== undefined && !found.has(header)) found.set(header, cell.column)
  }
  return found
}

function readEntries(grid: SheetGrid, headerRow: number): readonly EvidenceEntry[] {
  const columns = columnsAt(grid, headerRow)
  return grid.rows
    .filter((row) => row > headerRow)
    .map((row) => {
      const text = (header: (typeof EVIDENCE_HEADERS)[number]): string =>
        shownText(cellAt(grid, row, columns.get(header)))
      return {
        number: text('编号'),
        indicators: text('对应指标编号'),
        title: text('材料名称'),
        reference: text('文号或日期'),
        kind: text('类型'),
        pages: text('页码'),
      }
    })
    .filter((entry) => Object.values(entry).some((value) => value !== ''))
}
