import { storeCellDecisions, type CellDecision } from '#db/cell-decisions.ts'
import { appendLog, type Actor } from '#db/log.ts'
import { storeRereadRow } from '#db/reread-rows.ts'
import { sameKey } from '#shared/returns/doubts.ts'
import type { RereadRow } from '#shared/returns/reread-row.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { changeStanding } from '../reopen-changed.ts'
import { refuseArchived } from '../year-state.ts'
import { openSubmission, type CheckedSubmission } from './checked-submission.ts'
import { judgeCellDecision, outlivedAdoptions, type NewCellDecision } from './judge-cell-decision.ts'
import { rereadRows } from './reread.ts'

/**
 * Keeps what the officer decided of cells and remarks of one submission, all or none. Rows whose texts change are read
 * again by the same rules; an own text that cannot be read is refused with the sentence that a unit would get.
 */
export async function decideCells(
  office: Office,
  submissionId: number,
  decisions: readonly NewCellDecision[],
): Promise<Outcome<null>> {
  const opened = openSubmission(office, submissionId)
  if (!opened.ok) return opened
  const at = opened.value
  const open = refuseArchived(at.book.year)
  if (!open.ok) return open
  for (const decision of decisions) {
    const judged = judgeCellDecision(at, decision)
    if (!judged.ok) return judged
  }
  const actor = office.act()
  const made = decisions.map((decision): CellDecision => {
    const { indicator, field, kind, text, reason } = decision
    return {
      submissionId,
      indicator,
      field,
      kind,
      text: kind === 'rewrite' ? text : null,
      reason: reason.trim(),
    }
  })
  const reread = await rereadRows(office, at, changedRows(at, made), standingAfter(at, made, actor))
  if (!reread.ok) return reread
  const unreadable = findUnreadable(made, reread.value)
  if (unreadable !== null) return fail('rewrite-refused', unreadable)
  const outlived = outlivedAdoptions(at, reread.value)
    .filter((key) => !made.some((decision) => sameKey(decision, key)))
    .map(({ indicator, field }): CellDecision => {
      const reason = '同一行改写后疑点变了'
      return { submissionId, indicator, field, kind: 'undecided', text: null, reason }
    })
  keep(office, at, actor, [...made, ...outlived], reread.value)
  return { ok: true, value: null }
}

function standingAfter(at: CheckedSubmission, made: readonly CellDecision[], actor: Actor) {
  const others = at.decisions.filter((known) => !made.some((decision) => sameKey(decision, known)))
  return [...others, ...made.map((decision) => ({ ...decision, ...actor }))]
}

/** The indicators whose row reads otherwise by the decisions: a text comes or goes, a second row is set aside or not. */
function changedRows(at: CheckedSubmission, made: readonly CellDecision[]): readonly string[] {
  const changed = made.filter((decision) => {
    const before = at.decisions.find((known) => sameKey(known, decision))
    const isAbout = (kind: CellDecision['kind'] | undefined): boolean =>
      kind === 'rewrite' || (kind === 'adopt' && decision.field === 'duplicate-row')
    return isAbout(decision.kind) || isAbout(before?.kind)
  })
  return [...new Set(changed.flatMap(({ indicator }) => indicator ?? []))]
}

function findUnreadable(made: readonly CellDecision[], reread: readonly RereadRow[]): string | null {
  const cells = reread.flatMap((row) => row.cells)
  const refused = made
    .filter(({ kind }) => kind === 'rewrite')
    .flatMap(({ indicator, field }) =>
      cells.filter((cell) => cell.indicator === indicator && cell.field === field && cell.error !== null),
    )
  return refused[0]?.message ?? null
}

function keep(
  { db }: Office,
  { book, submission }: CheckedSubmission,
  actor: Actor,
  decisions: readonly CellDecision[],
  reread: readonly RereadRow[],
): void {
  const { year } = book.year
  db.transaction(() => {
    const reopening = {
      year,
      unit: submission.unit,
      way: '办公室改写',
      opinion: (_: unknown, indicator: string) => rewritingText(decisions, indicator),
    }
    const { result: digests, reopened } = changeStanding(db, actor, reopening, () => {
      storeCellDecisions(db, actor, decisions)
      return reread.map((row) => storeRereadRow(db, actor, submission.id, row))
    })
    appendLog(db, actor, {
      action: '核对',
      object: submission.unit,
      detail: {
        year,
        submission: submission.number,
        decisions: decisions.map(({ indicator, field, kind, text, reason }) => ({
          indicator,
          field,
          kind,
          ...(text === null ? {} : { text }),
          reason,
        })),
        // So that a row changed afterwards shows.
        reread: digests,
        reopened,
      },
    })
  })()
}

function rewritingText(decisions: readonly CellDecision[], indicator: string): string {
  const own = decisions.filter((decision) => decision.indicator === indicator)
  const texts = own.flatMap(({ text, reason }) => (text === null ? [] : [`“${text}”（${reason}）`]))
  return texts.length === 0 ? '撤销了本项的改写' : `本项改写为${texts.join('、')}`
}
