/** Codes of spec "Reading it back": stable names for remarks and errors; the Chinese texts stand in messages.ts. */

/** A cell has one remark code, the first that applies in this order. */
export const CELL_REMARK_ORDER = [
  'band-mismatch',
  'score-far',
  'over-130',
  'reason-missing',
  'maybe-fraction',
  'approximate',
  'magnitude',
  'chinese-numeral',
  'rounded',
  'separator',
  'unit-suffix',
  'percent-sign',
  'full-width',
  'value-ignored',
  'evidence-unknown',
  'evidence-missing',
] as const

export type CellRemarkCode = (typeof CELL_REMARK_ORDER)[number]

export type RemarkCode =
  | CellRemarkCode
  | 'changed-target'
  | 'changed-points'
  | 'changed-title'
  | 'unknown-row'
  | 'merged'
  | 'hidden'
  | 'form-unverified'
  | 'form-outdated'
  | 'external-link'
  | 'control-characters'
  | 'legacy-format'
  | 'padded'

export type ErrorCode =
  | 'unreadable-number'
  | 'negative'
  | 'over-points'
  | 'unknown-band'
  | 'not-yes-no'
  | 'formula-without-result'
  | 'error-value'
  | 'no-data-not-allowed'
  | 'reason-missing'
  | 'duplicate-row'
