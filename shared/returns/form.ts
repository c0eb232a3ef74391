import type { Decimal } from '../scheme/decimal.ts'
import type { Day } from '../scheme/day.ts'
import type { Points } from '../scheme/points.ts'
import type { Band, Rule, Scheme, Step } from '../scheme/scheme.ts'

/** One unit's self-assessment form for a year: what is handed out, and what a return is read against. */
export interface Form {
  readonly unitId: string
  readonly unitName: string
  readonly groupName: string
  readonly year: number
  /** The version of the scheme since which this unit's form asks what it asks: indicators, points, targets, rules. */
  readonly schemeVersion: number
  readonly deadline: Day
  /** Office contact line as it is printed; '' where the office has not given one. */
  readonly contact: string
  readonly bands: readonly Band[]
  readonly lowerIsBetterFormula: Scheme['lowerIsBetterFormula']
  readonly rows: readonly FormRow[]
}

export interface FormRow {
  readonly indicatorId: string
  /** 重点任务: the program's or safeguard's short title. */
  readonly program: string
  /** 具体任务（指标）. */
  readonly title: string
  /** 承担角色: 牵头 or 责任. */
  readonly role: '牵头' | '责任'
  readonly rule: Rule
  readonly measure: string | null
  readonly target: Decimal | null
  readonly points: Points
  readonly steps: readonly Step[]
  readonly pointsOff: Points | null
  readonly noDataAllowed: boolean
  readonly negativeAllowed: boolean
  /** What may serve as evidence. */
  readonly evidence: string
}

/** The fixed header texts of the 自评表 table, in the order of the form that we hand out. */
export const FORM_HEADERS = [
  '编号',
  '重点任务',
  '具体任务（指标）',
  '承担角色',
  '计分方式',
  '计量单位',
  '年度目标值',
  '实际完成值',
  '完成率',
  '完成情况说明',
  '自评档次',
  '分值',
  '自评得分',
  '偏差原因及改进措施',
  '佐证材料编号',
  '备注',
] as const

export type FormHeader = (typeof FORM_HEADERS)[number]

export const HEAD_LABELS = [
  '单位名称（盖章）',
  '年度',
  '填表人',
  '联系电话',
  '单位负责人（签章）',
  '填报日期',
] as const

export const EVIDENCE_HEADERS = ['编号', '对应指标编号', '材料名称', '文号或日期', '类型', '页码'] as const

export const SHEET_NAMES = {
  guide: '填报说明',
  table: '自评表',
  evidence: '佐证材料目录',
  identity: 'kaoping',
} as const
