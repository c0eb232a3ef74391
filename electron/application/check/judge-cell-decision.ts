import { cellKey, doubtCode, remarkKeys, sameKey, type DecisionKey } from '#shared/returns/doubts.ts'
import { FIELDS } from '#shared/returns/own-cells.ts'
import { fail, type Outcome } from '../outcome.ts'
import type { CheckedSubmission } from './checked-submission.ts'

/** What the officer decides of one cell or remark. */
export interface NewCellDecision extends DecisionKey {
  readonly kind: 'adopt' | 'rewrite' | 'send-back' | 'undecided'
  /** Of a rewrite alone. */
  readonly text: string | null
  readonly reason: string
}

/** Whether a decision can be made at all; what a new text is read as, the reading says. */
export function judgeCellDecision(at: CheckedSubmission, decision: NewCellDecision): Outcome<null> {
  const { indicator, field, kind, text, reason } = decision
  if (kind === 'undecided') {
    if (at.decisions.some((known) => sameKey(known, decision))) return { ok: true, value: null }
    return fail('decision-not-allowed', '这一处还没有处理过，不需要撤销。')
  }
  if (kind === 'rewrite') {
    const isOwn = FIELDS.some((known) => known === field)
    const isKnown = at.sent.rows.some((row) => row.indicator === indicator)
    if (!isOwn || !isKnown || text === null) {
      return fail('decision-not-allowed', '这一处不是单位填写的单元格，不能改写。请采用，或退回单位。')
    }
    if (reason.trim() !== '') return { ok: true, value: null }
    return fail('reason-missing', '改写单位填报的内容请写明依据，例如“电话向单位核实”。')
  }
  const cells = at.cells.filter((cell) => sameKey(cellKey(cell), decision))
  const isRemark = remarkKeys(at.remarks).some((key) => sameKey(key, decision))
  if (cells.length === 0 && !isRemark && kind === 'adopt') {
    return fail('decision-not-allowed', '这一处已不在表中，没有可采用的内容。请刷新后再看。')
  }
  const refused = cells.find(({ error }) => error !== null && error !== 'duplicate-row')
  if (kind === 'adopt' && refused !== undefined) {
    return fail('decision-not-allowed', '这一格没有读成可用的内容，不能采用。请改写，或退回单位。')
  }
  if (kind === 'send-back' && reason.trim() === '') {
    return fail('reason-missing', '退回单位请写明要单位改什么。')
  }
  return { ok: true, value: null }
}

/** Adopted cells whose doubt is another after a row was read again: what was adopted is not what stands there now. */
export function outlivedAdoptions(
  at: CheckedSubmission,
  reread: readonly { readonly cells: CheckedSubmission['cells'] }[],
): readonly DecisionKey[] {
  const now = reread.flatMap(({ cells }) => cells)
  return at.decisions.filter((decision) => {
    if (decision.kind !== 'adopt') return false
    const before = at.cells.find((cell) => sameKey(cellKey(cell), decision))
    const after = now.find((cell) => sameKey(cellKey(cell), decision))
    if (before === undefined || after === undefined) return false
    const code = doubtCode(after)
    return code !== null && code !== doubtCode(before)
  })
}
