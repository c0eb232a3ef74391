import type { Field } from '#shared/returns/reading.ts'
import { locateTable } from '#shared/returns/locate-table.ts'
import { FIELDS } from '#shared/returns/own-cells.ts'
import type { Rewriting } from '#shared/returns/reading.ts'
import { rereadRow, type RereadRow } from '#shared/returns/reread-row.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { formOf } from '../year-book.ts'
import type { CheckedSubmission } from './checked-submission.ts'
import { submissionWorkbook } from './submission-workbook.ts'

/** A decision on a cell as far as it changes how a row reads. */
export interface RowDecision {
  readonly indicator: string | null
  readonly field: string
  readonly kind: 'adopt' | 'rewrite' | 'send-back' | 'undecided'
  readonly text: string | null
  readonly reason: string
  readonly operator: string
  readonly at: string
}

/** Reads rows of a submission again from its kept bytes, with the texts of the decisions that shall stand. */
export async function rereadRows(
  office: Office,
  { book, evaluated, submission }: CheckedSubmission,
  indicators: readonly string[],
  decisions: readonly RowDecision[],
): Promise<Outcome<readonly RereadRow[]>> {
  if (indicators.length === 0) return { ok: true, value: [] }
  const workbook = await submissionWorkbook(office, submission)
  if (!workbook.ok) return workbook
  const form = formOf(book, evaluated)
  const table = locateTable(workbook.value, form)
  if (!table.ok) return fail('unreadable', table.error.message)
  const rows: RereadRow[] = []
  for (const indicator of indicators) {
    const own = decisions.filter((decision) => decision.indicator === indicator)
    const row = rereadRow(workbook.value, form, table.value, indicator, {
      rewritings: rewritingsOf(own),
      ignoreSecond: own.some(({ field, kind }) => field === 'duplicate-row' && kind === 'adopt'),
    })
    if (row === null) {
      return fail(
        'decision-not-allowed',
        `原表中没有编号 ${indicator} 的这一格（整行或整列被删去），不能改写。请退回单位，或在审核时直接核定。`,
      )
    }
    rows.push(row)
  }
  return { ok: true, value: rows }
}

function rewritingsOf(decisions: readonly RowDecision[]): ReadonlyMap<Field, Rewriting> {
  return new Map(
    decisions.flatMap(({ field, kind, text, reason, operator, at }) => {
      const own = FIELDS.find((known) => known === field)
      if (kind !== 'rewrite' || own === undefined || text === null) return []
      return [[own, { text, reason, operator, at }] as const]
    }),
  )
}
