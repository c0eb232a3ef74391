import { openReturnFile } from '#electron/workbooks/read/open-return-file.ts'
import type { StagedFileRow } from '#shared/contract/staging.ts'
import type { ReturnReadingView } from '#shared/contract/submissions.ts'
import { settleDoubts } from '#shared/returns/doubts.ts'
import { sha256Of } from '../judge-file.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { planStaging, type PlannedFile } from '../staging/plan-staging.ts'
import type { Staging } from '../staging/staging.ts'
import { findEvaluated, formOf, type YearBook } from '../year-book.ts'
import { readingView } from './reading-view.ts'
import { stagedRow } from './staging-view.ts'
import { showSheet, type ShownSheet } from './submission-sheet.ts'

/** How a checked file was read, before it is stored. */
export function stagedReading(
  office: Office,
  book: YearBook,
  staging: Staging | null,
  id: string,
): Outcome<{ readonly file: StagedFileRow; readonly reading: ReturnReadingView }> {
  const found = findStaged(office, book, staging, id)
  if (found === null || staging === null) return gone()
  const { planned, judged } = found
  const evaluated = findEvaluated(book, judged.unit)
  if (evaluated === null) return gone()
  const { sheet, head, rows, cells, remarks, evidence } = judged.reading
  const reading = readingView({
    form: formOf(book, evaluated),
    sheet,
    head,
    rows: new Map(rows.map((row) => [row.indicator, row])),
    cells,
    remarks,
    evidence,
    against: planned.against,
    doubts: settleDoubts(judged.reading, judged.reading, []),
    decisions: [],
  })
  return { ok: true, value: { file: stagedRow(office, book, staging, planned), reading } }
}

/** A checked file's sheet, read again; only while its bytes are those that were checked. */
export async function stagedSheet(
  office: Office,
  book: YearBook,
  staging: Staging | null,
  id: string,
  name: string | null,
): Promise<Outcome<ShownSheet>> {
  const found = findStaged(office, book, staging, id)
  if (found === null) return gone()
  const { planned, judged } = found
  const opened = await openReturnFile(planned.file.found.path)
  if (!opened.ok) return fail('unreadable', opened.refusal.message)
  if (sha256Of(opened.bytes) !== judged.sha256) {
    return fail('stale-check', '文件在检查之后改动过，不能显示。请把文件重新拖入检查。')
  }
  const reader = office.startReader()
  const read = await reader.read(opened.bytes)
  await reader.close()
  if (!read.ok) return fail('unreadable', read.refusal.message)
  return showSheet(read.workbook, name ?? judged.reading.sheet)
}

function findStaged(office: Office, book: YearBook, staging: Staging | null, id: string) {
  const planned: PlannedFile | undefined =
    staging === null
      ? undefined
      : planStaging(office, book, staging).find((candidate) => candidate.file.id === id)
  const judged = planned?.file.judged
  return planned === undefined || judged?.kind !== 'readable' ? null : { planned, judged }
}

function gone(): Outcome<never> {
  return fail('unknown-pick', '这个文件已不在检查结果中，可能已经导入。请返回收表查看。')
}
