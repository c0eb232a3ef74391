import type { UnitId } from '../plan/unit.ts'
import { points, type Points } from '../scheme/points.ts'
import type { BlockScore, GroupScore, ScoreSheet, UnitScore } from '../scoring/score-sheet.ts'
import { DRAFT_MARK, hasPendingItems } from './draft.ts'
import { fillTemplate, fillTitle } from './fill-template.ts'

/** 得分汇总表: a view of the score sheet, nothing worked out anew but the programs' sums. Points are whole hundredths. */
export interface SummaryTable {
  readonly title: string
  readonly year: number
  /** 征求意见稿: something is pending, so there is neither rank nor grade. */
  readonly draft: boolean
  readonly bonusCountsInTotal: boolean
  readonly groups: readonly SummaryGroup[]
}

export interface SummaryGroup {
  readonly name: string
  readonly blocks: readonly { readonly id: string; readonly name: string; readonly max: Points }[]
  readonly programs: readonly SummaryProgram[]
  /** In document order, 单列 units last. */
  readonly rows: readonly SummaryRow[]
  readonly notes: readonly string[]
}

export interface SummaryProgram {
  readonly number: number
  /** "青少年科学素质行动". */
  readonly name: string
}

export interface SummaryRow {
  readonly number: number
  readonly unit: UnitId
  readonly name: string
  /** In the order of the group's blocks; null while something is pending, and for a block without any item that counts. */
  readonly blocks: readonly (Points | null)[]
  /** Whether base follows from the blocks as a sum, or on a hundred of the blocks left; null: base is none or 暂计. */
  readonly baseRule: 'sum' | 'rescaled' | null
  /** In the order of the group's programs: score and full marks of the items that count; null: none counts. */
  readonly programs: readonly (ProgramScore | null)[]
  /** 暂计 where `provisional`. */
  readonly base: Points | null
  readonly bonus: Points
  readonly deduction: Points
  readonly total: Points | null
  readonly provisional: boolean
  readonly rank: number | null
  readonly grade: string
  readonly onTime: string
  readonly note: string
}

export interface ProgramScore {
  readonly score: Points
  readonly full: Points
}

export interface SummaryExtras {
  /** The programs that have a column, in the plan's order. */
  readonly programs: readonly SummaryProgram[]
  /** The program of an indicator by way of its source, for each group: group id → indicator id → program number. */
  readonly programOf: ReadonlyMap<string, ReadonlyMap<string, number>>
  readonly bonusCountsInTotal: boolean
  /** Why a unit is 未参评, and why one is 单列; without an entry only the word stands. */
  readonly reasons: ReadonlyMap<UnitId, string>
}

export function buildSummary(sheet: ScoreSheet, extras: SummaryExtras): SummaryTable {
  const draft = hasPendingItems(sheet)
  return {
    title: `${fillTitle('汇总表标题', { 年度: sheet.year }).title}${draft ? `（${DRAFT_MARK}）` : ''}`,
    year: sheet.year,
    draft,
    bonusCountsInTotal: extras.bonusCountsInTotal,
    groups: sheet.groups.map((group) => buildGroup(group, extras, draft)),
  }
}

function buildGroup(group: GroupScore, extras: SummaryExtras, draft: boolean): SummaryGroup {
  const programOf = extras.programOf.get(group.id) ?? new Map<string, number>()
  const used = new Set(programOf.values())
  const programs = extras.programs.filter(({ number }) => used.has(number))
  const ordered = [
    ...group.units.filter((unit) => !unit.unranked),
    ...group.units.filter((unit) => unit.unranked),
  ]
  const blocks = group.units[0]?.blocks() ?? []
  return {
    name: group.name,
    blocks: blocks.map(({ id, name, max }) => ({ id, name, max })),
    programs,
    rows: ordered.map((unit, index) => ({
      ...scoresOf(unit, draft),
      number: index + 1,
      unit: unit.unit,
      name: unit.name,
      programs: programs.map(({ number }) => programScore(unit, programOf, number)),
      onTime: onTime(unit),
      note: noteOf(unit, extras.reasons.get(unit.unit)),
    })),
    notes: notesOf(extras, {
      draft,
      hasPrograms: programs.length > 0,
      aside: !draft && group.units.some(({ unranked, grade }) => unranked && grade !== null),
    }),
  }
}

