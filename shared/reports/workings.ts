import type { UnitId } from '../plan/unit.ts'
import { formatDecimal } from '../scheme/decimal.ts'
import type { Points } from '../scheme/points.ts'
import { RULE_NAMES } from '../scheme/rule-names.ts'
import type { BlockScore, ItemScore, ItemState, ScoreSheet, UnitScore } from '../scoring/score-sheet.ts'
import { DRAFT_MARK, hasPendingItems } from './draft.ts'

/** 计分底稿: every item of every unit with where its score comes from. Points are whole hundredths. */
export interface WorkingsTable {
  readonly title: string
  readonly year: number
  readonly items: readonly WorkingsItem[]
  readonly blocks: readonly WorkingsBlock[]
  /** The returns that the values were taken from. */
  readonly files: readonly WorkingsFile[]
}

export interface WorkingsFile {
  readonly unit: string
  /** 1 for the unit's first return of the year. */
  readonly number: number
  readonly fileName: string
  readonly received: string
}

export interface WorkingsItem extends WorkingsDetail {
  readonly unit: string
  readonly block: string
  readonly indicator: string
  readonly title: string
  readonly rule: string
  /** Decimal string. */
  readonly weight: string
  /** Decimal string; '' without target. */
  readonly target: string
  readonly selfScore: Points | null
  readonly suggested: Points | null
  readonly score: Points | null
  readonly points: Points
  readonly state: string
}

/** What the score sheet doesn't hold of an item; the application has it from the submissions and reviews. */
export interface WorkingsDetail {
  readonly measure: string
  /** 上报完成值 and 核定完成值: decimal string, 是 or 否, a band, 不适用, 无数据; '' where there is none. */
  readonly reported: string
  readonly verified: string
  /** 算式 with the numbers put in: "10×3÷4＝7.50". */
  readonly formula: string
  /** 取数位置: "第2次 自评表!H12"; the file stands among `files`. */
  readonly origin: string
  /** 原文 of that cell. */
  readonly original: string
  /** 核定人与时间. */
  readonly verifiedBy: string
  readonly opinion: string
}

export interface WorkingsBlock {
  readonly unit: string
  readonly block: string
  readonly max: Points
  readonly score: Points | null
  readonly status: 'scored' | 'pending' | 'dropped'
}

/** The words for the states of an item. */
export const STATE_NAMES: Readonly<Record<ItemState, string>> = {
  scored: '已核定',
  pending: '待核定',
  missing: '缺报',
  'not-applicable': '不适用',
  'no-data': '无数据',
}

export const NO_DETAIL: WorkingsDetail = {
  measure: '',
  reported: '',
  verified: '',
  formula: '',
  origin: '',
  original: '',
  verifiedBy: '',
  opinion: '',
}

export function buildWorkings(
  sheet: ScoreSheet,
  detailOf: (unit: UnitId, indicator: string) => WorkingsDetail | null,
  fileOf: (unit: UnitId) => Omit<WorkingsFile, 'unit'> | null,
): WorkingsTable {
  const units = sheet.groups.flatMap((group) => group.units)
  return {
    title: `${sheet.year}年度全民科学素质工作计分底稿${hasPendingItems(sheet) ? `（${DRAFT_MARK}）` : ''}`,
    year: sheet.year,
    items: units.flatMap((unit) =>
      unit.blocks().flatMap((block) =>
        block.items.map((item) => ({
          ...(detailOf(unit.unit, item.indicator) ?? NO_DETAIL),
          ...itemPart(unit, block, item),
        })),
      ),
    ),
    blocks: units.flatMap((unit) => unit.blocks().map((block) => blockPart(unit, block))),
    files: units.flatMap((unit) => {
      const file = fileOf(unit.unit)
      return file === null ? [] : [{ unit: unit.name, ...file }]
    }),
  }
}

function itemPart(
  unit: UnitScore,
  block: BlockScore,
  item: ItemScore,
): Omit<WorkingsItem, keyof WorkingsDetail> {
  return {
    unit: unit.name,
    block: block.name,
    indicator: item.indicator,
    title: item.title,
    rule: RULE_NAMES[item.rule],
    weight: formatDecimal(item.weight),
    target: item.target === null ? '' : formatDecimal(item.target),
    selfScore: item.selfScore,
    suggested: item.suggested,
    score: item.score,
    points: item.points,
    state: STATE_NAMES[item.state],
  }
}

function blockPart(unit: UnitScore, block: BlockScore): WorkingsBlock {
  return {
    unit: unit.name,
    block: block.name,
    max: block.max,
    score: block.score,
    status: block.dropped ? 'dropped' : block.score === null ? 'pending' : 'scored',
  }
}
