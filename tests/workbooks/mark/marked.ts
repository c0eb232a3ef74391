import { markCopy, type CellMark, type MarkObstacle } from '#electron/workbooks/mark/mark-copy.ts'
import { inPython } from '../reopened.ts'

export const AT = '2019-01-20T02:00:00.000Z'

export function markOf(row: number, column: number, note: string, open = true): CellMark {
  return { row, column, note, open }
}

/** The marked copy; throws where there is none. */
export function marked(bytes: Uint8Array, marks: readonly CellMark[], sheet = '自评表'): Uint8Array {
  const outcome = markCopy(bytes, { sheet, marks, at: AT })
  if (!outcome.ok) throw new Error(outcome.obstacle)
  return outcome.bytes
}

export function obstacleOf(
  bytes: Uint8Array,
  marks: readonly CellMark[],
  sheet = '自评表',
): MarkObstacle | null {
  const outcome = markCopy(bytes, { sheet, marks, at: AT })
  return outcome.ok ? null : outcome.obstacle
}

/** What openpyxl makes of a book. */
export interface Opinion {
  readonly sheets: readonly (readonly [name: string, state: string, isProtected: boolean])[]
  /** Drop-downs and other limits of the table. */
  readonly validations: number
  /** Of marked cells, and of cells with a note: address, fill, locked, note. */
  readonly cells: readonly (readonly [string, string | null, boolean, string | null])[]
}

const SCRIPT = `
import json, sys
from openpyxl import load_workbook
book = load_workbook(sys.argv[1])
table = book["自评表"]
cells = []
for row in table.iter_rows():
    for cell in row:
        fill = cell.fill.fgColor.rgb if cell.fill.fill_type == "solid" else None
        marked = fill == "FFFFC7CE"
        if marked or cell.comment:
            note = cell.comment.text if cell.comment else None
            cells.append([cell.coordinate, fill if marked else None, bool(cell.protection.locked), note])
print(json.dumps({
    "sheets": [[s.title, s.sheet_state, bool(s.protection.sheet)] for s in book.worksheets],
    "validations": len(table.data_validations.dataValidation),
    "cells": cells,
}))
`

export function asOpenpyxlSees(bytes: Uint8Array): Opinion {
  return inPython(bytes, SCRIPT) as Opinion
}