type Scores = Pick<
  SummaryRow,
  'blocks' | 'baseRule' | 'base' | 'bonus' | 'deduction' | 'total' | 'provisional' | 'rank' | 'grade'
>

function scoresOf(unit: UnitScore, draft: boolean): Scores {
  const provisional = unit.pendingItems > 0
  const base = provisional ? unit.provisional.base : unit.base
  return {
    blocks: unit.blocks().map((block) => block.score),
    baseRule: provisional || base === null ? null : baseRule(unit.blocks()),
    base,
    bonus: unit.bonus,
    deduction: unit.deduction,
    total: provisional ? unit.provisional.total : unit.total,
    provisional,
    rank: draft ? null : unit.rank,
    grade: draft ? '' : gradeText(unit),
  }
}

function baseRule(blocks: readonly BlockScore[]): 'sum' | 'rescaled' {
  return blocks.some((block) => block.dropped) ? 'rescaled' : 'sum'
}

function gradeText(unit: UnitScore): string {
  if (unit.gradeNote === '待定') return '待定'
  if (unit.grade === null) return ''
  // It is what the total would come to: the unit holds no grade that is given out.
  return unit.unranked ? `（${unit.grade}）` : `${unit.grade}${unit.provisionalGrade ? '（暂定）' : ''}`
}

function programScore(
  unit: UnitScore,
  programOf: ReadonlyMap<string, number>,
  program: number,
): ProgramScore | null {
  const items = unit
    .blocks()
    .flatMap((block) => block.items)
    .filter((item) => programOf.get(item.indicator) === program)
    .filter((item) => item.state === 'scored' || item.state === 'missing')
  if (items.length === 0) return null
  return {
    score: points(items.reduce((sum, item) => sum + (item.score ?? 0), 0)),
    full: points(items.reduce((sum, item) => sum + item.points, 0)),
  }
}

function onTime(unit: UnitScore): string {
  if (unit.lateWorkingDays === null) return '未报送'
  return unit.lateWorkingDays === 0 ? '是' : `否（逾期${unit.lateWorkingDays}个工作日）`
}

function noteOf(unit: UnitScore, reason: string | undefined): string {
  const because = reason === undefined || reason === '' ? '' : `：${reason}`
  const notes = [
    unit.notEvaluated ? `未参评${because}` : '',
    unit.unranked ? `单列${unit.notEvaluated ? '' : because}` : '',
    // 待定 stands as the grade, 单列 above.
    unit.gradeNote !== null && unit.gradeNote !== '单列' && unit.gradeNote !== '待定' ? unit.gradeNote : '',
    unit.pendingItems > 0 ? `${unit.pendingItems}项待核定` : '',
  ]
  return notes.filter((note) => note !== '').join('；')
}

function notesOf(
  extras: SummaryExtras,
  {
    draft,
    hasPrograms,
    aside,
  }: { readonly draft: boolean; readonly hasPrograms: boolean; readonly aside: boolean },
): readonly string[] {
  const notes = [
    fillTemplate(extras.bonusCountsInTotal ? '汇总附注总分' : '汇总附注总分不计'),
    ...(hasPrograms ? [fillTemplate('汇总附注任务')] : []),
    ...(aside ? [fillTemplate('汇总附注单列')] : []),
    ...(draft ? [fillTemplate('汇总附注暂计')] : []),
  ]
  if (notes.length === 1) return notes.map((note) => `注：${note}`)
  return notes.map((note, index) => `${index === 0 ? '注：' : '　　'}${index + 1}. ${note}`)
}
