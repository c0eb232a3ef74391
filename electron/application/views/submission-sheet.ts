import { findSubmission } from '#db/submissions.ts'
import type { GridSheet } from '#shared/contract/submissions.ts'
import { cellAddress, type Sheet, type Workbook } from '#shared/returns/workbook.ts'
import { submissionWorkbook } from '../check/submission-workbook.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'

export interface ShownSheet {
  readonly sheets: readonly string[]
  readonly sheet: GridSheet
}

/** One sheet of a return as it was sent, read again from its kept bytes; `name` null: the sheet that was taken. */
export async function submissionSheet(
  office: Office,
  submissionId: number,
  name: string | null,
): Promise<Outcome<ShownSheet>> {
  const submission = findSubmission(office.db, submissionId)
  if (submission === null) {
    return fail('unknown-submission', '没有找到这份自评表，请返回收表列表重新选择。')
  }
  const workbook = await submissionWorkbook(office, submission)
  return workbook.ok ? showSheet(workbook.value, name ?? submission.sheet) : workbook
}

export function showSheet({ sheets }: Workbook, name: string): Outcome<ShownSheet> {
  const sheet = sheets.find((candidate) => candidate.name === name)
  if (sheet === undefined) return fail('unreadable', `文件中没有工作表“${name}”，请另选一张。`)
  return { ok: true, value: { sheets: sheets.map((known) => known.name), sheet: toGrid(sheet) } }
}

function toGrid({ name, state, cells, merges, hiddenRows, hiddenColumns }: Sheet): GridSheet {
  return {
    name,
    state,
    rows: cells.reduce((most, cell) => Math.max(most, cell.row), 0),
    columns: cells.reduce((most, cell) => Math.max(most, cell.column), 0),
    cells: cells.map(({ row, column, value, type, format, formula }) => ({
      row,
      column,
      cell: cellAddress(row, column),
      text: value,
      type,
      format,
      formula,
    })),
    merges,
    hiddenRows: hiddenRows.map(([first, last]) => [first, last]),
    hiddenColumns: hiddenColumns.map(([first, last]) => [first, last]),
  }
}
