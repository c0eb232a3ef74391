import type { UnitId } from '../plan/unit.ts'
import type { Day } from '../scheme/day.ts'
import { decimal, formatDecimal, multiplyDecimals, type Decimal } from '../scheme/decimal.ts'
import { formatPoints, formatPointsShort, points as asPoints, type Points } from '../scheme/points.ts'
import { RULE_NAMES } from '../scheme/rule-names.ts'
import type { Scheme } from '../scheme/scheme.ts'
import { lateDeduction } from './adjust.ts'
import { explainFormula } from './explain-formula.ts'
import { explainGrade } from './explain-grade.ts'
import type { UnitInput, UnitItems, YearInput } from './input.ts'
import { scoreItem, standingValues } from './item-score.ts'
import { countBonus, countDeductions, type CountedLine } from './matters.ts'
import { prepareGroup, type PreparedBlock, type PreparedItem } from './prepare.ts'
import type { BlockScore, ItemScore, ItemState, UnitScore } from './score-sheet.ts'
import { scoreYear } from './score-year.ts'
import { listLateWorkingDays } from './working-days.ts'

/** Where an item's score comes from. Who verified it and which cell it was read from, the caller adds from its records. */
export interface ItemExplanation {
  readonly item: ItemScore
  readonly ruleName: string
  /** The values that stand, reported or verified; null where the row says nothing. */
  readonly input: { readonly text: string; readonly from: '填报' | '核定' } | null
  /** 测算分 with the numbers put in; null where there is none. */
  readonly suggestion: string | null
  /** The formula on the values that stand; null where they give none. */
  readonly formula: string | null
  readonly state: ItemState
  /** Why the item is in this state, in a sentence. */
  readonly reason: string
}

export interface BlockExplanation {
  readonly block: BlockScore
  /** "80 × 20.5 ÷ 25 = 65.60"; null while pending, and for a dropped block. */
  readonly formula: string | null
  /** What is multiplied and added up, item by item. */
  readonly terms: readonly {
    readonly indicator: string
    readonly weight: Decimal
    readonly score: Points
    readonly points: Points
    /** 权重 × 得分 and 权重 × 分值, in points. */
    readonly weightedScore: Decimal
    readonly weightedPoints: Decimal
  }[]
  /** The sums of both; null for a dropped block. */
  readonly sums: { readonly score: Decimal; readonly points: Decimal } | null
  readonly reason: string
}

export interface MatterExplanation extends CountedLine {
  readonly reason: string
}

export interface UnitExplanation {
  readonly unit: UnitScore
  readonly items: readonly ItemExplanation[]
  readonly blocks: readonly BlockExplanation[]
  readonly base: string
  readonly bonus: { readonly lines: readonly MatterExplanation[]; readonly formula: string }
  readonly deduction: {
    readonly lateDays: readonly Day[]
    readonly lateFormula: string
    readonly lines: readonly MatterExplanation[]
    readonly formula: string
  }
  readonly total: string
  readonly rank: string
  readonly grade: string
}

/** The chain behind one item; throws where the unit or the indicator is not evaluated. */
export function explainItem(input: YearInput, unit: UnitId, indicatorId: string): ItemExplanation {
  const own = unitInput(input, unit)
  const item = blocksOf(input.scheme, own)
    .flatMap((block) => block.items)
    .find(({ indicator }) => indicator.id === indicatorId)
  if (item === undefined) throw new Error(`${unit} is not evaluated on ${indicatorId}`)
  return itemExplanation(item, own, input.scheme)
}

/** What is behind each item of a unit, which depends on nothing of the other units. */
export function explainItems(scheme: Scheme, unit: UnitItems): readonly ItemExplanation[] {
  return blocksOf(scheme, unit).flatMap(({ items }) =>
    items.map((item) => itemExplanation(item, unit, scheme)),
  )
}

