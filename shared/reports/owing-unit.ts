import type { Day } from '../scheme/day.ts'

/** A unit that owes the office its form. */
export interface OwingUnit {
  readonly name: string
  /** missing: it has handed in nothing. sent-back: its form was sent back, and has not come again. */
  readonly state: 'missing' | 'sent-back'
  /** The day by which it is due. */
  readonly due: Day
  /** Working days past it; 0 on a day that is none, too. */
  readonly workingDaysOver: number
  /** Calendar days to it; below 0: past it. */
  readonly daysLeft: number
  /** When the form was sent back; null: it was not. */
  readonly sentBackOn: Day | null
}

/** "逾期 3 个工作日（5 天）", "还有 4 天", "今天到期". */
export function dueText({
  daysLeft,
  workingDaysOver,
}: Pick<OwingUnit, 'daysLeft' | 'workingDaysOver'>): string {
  if (daysLeft === 0) return '今天到期'
  if (daysLeft > 0) return `还有 ${daysLeft} 天`
  if (workingDaysOver === 0) return `已过期限 ${-daysLeft} 天，其间没有工作日`
  return `逾期 ${workingDaysOver} 个工作日（${-daysLeft} 天）`
}

export function owingWord({ state, daysLeft }: Pick<OwingUnit, 'state' | 'daysLeft'>): string {
  if (state === 'sent-back') return daysLeft < 0 ? '退回后逾期未报' : '退回待补正'
  return daysLeft < 0 ? '逾期未报' : '尚未报送'
}
