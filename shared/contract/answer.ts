import { z } from 'zod'

/** Why a call was not done, for programs; people read the message. */
export const ERROR_CODES = [
  // The call itself.
  'unknown-call',
  'bad-request',
  'not-allowed',
  'not-in-this-host',
  'busy',
  'cancelled',
  'failed',
  // The database.
  'no-database',
  'missing',
  'exists',
  'foreign',
  'network-share',
  'newer',
  'in-use',
  'damaged',
  'no-access',
  'backup-failed',
  'upgrade-failed',
  'addon',
  // Who is at the desk.
  'nobody-at-desk',
  'role-missing',
  'operator-not-taken',
  'last-decider',
  'unknown-operator',
  'pin-not-taken',
  'wrong-pin',
  'wait',
  'reason-missing',
  // The log.
  'unknown-entry',
  'cannot-undo',
  // Years, units, items.
  'no-year',
  'year-exists',
  'archived',
  'unknown-unit',
  'unknown-indicator',
  'unknown-submission',
  'unknown-evidence',
  'unknown-pick',
  'unknown-place',
  'unknown-document',
  // Units over the years.
  'unit-name',
  'unit-change',
  'unknown-change',
  'work-point',
  'nothing-picked',
  // Checking and deciding returns.
  'stale-check',
  'rewrite-refused',
  // 加减分, 反馈, 申诉.
  'adjustment-not-taken',
  'same-matter',
  'feedback-not-taken',
  'appeal-not-taken',
  'unknown-appeal',
  // Reviewing.
  'out-of-band',
  'out-of-points',
  'unknown-band',
  'decision-not-allowed',
  'opinion-missing',
  // 定等, 归档, 年度进度.
  'not-graded',
  'grades-fixed',
  'grade-refused',
  'unknown-grade',
  'cannot-move',
  'not-ready',
  'not-archived',
  'not-verified',
  'log-broken',
  'copy-failed',
  // 多人协作.
  'in-copy',
  'looking-only',
  'no-copy',
  'no-package',
  'wrong-package',
  'unknown-package',
  'wrong-year',
  'merged-already',
  'older-package',
  'other-history',
  'undecided',
  'changed-meanwhile',
  'colleague-missing',
  // 指标与目标.
  'reason-missing',
  'draft-changed',
  'nothing-changed',
  'nothing-to-undo',
  'scheme-wrong',
  // Files.
  'too-large',
  'unreadable',
  'disk-full',
  'no-permission',
  'path-too-long',
  'no-folder',
  'file-in-use',
  'save-failed',
  'evidence-left',
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]

export interface CallError {
  readonly code: ErrorCode
  /** Chinese, whole sentences: what is wrong, what to do. */
  readonly message: string
}

/** What every call gives back; it never rejects for what can be expected. */
export type Answer<Value> =
  | {
      readonly ok: true
      readonly value: Value
      /** The entries that the call wrote in the log and that can be undone, in order; absent where there are none. */
      readonly undoable?: readonly number[]
    }
  | { readonly ok: false; readonly error: CallError }

export const callError = z.strictObject({ code: z.enum(ERROR_CODES), message: z.string() })
