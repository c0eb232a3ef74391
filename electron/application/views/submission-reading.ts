import { loadEvidence, loadReadingCells, loadReadingRemarks, loadReadingRows } from '#db/readings.ts'
import { loadSubmissionRecords } from '#db/submission-records.ts'
import { loadStanding, loadSubmissions } from '#db/submissions.ts'
import type { SubmissionReading } from '#shared/contract/submissions.ts'
import type { CellReading } from '#shared/returns/reading.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { findEvaluated, formOf, type YearBook } from '../year-book.ts'
import { submissionRow } from './submission-rows.ts'

/** How one submission was read, row by row of the form, with what changed since the unit's submission before. */
export function submissionReading(
  { db }: Office,
  book: YearBook,
  submissionId: number,
): Outcome<SubmissionReading> {
  const submissions = [...loadSubmissions(db, book.year.year).values()].flat()
  const submission = submissions.find(({ id }) => id === submissionId)
  const record = loadSubmissionRecords(db, book.year.year).get(submissionId)
  const evaluated = submission === undefined ? null : findEvaluated(book, submission.unit)
  if (submission === undefined || record === undefined || evaluated === null) {
    return fail('unknown-submission', '没有找到这份自评表，请返回收表列表重新选择。')
  }
  const before = submissions.find(
    ({ unit, number }) => unit === submission.unit && number === submission.number - 1,
  )
  const cells = loadReadingCells(db, submissionId)
  const byIndicator = Map.groupBy(cells, (cell) => cell.indicator)
  const rows = loadReadingRows(db, submissionId)
  const stands = loadStanding(db, book.year.year).get(submission.unit)?.id === submissionId
  return {
    ok: true,
    value: {
      submission: submissionRow(book, submission, record, stands),
      sheet: submission.sheet,
      head: {
        filledBy: record.filledBy,
        phone: record.phone,
        responsible: record.responsible,
        date: record.filledOn,
      },
      rows: formOf(book, evaluated).rows.map(({ indicatorId, title }) => {
        const row = rows.get(indicatorId)
        return {
          indicator: indicatorId,
          title,
          filled: row?.filled ?? false,
          answered: row?.answered ?? false,
          refused: row?.refused ?? false,
          cells: byIndicator.get(indicatorId) ?? [],
        }
      }),
      remarks: loadReadingRemarks(db, submissionId),
      evidence: loadEvidence(db, submissionId),
      changes: before === undefined ? null : findChanges(loadReadingCells(db, before.id), cells),
    },
  }
}

/** Cells whose text is another now, in the order of the later form; those left empty now at the end. */
function findChanges(
  before: readonly CellReading[],
  after: readonly CellReading[],
): NonNullable<SubmissionReading['changes']> {
  const key = ({ indicator, field }: CellReading): string => `${indicator} ${field}`
  const old = new Map(before.map((cell) => [key(cell), cell]))
  const now = new Map(after.map((cell) => [key(cell), cell]))
  const changed = [...now].flatMap(([name, cell]) => {
    const was = old.get(name)?.original ?? ''
    const { indicator, field, original } = cell
    return was === original ? [] : [{ indicator, field, before: was, after: original }]
  })
  const gone = [...old].flatMap(([name, { indicator, field, original }]) =>
    now.has(name) ? [] : [{ indicator, field, before: original, after: '' }],
  )
  return [...changed, ...gone]
}
