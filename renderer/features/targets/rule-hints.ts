import type { IndicatorRow } from '#shared/contract/scheme.ts'

/** What each rule does, in a line. */
export const RULE_HINTS: Readonly<Record<IndicatorRow['rule'], string>> = {
  'higher-is-better': '完成值 ÷ 目标值 × 分值，超额不加分。',
  'lower-is-better': '完成值越低越好，不超过目标值得满分。',
  steps: '完成值到哪一级，就得分值的多少。',
  graded: '先定档次，再在本档的范围内给分；档次在“计分办法”中设。',
  'yes-no': '是得满分，否得 0 分。',
  'per-occurrence': '每发生一次扣几分，扣完为止。',
}
