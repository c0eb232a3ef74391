import { cellAddress, type Cell, type Sheet, type Workbook } from '#shared/returns/workbook.ts'

/** A file as openpyxl reads it (read_with_openpyxl.py). */
export interface Opinion {
  readonly path: string
  readonly error?: string
  readonly sheets: readonly {
    readonly name: string
    readonly cells: readonly (readonly [row: number, column: number, kind: string, value: string])[]
  }[]
}

export function parseOpinions(lines: string): readonly Opinion[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => ({ sheets: [], ...(JSON.parse(line) as Partial<Opinion> & Pick<Opinion, 'path'>) }))
}

/** Where we and openpyxl differ, one line each. */
export function differences({ sheets }: Workbook, opinion: Opinion): readonly string[] {
  const [ours, theirs] = [sheets, opinion.sheets].map((list) => list.map(({ name }) => name).join('|'))
  if (ours !== theirs) return [`sheets ${ours}, not ${theirs}`]
  return sheets.flatMap((sheet, index) => compareSheet(sheet, opinion.sheets[index]?.cells ?? []))
}

function compareSheet(sheet: Sheet, theirs: Opinion['sheets'][number]['cells']): readonly string[] {
  const lines: string[] = []
  // openpyxl tells a result of "" as nothing, and a formula without result as well.
  const told = sheet.cells.filter(({ text }) => text !== '')
  const ours = new Map(told.map((cell) => [cellAddress(cell.row, cell.column), cell]))
  for (const [row, column, kind, value] of theirs) {
    const address = cellAddress(row, column)
    const cell = ours.get(address)
    ours.delete(address)
    if (value === '' && cell === undefined) continue
    if (cell === undefined || !agrees(cell, kind, value)) {
      lines.push(`${sheet.name}!${address} is ${describe(cell)}, not ${kind} ${JSON.stringify(value)}`)
    }
  }
  for (const [address, cell] of ours) lines.push(`${sheet.name}!${address} is ${describe(cell)}, not empty`)
  return lines
}

/** Python's floats and ours are the same doubles; its dates are whole microseconds. */
function agrees(cell: Cell, kind: string, value: string): boolean {
  if (cell.type !== kind) return false
  if (kind === 'number') return Number(cell.value) === Number(value)
  if (kind === 'date') return Math.abs(Number(cell.value) - Number(value)) < 1e-8
  return kind === 'text' ? cell.text === value : cell.value === value
}

function describe(cell: Cell | undefined): string {
  return cell === undefined ? 'not there' : `${cell.type} ${JSON.stringify(cell.text)}`
}
