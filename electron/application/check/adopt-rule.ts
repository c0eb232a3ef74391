import { storeCellDecisions, type CellDecision } from '#db/cell-decisions.ts'
import { appendLog } from '#db/log.ts'
import { loadStanding, type Submission } from '#db/submissions.ts'
import type { KnownDoubt } from '#shared/returns/doubts.ts'
import type { Office } from '../office.ts'
import type { Outcome } from '../outcome.ts'
import type { YearBook } from '../year-book.ts'
import { refuseArchived } from '../year-state.ts'
import { submissionDoubts } from './checked-submission.ts'

/** 全部采用这一类: adopts every open doubt of one rule in the returns that count. */
export function adoptRule(
  office: Office,
  book: YearBook,
  code: string,
): Outcome<{ readonly adopted: number; readonly units: number }> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const { db } = office
  const actor = office.act()
  return db.transaction(() => {
    const found = openOfRule(office, book, code)
    for (const { submission, doubts } of found) {
      const decisions = doubts.map(({ indicator, field }): CellDecision => {
        return {
          submissionId: submission.id,
          indicator,
          field,
          kind: 'adopt',
          text: null,
          reason: '同类全部采用',
        }
      })
      storeCellDecisions(db, actor, decisions)
      appendLog(db, actor, {
        action: '核对',
        object: submission.unit,
        detail: {
          year: book.year.year,
          submission: submission.number,
          rule: code,
          decisions: decisions.map(({ indicator, field, kind, reason }) => ({
            indicator,
            field,
            kind,
            reason,
          })),
        },
      })
    }
    const adopted = found.reduce((sum, { doubts }) => sum + doubts.length, 0)
    return { ok: true, value: { adopted, units: found.length } } as const
  })()
}

/** The doubts of a rule that are still open and can be adopted, of every unit that has one. A refused cell cannot. */
export function openOfRule(
  { db }: Office,
  book: YearBook,
  code: string,
): readonly { readonly submission: Submission; readonly doubts: readonly KnownDoubt[] }[] {
  return [...loadStanding(db, book.year.year).values()].flatMap((submission) => {
    const doubts = submissionDoubts(db, submission.id).filter(
      (doubt) => doubt.code === code && doubt.state === 'open' && !doubt.refused,
    )
    return doubts.length === 0 ? [] : [{ submission, doubts }]
  })
}
