import type { Form, FormRow } from '#shared/returns/form.ts'
import { formatDecimal, type Decimal } from '#shared/scheme/decimal.ts'
import type { RowAnswers } from './form-answers.ts'
import { addressOf } from './form-columns.ts'
import { NOT_APPLICABLE } from './form-limits.ts'

const NO_RATE = '—'

export interface LiveCell {
  readonly formula: string
  readonly result: string | number
}

/**
 * 完成率 as a live formula, with the value that it has now. Nothing filled: empty. No figure, no target, 不适用 or a rule
 * without rate (graded, per-occurrence): "—". lower-is-better shows the rate that is scored, so that more is better in
 * every row.
 */
export function completionRate(
  row: FormRow,
  formula: Form['lowerIsBetterFormula'],
  at: number,
  answers: Pick<RowAnswers, 'actual' | 'grade'>,
): LiveCell {
  const actual = addressOf('实际完成值', at)
  const grade = addressOf('自评档次', at)
  const filled = isFilled(answers.actual)
  if (row.rule === 'graded') {
    return { formula: `IF(${grade}="","","${NO_RATE}")`, result: isFilled(answers.grade) ? NO_RATE : '' }
  }
  const rate = rateFormula(row, formula, actual, addressOf('年度目标值', at), answers.actual)
  const notApplicable = answers.grade === NOT_APPLICABLE
  return {
    formula: `IF(${grade}="${NOT_APPLICABLE}","${NO_RATE}",IF(${actual}="","",${rate.formula}))`,
    result: notApplicable ? NO_RATE : filled ? rate.result : '',
  }
}

function isFilled(answer: string | number | undefined): boolean {
  return answer !== undefined && answer !== ''
}

function rateFormula(
  row: FormRow,
  formula: Form['lowerIsBetterFormula'],
  cell: string,
  target: string,
  actual: string | number | undefined,
): LiveCell {
  if (row.rule === 'yes-no') {
    return {
      formula: `IF(${cell}="是",1,IF(${cell}="否",0,"${NO_RATE}"))`,
      result: actual === '是' ? 1 : actual === '否' ? 0 : NO_RATE,
    }
  }
  const rate = quantityRate(row, formula, cell, target)
  if (rate === null) return { formula: `"${NO_RATE}"`, result: NO_RATE }
  return {
    formula: `IF(ISNUMBER(${cell}),${rate.formula},"${NO_RATE}")`,
    result: typeof actual === 'number' ? rate.of(actual) : NO_RATE,
  }
}

interface Rate {
  readonly formula: string
  /** What the formula gives; binary on purpose, as every spreadsheet works it out. */
  readonly of: (actual: number) => number
}

function quantityRate(
  row: FormRow,
  formula: Form['lowerIsBetterFormula'],
  a: string,
  t: string,
): Rate | null {
  switch (row.rule) {
    case 'higher-is-better':
      return row.target === null ? null : higherRate(numberOf(row.target), a, t)
    case 'lower-is-better':
      return row.target === null ? null : lowerRate(formula, numberOf(row.target), a, t)
    case 'steps':
      return stepsRate(row, a)
    default:
      return null
  }
}

function higherRate(target: number, a: string, t: string): Rate {
  if (target > 0) return { formula: `${a}/${t}`, of: (actual) => actual / target }
  return { formula: `IF(${a}>=${t},1,0)`, of: (actual) => (actual >= target ? 1 : 0) }
}

function lowerRate(formula: Form['lowerIsBetterFormula'], target: number, a: string, t: string): Rate {
  if (target <= 0) return { formula: `IF(${a}<=${t},1,0)`, of: (actual) => (actual <= target ? 1 : 0) }
  if (formula === 'inverse') {
    return {
      formula: `IF(${a}<=${t},1,${t}/${a})`,
      of: (actual) => (actual <= target ? 1 : target / actual),
    }
  }
  return {
    formula: `MAX(0,MIN(1,2-${a}/${t}))`,
    of: (actual) => Math.max(0, Math.min(1, 2 - actual / target)),
  }
}

function stepsRate(row: FormRow, a: string): Rate {
  const steps = row.steps.map((step) => ({
    atLeast: formatDecimal(step.atLeast),
    percent: formatDecimal(step.percent),
  }))
  const rising = steps.toSorted((x, y) => Number(x.atLeast) - Number(y.atLeast))
  return {
    formula: rising.reduce((rest, step) => `IF(${a}>=${step.atLeast},${step.percent}/100,${rest})`, '0'),
    of: (actual) => Number(rising.findLast((step) => actual >= Number(step.atLeast))?.percent ?? '0') / 100,
  }
}

function numberOf(value: Decimal): number {
  return Number(formatDecimal(value))
}
