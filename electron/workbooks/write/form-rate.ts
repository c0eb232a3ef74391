import type { Form, FormRow } from '#shared/returns/form.ts'
import { formatDecimal, type Decimal } from '#shared/scheme/decimal.ts'
import { addressOf } from './form-columns.ts'

const NO_RATE = '—'

export interface LiveCell {
  readonly formula: string
  readonly result: string | number
}

/**
 * 完成率 as a live formula, with the value that it has now. Nothing filled: empty. No figure, no target or a rule without
 * rate (graded, per-occurrence): "—". lower-is-better shows the rate that is scored, so that more is better in every row.
 */
export function completionRate(
  row: FormRow,
  formula: Form['lowerIsBetterFormula'],
  at: number,
  actual: string | number | undefined,
): LiveCell {
  const cell = addressOf('实际完成值', at)
  const filled = actual !== undefined && actual !== ''
  const figure = typeof actual === 'number' ? actual : null
  if (row.rule === 'yes-no') {
    return {
      formula: `IF(${cell}="","",IF(${cell}="是",1,IF(${cell}="否",0,"${NO_RATE}")))`,
      result: !filled ? '' : actual === '是' ? 1 : actual === '否' ? 0 : NO_RATE,
    }
  }
  const rate = quantityRate(row, formula, cell, addressOf('年度目标值', at))
  if (rate === null) return { formula: `IF(${cell}="","","${NO_RATE}")`, result: filled ? NO_RATE : '' }
  return {
    formula: `IF(${cell}="","",IF(ISNUMBER(${cell}),${rate.formula},"${NO_RATE}"))`,
    result: !filled ? '' : figure === null ? NO_RATE : rate.of(figure),
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