/** The whole chain behind a unit's grade (scoring.md, Explain); worked out when asked. */
export function explainUnit(input: YearInput, unit: UnitId): UnitExplanation {
  const own = unitInput(input, unit)
  const { scheme } = input
  const group = scoreYear(input).groups.find(({ id }) => id === own.groupId)
  const score = group?.units.find((candidate) => candidate.unit === unit)
  if (group === undefined || score === undefined) throw new Error(`${unit} has no score sheet`)
  const lateDays =
    own.firstReceived === null ? [] : listLateWorkingDays(input.deadline, own.firstReceived, input.calendar)
  const late = lateDeduction(score.lateWorkingDays, scheme)
  const bonus = countBonus(own.adjustments, scheme)
  const deductions = countDeductions(own.adjustments, scheme)
  return {
    unit: score,
    items: explainItems(scheme, own),
    blocks: score.blocks().map((block) => explainBlock(block, score.pendingItems)),
    base: explainBase(score),
    bonus: {
      lines: bonus.lines.map(explainLine),
      formula: cappedText(`合计 ${formatPoints(bonus.sum)}`, bonus.sum, scheme.bonus.cap),
    },
    deduction: {
      lateDays,
      lateFormula:
        score.lateWorkingDays === null
          ? '没有报送，各项按缺报计，不再计逾期扣分'
          : lateText(score.lateWorkingDays, scheme),
      lines: deductions.lines.map(explainLine),
      formula: cappedText(
        sumText([late, deductions.sum]),
        asPoints(late + deductions.sum),
        scheme.deduction.cap,
      ),
    },
    total: explainTotal(score, scheme.bonus.countsInTotal),
    ...explainGrade(score, group, own, scheme),
  }
}

function unitInput(input: YearInput, unit: UnitId): UnitInput {
  const own = input.units.find((candidate) => candidate.unit === unit)
  if (own === undefined) throw new Error(`${unit} is not evaluated in ${input.year}`)
  return own
}

function blocksOf(scheme: Scheme, unit: UnitItems): readonly PreparedBlock[] {
  const group = scheme.groups.find(({ id }) => id === unit.groupId)
  const blocks = group === undefined ? undefined : prepareGroup(group, scheme).get(unit.unit)?.blocks
  if (blocks === undefined) throw new Error(`${unit.unit} is not in group ${unit.groupId}`)
  return blocks
}

function itemExplanation(item: PreparedItem, unit: UnitItems, scheme: Scheme): ItemExplanation {
  const input = unit.items.get(item.indicator.id)
  const scored = scoreItem(item, input)
  const reported = input?.reported ?? null
  const standing = standingValues(reported, input?.verified ?? null)
  const text = standing === null ? null : (scored.actual ?? scored.grade ?? standing.values.band)
  return {
    item: scored,
    ruleName: RULE_NAMES[item.indicator.rule],
    input:
      standing === null || text === null
        ? null
        : { text, from: standing.from === 'verified' || scored.grade !== null ? '核定' : '填报' },
    suggestion:
      scored.suggested === null || reported === null ? null : explainFormula(item, reported, scheme),
    formula: standing === null ? null : explainFormula(item, standing.values, scheme),
    state: scored.state,
    reason: stateReason(scored, unit),
  }
}

function stateReason(item: ItemScore, { items, submission }: UnitItems): string {
  const reported = items.get(item.indicator)?.reported ?? null
  switch (item.state) {
    case 'scored':
      return `审核得分 ${formatPoints(item.score ?? 0)}，满分 ${formatPoints(item.points)}`
    case 'missing':
      if (submission === null && reported === null) return '没有报送，按缺报计 0 分'
      return reported?.filled === true ? '所填内容不能计分，按缺报计 0 分' : '本行没有填写，按缺报计 0 分'
    case 'not-applicable':
      return '不适用，经办公室确认，不计入分子分母'
    case 'no-data':
      return '本年度无调查数据，经办公室确认，不计入分子分母'
    case 'pending':
      if (reported?.refused === true) return '本行有不能识别的单元格，待审核'
      if (reported?.notApplicable === true) return '填报为不适用，待办公室确认'
      return reported?.noData === true ? '填报为无调查数据，待办公室确认' : '还没有审核得分'
  }
}

