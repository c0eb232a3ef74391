import type { Cell, CellRange, CellType, Sheet, Workbook } from '#shared/returns/workbook.ts'
import type { ReadOutcome } from './refusal.ts'

/**
 * An outcome as one text of flat arrays. Between processes this costs a fraction of thousands of cloned objects,
 * and it carries nothing but plain values.
 */
export function packOutcome(outcome: ReadOutcome): string {
  if (!outcome.ok) return JSON.stringify(outcome)
  const formats = new Map<string, number>()
  const { sheets, ...rest } = outcome.workbook
  const packed = sheets.map(({ cells, merges, ...sheet }) => ({
    ...sheet,
    cells: packCells(cells, formats),
    merges: merges.flatMap(({ top, left, bottom, right }) => [top, left, bottom, right]),
  }))
  return JSON.stringify({ ok: true, book: { ...rest, sheets: packed }, formats: [...formats.keys()] })
}

/** Takes only what `packOutcome` made. */
export function unpackOutcome(text: string): ReadOutcome {
  const message = JSON.parse(text) as PackedMessage
  if (!message.ok) return message
  const { sheets, ...rest } = message.book
  const workbook: Workbook = {
    ...rest,
    sheets: sheets.map(({ cells, merges, ...sheet }) => ({
      ...sheet,
      cells: unpackCells(cells, message.formats),
      merges: unpackRanges(merges),
    })),
  }
  return { ok: true, workbook }
}

type Refusal = Extract<ReadOutcome, { ok: false }>

interface PackedBook {
  readonly ok: true
  readonly book: Omit<Workbook, 'sheets'> & { readonly sheets: readonly PackedSheet[] }
  readonly formats: readonly string[]
}

interface PackedSheet extends Omit<Sheet, 'cells' | 'merges'> {
  readonly cells: PackedCells
  readonly merges: readonly number[]
}

type PackedMessage = PackedBook | Refusal

/** Four numbers a cell: row, column, kind and format; its text; and its value where that is another. */
interface PackedCells {
  readonly numbers: readonly number[]
  readonly texts: readonly string[]
  readonly values: readonly (string | 0)[]
}

const TYPES: readonly CellType[] = ['number', 'text', 'boolean', 'error', 'date', 'blank']
const FORMULA = 8
const SET_APART = 16
const UNSEEN = 32

function packCells(cells: readonly Cell[], formats: Map<string, number>): PackedCells {
  const numbers: number[] = []
  const texts: string[] = []
  const values: (string | 0)[] = []
  for (const { row, column, type, text, value, format, formula, setApart, unseen } of cells) {
    const kind =
      TYPES.indexOf(type) +
      (formula ? FORMULA : 0) +
      (setApart === true ? SET_APART : 0) +
      (unseen === true ? UNSEEN : 0)
    numbers.push(row, column, kind, format === null ? -1 : formatIndex(format, formats))
    texts.push(text)
    values.push(value === text ? 0 : value)
  }
  return { numbers, texts, values }
}

function formatIndex(format: string, formats: Map<string, number>): number {
  const known = formats.get(format)
  if (known !== undefined) return known
  formats.set(format, formats.size)
  return formats.size - 1
}

function unpackCells({ numbers, texts, values }: PackedCells, formats: readonly string[]): readonly Cell[] {
  return texts.map((text, index) => {
    const [row = 0, column = 0, kind = 0, format = -1] = [
      numbers[index * 4],
      numbers[index * 4 + 1],
      numbers[index * 4 + 2],
      numbers[index * 4 + 3],
    ]
    const value = values[index]
    const cell: Cell = {
      row,
      column,
      type: TYPES[kind % FORMULA] ?? 'blank',
      text,
      value: typeof value === 'string' ? value : text,
      format: formats[format] ?? null,
      formula: (kind & FORMULA) !== 0,
    }
    if (kind < SET_APART) return cell
    const apart = (kind & SET_APART) === 0 ? cell : { ...cell, setApart: true as const }
    return (kind & UNSEEN) === 0 ? apart : { ...apart, unseen: true }
  })
}

function unpackRanges(numbers: readonly number[]): readonly CellRange[] {
  const ranges: CellRange[] = []
  for (let index = 0; index < numbers.length; index += 4) {
    const [top = 0, left = 0, bottom = 0, right = 0] = numbers.slice(index, index + 4)
    ranges.push({ top, left, bottom, right })
  }
  return ranges
}
