import { readWorkbookBytes } from '#electron/workbooks/read/read-workbook-bytes.ts'
import { cellAddress, type Cell, type Workbook } from '#shared/returns/workbook.ts'

/** The workbook, where the file is readable; the refusal's text in the error where it is not. */
export function mustRead(bytes: Uint8Array): Workbook {
  const outcome = readWorkbookBytes(bytes)
  if (!outcome.ok) throw new Error(`${outcome.refusal.code}: ${outcome.refusal.message}`)
  return outcome.workbook
}

/** Cells as short lines: "A1 number 0.001 (1E-3) 0.0% =". */
export function showCells(bytes: Uint8Array, sheet = 0): readonly string[] {
  return (mustRead(bytes).sheets[sheet]?.cells ?? []).map(showCell)
}

export function showCell({ row, column, type, text, value, format, formula }: Cell): string {
  const stored = text === value ? '' : ` (${text})`
  const shown = format === null ? '' : ` [${format}]`
  return `${cellAddress(row, column)} ${type} ${value}${stored}${shown}${formula ? ' =' : ''}`
}

/** "damaged: 文件已损坏：…" or "read". */
export function showRefusal(bytes: Uint8Array): string {
  const outcome = readWorkbookBytes(bytes)
  return outcome.ok ? 'read' : `${outcome.refusal.code}: ${outcome.refusal.message}`
}

export function refusalCode(bytes: Uint8Array): string {
  const outcome = readWorkbookBytes(bytes)
  return outcome.ok ? 'read' : outcome.refusal.code
}