function explainBlock(block: BlockScore, pendingItems: number): BlockExplanation {
  const inPoints = (weight: Decimal, value: Points): Decimal =>
    multiplyDecimals(weight, { mantissa: BigInt(value), scale: 2 })
  const terms = block.items.flatMap(({ indicator, weight, score, points }) =>
    score === null
      ? []
      : [
          {
            indicator,
            weight,
            score,
            points,
            weightedScore: inPoints(weight, score),
            weightedPoints: inPoints(weight, points),
          },
        ],
  )
  if (block.dropped) {
    const reason = '没有计分的项目，本部分不计，其余部分折算为百分'
    return { block, formula: null, terms, sums: null, reason }
  }
  const sums = {
    score: terms.reduce((sum, { weightedScore }) => addDecimals(sum, weightedScore), NOTHING),
    points: terms.reduce((sum, { weightedPoints }) => addDecimals(sum, weightedPoints), NOTHING),
  }
  if (block.score === null) {
    return { block, formula: null, terms, sums, reason: `还有 ${pendingItems} 项待审核，暂不计分` }
  }
  const formula = `${formatPointsShort(block.max)} × ${formatDecimal(sums.score)} ÷ ${formatDecimal(sums.points)} = ${formatPoints(block.score)}`
  return { block, formula, terms, sums, reason: '满分 × Σ（权重 × 得分）÷ Σ（权重 × 分值）' }
}

const NOTHING = decimal('0')

function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale)
  const at = ({ mantissa, scale: own }: Decimal): bigint => mantissa * 10n ** BigInt(scale - own)
  return { mantissa: at(a) + at(b), scale }
}

function explainBase({ blocks: list, base, notEvaluated, pendingItems }: UnitScore): string {
  if (notEvaluated) return '没有计分的项目，未参评'
  if (base === null) return `还有 ${pendingItems} 项待审核，暂不计分`
  const blocks = list()
  const left = blocks.filter(({ score }) => score !== null)
  const sum = left.map(({ score }) => formatPoints(score ?? 0)).join(' + ')
  if (left.length === blocks.length) return `${sum} = ${formatPoints(base)}`
  return `100 × (${sum}) ÷ (${left.map(({ max }) => formatPointsShort(max)).join(' + ')}) = ${formatPoints(base)}`
}

function explainLine(counted: CountedLine): MatterExplanation {
  const reason = counted.counted ? '计入' : '与另一条为同一事项，只计最高的一次'
  return { ...counted, reason }
}

function lateText(days: number, { deduction: { latePerWorkingDay, lateCap } }: Scheme): string {
  const sum = asPoints(days * latePerWorkingDay)
  return cappedText(`${days} × ${formatPoints(latePerWorkingDay)} = ${formatPoints(sum)}`, sum, lateCap)
}

/** "1.50 + 0.50 = 2.00". */
function sumText(parts: readonly Points[]): string {
  return `${parts.map(formatPoints).join(' + ')} = ${formatPoints(asPoints(parts.reduce((a, b) => a + b, 0)))}`
}

/** What a sum counts as under its cap; the last number is the one on the score sheet. */
function cappedText(text: string, sum: Points, cap: Points): string {
  const [word, counts] = sum > cap ? ['超过', cap] : ['不超过', sum]
  return `${text}，${word}上限 ${formatPoints(cap)}，计 ${formatPoints(counts)}`
}

function explainTotal({ base, bonus, deduction, total }: UnitScore, countsInTotal: boolean): string {
  if (base === null || total === null) return '没有总分'
  const added = countsInTotal ? ` + ${formatPoints(bonus)}` : ''
  const formula = `${formatPoints(base)}${added} − ${formatPoints(deduction)}`
  const bare = base + (countsInTotal ? bonus : 0) - deduction
  const note = countsInTotal || bonus === 0 ? '' : `；加分 ${formatPoints(bonus)} 只用于同分排序`
  const result = bare < 0 ? '不足 0，计 0.00' : `= ${formatPoints(total)}`
  return `${formula} ${result}${note}`
}
