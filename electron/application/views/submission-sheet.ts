import { findYearOfSubmission } from '#db/submission-records.ts'
import { loadStoredFile, loadSubmissions } from '#db/submissions.ts'
import type { GridSheet } from '#shared/contract/submissions.ts'
import { cellAddress, type Sheet } from '#shared/returns/workbook.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'

/** One sheet of a return as it was sent, read again from its kept bytes; `name` null: the sheet that was taken. */
export async function submissionSheet(
  office: Office,
  submissionId: number,
  name: string | null,
): Promise<Outcome<{ readonly sheets: readonly string[]; readonly sheet: GridSheet }>> {
  const year = findYearOfSubmission(office.db, submissionId)
  const submission =
    year === null
      ? undefined
      : [...loadSubmissions(office.db, year).values()].flat().find(({ id }) => id === submissionId)
  if (submission === undefined) {
    return fail('unknown-submission', '没有找到这份自评表，请返回收表列表重新选择。')
  }
  const reader = office.startReader()
  const read = await reader.read(loadStoredFile(office.db, submission.sha256))
  await reader.close()
  if (!read.ok) return fail('unreadable', `${submission.fileName}：${read.refusal.message}`)
  const { sheets } = read.workbook
  const wanted = name ?? submission.sheet
  const sheet = sheets.find((candidate) => candidate.name === wanted)
  if (sheet === undefined) {
    return fail('unreadable', `${submission.fileName} 中没有工作表“${wanted}”，请另选一张。`)
  }
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
