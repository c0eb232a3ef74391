import type { Rule } from './scheme.ts'

/** The words on the form for each rule. */
export const RULE_NAMES: Readonly<Record<Rule, string>> = {
  'higher-is-better': '正向定量',
  'lower-is-better': '控制型',
  steps: '阶梯',
  graded: '定性三档',
  'yes-no': '是否',
  'per-occurrence': '扣分制',
}
