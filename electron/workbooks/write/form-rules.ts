import type { Form, FormRow } from '#shared/returns/form.ts'
import { bandRange } from '#shared/scheme/bands.ts'
import { formatDecimal, isZero } from '#shared/scheme/decimal.ts'
import { formatPoints, formatPointsShort } from '#shared/scheme/points.ts'
import type { Rule } from '#shared/scheme/scheme.ts'

const ORDER: readonly Rule[] = [
  'graded',
  'higher-is-better',
  'lower-is-better',
  'steps',
  'yes-no',
  'per-occurrence',
]

/** The 计分方式 that the form uses, each in the words of the scheme (scoring.md, Item). */
export function explainRules(form: Form): readonly { readonly rule: Rule; readonly text: string }[] {
  return ORDER.filter((rule) => form.rows.some((row) => row.rule === rule)).map((rule) => ({
    rule,
    text: explainRule(rule, form),
  }))
}

function explainRule(rule: Rule, form: Form): string {
  const rows = form.rows.filter((row) => row.rule === rule)
  switch (rule) {
    case 'graded':
      return '按工作完成情况选择自评档次，并在该档次对应的分值区间内确定自评得分（分值区间见下表）。'
    case 'higher-is-better':
      return '得分＝分值×实际完成值÷年度目标值。达到或超过年度目标值的得满分，超额完成不加分。'
    case 'lower-is-better':
      return form.lowerIsBetterFormula === 'double'
        ? '实际完成值不高于年度目标值的得满分；高于年度目标值的，得分＝分值×（2－实际完成值÷年度目标值），达到年度目标值2倍及以上的不得分。'
        : '实际完成值不高于年度目标值的得满分；高于年度目标值的，得分＝分值×年度目标值÷实际完成值。'
    case 'steps':
      return `按实际完成值达到的最高一档计分。${rows.map(explainSteps).join('')}`
    case 'yes-no':
      return '已完成的填“是”，得满分；未完成的填“否”，不得分。'
    case 'per-occurrence':
      return `按发生次数扣分，扣完本项分值为止。${rows.map(explainOccurrences).join('')}`
  }
}

function explainSteps(row: FormRow): string {
  const steps = row.steps
    .filter((step) => !isZero(step.percent))
    .map(
      (step) =>
        `达到${formatDecimal(step.atLeast)}${row.measure ?? ''}的得分值的${formatDecimal(step.percent)}%`,
    )
  return `${row.indicatorId}：${steps.join('，')}，其余不得分。`
}

function explainOccurrences(row: FormRow): string {
  return row.pointsOff === null
    ? ''
    : `${row.indicatorId}：每发生1${row.measure ?? '次'}扣${formatPointsShort(row.pointsOff)}分。`
}

/** For each 分值 among the graded rows, the scores that each band allows: "8.00～10.00". */
export function bandRanges(
  form: Form,
): readonly { readonly points: string; readonly ranges: readonly string[] }[] {
  const all = new Set(form.rows.filter((row) => row.rule === 'graded').map((row) => row.points))
  return [...all]
    .toSorted((a, b) => b - a)
    .map((points) => ({
      points: formatPointsShort(points),
      ranges: form.bands.map((band) => {
        const { lowest, highest } = bandRange(band, points)
        return `${formatPoints(lowest)}～${formatPoints(highest)}`
      }),
    }))
}
