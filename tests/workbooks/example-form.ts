import { builtinPlan, builtinUnits } from '#shared/plan/builtin.ts'
import { buildForm } from '#shared/returns/build-form.ts'
import type { Form, FormRow } from '#shared/returns/form.ts'
import { builtinScheme } from '#shared/scheme/builtin.ts'
import { decimal } from '#shared/scheme/decimal.ts'
import { pointsOf } from '#shared/scheme/points.ts'
import type { FormAnswers, RowAnswers } from '#electron/workbooks/write/form-answers.ts'

export const SCHEME = builtinScheme(builtinUnits)

/** The real form of a unit of the built-in plan for 2018. */
export function exampleForm(unitName: string, contact = '科普部，0534-1234567'): Form {
  const unit = builtinUnits.find((one) => one.names.some(({ name }) => name === unitName))
  if (unit === undefined) throw new Error(`no unit ${unitName}`)
  return buildForm({ scheme: SCHEME, plan: builtinPlan, unit, year: 2018, schemeVersion: 1, contact })
}

const ROW: FormRow = {
  indicatorId: 'X1',
  program: '科普信息化',
  title: '做一件事',
  role: '责任',
  rule: 'graded',
  measure: null,
  target: null,
  points: pointsOf('10'),
  steps: [],
  pointsOff: null,
  noDataAllowed: false,
  negativeAllowed: false,
  evidence: '文件',
}

export function exampleRow(row: Partial<FormRow>): FormRow {
  return { ...ROW, ...row }
}

/** A row of each rule and variant, so that every formula and limit occurs. */
export function everyRuleForm(formula: Form['lowerIsBetterFormula'] = 'double'): Form {
  const steps = [
    { atLeast: decimal('0'), percent: decimal('0') },
    { atLeast: decimal('1'), percent: decimal('50') },
    { atLeast: decimal('2'), percent: decimal('100') },
  ]
  return {
    ...exampleForm('市教育局'),
    lowerIsBetterFormula: formula,
    rows: [
      exampleRow({ indicatorId: '1.1', rule: 'graded' }),
      exampleRow({ indicatorId: '1.10', rule: 'graded', points: pointsOf('4'), noDataAllowed: true }),
      exampleRow({ indicatorId: 'H1', rule: 'higher-is-better', target: decimal('3'), measure: '场' }),
      exampleRow({
        indicatorId: 'H2',
        rule: 'higher-is-better',
        target: decimal('10.5'),
        measure: '%',
        noDataAllowed: true,
      }),
      exampleRow({
        indicatorId: 'H3',
        rule: 'higher-is-better',
        target: decimal('0'),
        measure: '件',
        negativeAllowed: true,
      }),
      exampleRow({ indicatorId: 'H4', rule: 'higher-is-better', measure: '件' }),
      exampleRow({ indicatorId: 'K1', rule: 'lower-is-better', target: decimal('4'), measure: '天' }),
      exampleRow({ indicatorId: 'K2', rule: 'lower-is-better', target: decimal('0'), measure: '起' }),
      exampleRow({ indicatorId: 'T1', rule: 'steps', steps, measure: '份', points: pointsOf('4') }),
      exampleRow({ indicatorId: 'Y1', rule: 'yes-no', points: pointsOf('4') }),
      exampleRow({ indicatorId: 'D1', rule: 'per-occurrence', pointsOff: pointsOf('2.5'), measure: '次' }),
    ],
  }
}

/** A plausible answer for each row; nothing in it is a real unit's work. */
export function exampleAnswers(form: Form): FormAnswers {
  return {
    rows: new Map(form.rows.map((row, index) => [row.indicatorId, answerFor(row, index)])),
    head: { filledBy: '（填表人）', phone: '0534-7654321', responsible: '（负责人）', date: '2019年1月8日' },
    evidence: [
      {
        number: '1',
        indicators: '1.1',
        title: '关于印发科技教育工作安排的通知',
        reference: '文号略',
        kind: '文件',
        pages: '1-6',
      },
      {
        number: '2',
        indicators: '1.1、1.2',
        title: '培训签到册',
        reference: '2018-05-11',
        kind: '名册',
        pages: '7',
      },
    ],
  }
}

function answerFor(row: FormRow, index: number): RowAnswers {
  const common = {
    narrative: '按照年度计划组织开展相关活动，完成全部工作任务，材料已归档。',
    evidence: '1-2',
  }
  const points = row.points / 100
  switch (row.rule) {
    case 'graded':
      return index % 3 === 0
        ? {
            ...common,
            grade: '部分达成',
            selfScore: (points * 7) / 10,
            deviation: '进度滞后，已列入下年度计划。',
          }
        : { ...common, grade: '达成', selfScore: (points * 9) / 10 }
    case 'yes-no':
      return { ...common, actual: '是', selfScore: points }
    case 'steps':
      return { ...common, actual: 1, selfScore: points / 2 }
    default:
      return { ...common, actual: 3, selfScore: points / 2, deviation: '已查明原因，正在改进。' }
  }
}
