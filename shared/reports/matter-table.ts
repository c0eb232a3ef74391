import { formatPoints, formatPointsShort } from '../scheme/points.ts'
import type { Scheme } from '../scheme/scheme.ts'
import { lateDeduction } from '../scoring/adjust.ts'
import type { UnitInput } from '../scoring/input.ts'
import { countBonus, countDeductions } from '../scoring/matters.ts'
import type { UnitScore } from '../scoring/score-sheet.ts'
import { fillTemplate } from './fill-template.ts'
import type { ReportColumn } from './report-model.ts'

export const MATTER_COLUMNS: readonly ReportColumn[] = [
  { header: '类别', width: 13.5, align: 'center' },
  { header: '事由', width: 33, align: 'left' },
  { header: '文号', width: 32, align: 'left' },
  { header: '分值', width: 10, align: 'right' },
  { header: '是否计入', width: 13.5, align: 'center' },
]

/** The registered bonus and deduction matters of a unit, lateness among them, a row each. */
export function matterRows(
  score: UnitScore,
  unit: UnitInput,
  scheme: Scheme,
): readonly (readonly string[])[] {
  const late = lateDeduction(score.lateWorkingDays, scheme)
  const lines = [
    ...countBonus(unit.adjustments, scheme).lines,
    ...countDeductions(unit.adjustments, scheme).lines,
  ]
  return [
    ...lines.map(({ line, points, counted }) => [
      KINDS[line.kind],
      line.reason,
      line.document,
      formatPoints(points),
      counted ? '计入' : '同一事项不重复计',
    ]),
    ...(late > 0
      ? [
          [
            '逾期扣分',
            fillTemplate('逾期事由', { 天数: score.lateWorkingDays ?? 0 }),
            '',
            formatPoints(late),
            '计入',
          ],
        ]
      : []),
    ...(unit.veto === null ? [] : [['一票否决', unit.veto.reason, '', '—', '计入']]),
  ]
}

const KINDS = { bonus: '加分', deduction: '扣分', 'false-material': '材料不实' } as const

/** A line on the caps, where one was reached; '' where none was. */
export function capNote(score: UnitScore, unit: UnitInput, scheme: Scheme): string {
  return inNote(capTexts(score, unit, scheme))
}

/** The same of many units, each by name. */
export function capNoteOf(
  units: readonly { readonly score: UnitScore; readonly unit: UnitInput }[],
  scheme: Scheme,
): string {
  return inNote(
    units.flatMap(({ score, unit }) =>
      capTexts(score, unit, scheme).map((text) => fillTemplate('封顶单位', { 单位: score.name, 封顶: text })),
    ),
  )
}

function inNote(texts: readonly string[]): string {
  return texts.length === 0 ? '' : `注：${texts.join('；')}。`
}

function capTexts(score: UnitScore, unit: UnitInput, scheme: Scheme): readonly string[] {
  const bonus = countBonus(unit.adjustments, scheme).sum
  const deduction =
    countDeductions(unit.adjustments, scheme).sum + lateDeduction(score.lateWorkingDays, scheme)
  return [
    bonus > score.bonus ? fillTemplate('加分封顶', capValues(bonus, score.bonus)) : '',
    deduction > score.deduction ? fillTemplate('扣分封顶', capValues(deduction, score.deduction)) : '',
  ].filter((text) => text !== '')
}

function capValues(sum: number, counted: number): { readonly 合计: string; readonly 计入: string } {
  return { 合计: formatPointsShort(sum), 计入: formatPointsShort(counted) }
}
