import type { UnitId } from '../plan/unit.ts'

/** The parts of an indicator that are typed as one text. */
export const INDICATOR_FIELDS = {
  title: '指标',
  measure: '计量单位',
  target: '本年目标',
  points: '分值',
  rule: '计分方式',
  pointsOff: '每次扣分',
  block: '板块',
  source: '任务',
  evidence: '佐证要求',
  noDataAllowed: '可填无数据',
  negativeAllowed: '可填负数',
} as const
export type IndicatorField = keyof typeof INDICATOR_FIELDS

/** The settings of a scheme that are typed as one text. */
export const SETTING_FIELDS = {
  name: '办法名称',
  deadline: '报送截止日期',
  leadWeight: '牵头单位权重',
  formula: '控制型算法',
  bonusCap: '加分封顶',
  bonusCounts: '加分计入总分',
  deductionCap: '扣分封顶',
  latePerWorkingDay: '每逾期 1 个工作日扣分',
  lateCap: '逾期扣分封顶',
  falseMaterial: '材料不实扣分',
  vetoAllowed: '启用一票否决',
  appealWorkingDays: '申诉期工作日数',
} as const
export type SettingField = keyof typeof SETTING_FIELDS

/**
 * One change of a scheme as a person made it, its values as texts; plain JSON, so that a draft is kept as the list of its
 * changes. Applied with applyEdit, which says in a sentence why it takes one not.
 */
export type SchemeEdit =
  | {
      readonly kind: 'indicator'
      readonly group: string
      readonly indicator: string
      readonly field: IndicatorField
      readonly text: string
    }
  /** '': the indicator's target holds; 无: no target for this unit. */
  | {
      readonly kind: 'unit-target'
      readonly group: string
      readonly indicator: string
      readonly unit: UnitId
      readonly text: string
    }
  | {
      readonly kind: 'steps'
      readonly group: string
      readonly indicator: string
      readonly steps: readonly { readonly atLeast: string; readonly percent: string }[]
    }
  /** Who answers for an indicator; `leads` are among `units`. */
  | {
      readonly kind: 'roles'
      readonly group: string
      readonly indicator: string
      readonly units: readonly UnitId[]
      readonly leads: readonly UnitId[]
    }
  /** A whole indicator as JSON, in the place of the one with its id or as a new one behind `after` (null: last). */
  | {
      readonly kind: 'put'
      readonly group: string
      readonly after: string | null
      readonly indicator: unknown
    }
  | { readonly kind: 'retire'; readonly group: string; readonly indicator: string }
  | {
      readonly kind: 'block'
      readonly group: string
      readonly block: string
      readonly field: 'name' | 'max'
      readonly text: string
    }
  | { readonly kind: 'add-block'; readonly group: string; readonly block: string; readonly name: string }
  | { readonly kind: 'remove-block'; readonly group: string; readonly block: string }
  | {
      readonly kind: 'group'
      readonly group: string
      readonly field: 'name' | 'unrankedReason'
      readonly text: string
    }
  /** null: not evaluated. A unit that leaves a group leaves its indicators. */
  | { readonly kind: 'place-unit'; readonly unit: UnitId; readonly group: string | null }
  | { readonly kind: 'rank-unit'; readonly unit: UnitId; readonly ranked: boolean }
  | { readonly kind: 'setting'; readonly field: SettingField; readonly text: string }
  /** From the highest to the lowest. */
  | {
      readonly kind: 'grades'
      readonly grades: readonly { readonly name: string; readonly from: string }[]
    }
  | {
      readonly kind: 'levels'
      readonly levels: readonly { readonly name: string; readonly points: string }[]
    }
  /** From the highest to the lowest; each reaches up to the one above it, the first to 100. */
  | { readonly kind: 'bands'; readonly bands: readonly { readonly name: string; readonly from: string }[] }
  | { readonly kind: 'quota'; readonly quota: { readonly grade: string; readonly percent: string } | null }
  /** All but the groups and the deadline, as JSON of a whole scheme. */
  | { readonly kind: 'settings'; readonly scheme: unknown }
  /** An earlier version as encodeScheme wrote it, all of it. */
  | { readonly kind: 'restore'; readonly scheme: string }
