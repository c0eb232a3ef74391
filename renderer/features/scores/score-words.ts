import type { ItemScoreRow, UnitScoreRow } from '#shared/contract/scores.ts'
import type { Light } from '../../components/status-tag.tsx'

/** What a number of the table is of: rank, base, bonus, deduction, total, grade, or the id of a block. */
export type AskedPart = string

/** "良好（受名额限制）"; "—" where there is no grade yet. */
export function gradeText({ grade, gradeNote, provisionalGrade }: UnitScoreRow): string {
  const notes = [gradeNote ?? '', provisionalGrade ? '暂定' : ''].filter((note) => note !== '')
  if (grade === null) return notes.length === 0 ? '—' : notes.join('，')
  return notes.length === 0 ? grade : `${grade}（${notes.join('，')}）`
}

export function standingOf({
  pendingItems,
  notEvaluated,
  submission,
}: UnitScoreRow): readonly [Light, string] {
  if (notEvaluated) return ['none', '未参评']
  if (pendingItems > 0) return ['partial', `待审 ${pendingItems} 项`]
  if (submission === null) return ['bad', '未报送']
  return ['good', '已审结']
}

/** "逾期 6 个工作日", as the deduction counts them; '' where the return was in time. */
export function lateText({ lateWorkingDays }: UnitScoreRow): string {
  return (lateWorkingDays ?? 0) > 0 ? `逾期 ${lateWorkingDays ?? 0} 个工作日` : ''
}

export const ITEM_STATES: Readonly<Record<ItemScoreRow['state'], readonly [Light, string]>> = {
  scored: ['good', '已审'],
  pending: ['partial', '待审'],
  missing: ['bad', '缺报'],
  'not-applicable': ['none', '不适用'],
  'no-data': ['none', '无数据'],
}
