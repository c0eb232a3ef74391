import type { OwingUnit } from '#shared/contract/remind.ts'
import type { Light } from '../../components/status-tag.tsx'
import { dayText } from '../../components/texts.ts'

export type OwingView = 'all' | 'missing' | 'overdue' | 'sent-back'

export const VIEWS: readonly { readonly value: OwingView; readonly word: string }[] = [
  { value: 'all', word: '全部' },
  { value: 'missing', word: '尚未报送' },
  { value: 'overdue', word: '已逾期' },
  { value: 'sent-back', word: '退回未补正' },
]

export function isIn(view: OwingView, { state, daysLeft }: OwingUnit): boolean {
  if (view === 'overdue') return daysLeft < 0
  return view === 'all' || state === view
}

export function lightOf({ state, daysLeft }: OwingUnit): Light {
  if (daysLeft < 0) return 'bad'
  return state === 'sent-back' ? 'partial' : 'none'
}

/** "2 个工作日", and below it the calendar days; before the day what is left. */
export function overTexts({ daysLeft, workingDaysOver }: OwingUnit): readonly [string, string] {
  if (daysLeft < 0) return [`${workingDaysOver} 个工作日`, `${-daysLeft} 天`]
  return [daysLeft === 0 ? '今天到期' : `还有 ${daysLeft} 天`, '']
}

export function lastText({ reminders }: OwingUnit): string {
  const [last] = reminders
  if (last === undefined) return '没有催过'
  const note = last.note === '' ? '' : `：${last.note}`
  return `${dayText(last.day)} ${last.way}${note}`
}
