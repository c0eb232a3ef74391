import type { AppealEntry, AppealOutcome, AppealUnit, FeedbackWay } from '#shared/contract/appeals.ts'
import type { Light } from '../../components/light.ts'
import { dayText } from '../../components/texts.ts'

export const WAYS: readonly FeedbackWay[] = ['公文交换', '当面送交', '邮寄', '电子邮件']
export const OUTCOMES: readonly AppealOutcome[] = ['维持', '调整', '部分采纳', '撤回']

export type AppealTab = 'feedback' | 'open' | 'decided'

/** What the outcomes mean, under the choice of one. */
export const MEANINGS: Readonly<Record<AppealOutcome, string>> = {
  维持: '原分不变。',
  调整: '采纳诉求，改为新的得分。',
  部分采纳: '采纳一部分，改为新的得分。',
  撤回: '单位自己撤回申诉，原分不变。',
}

/** Where a unit is in its window. */
export function windowState({ feedback, openAppeals }: AppealUnit): {
  readonly light: Light
  readonly word: string
} {
  if (openAppeals > 0) return { light: 'partial', word: `${openAppeals} 件申诉待复核` }
  if (feedback === null) return { light: 'none', word: '还没有登记反馈' }
  if (feedback.left < 0) return { light: 'good', word: '申诉期已过' }
  return { light: 'none', word: feedback.left === 0 ? '今天截止' : `还有 ${feedback.left} 个工作日` }
}

export function outcomeState({ outcome }: AppealEntry): { readonly light: Light; readonly word: string } {
  return outcome === null ? { light: 'partial', word: '待复核' } : { light: 'good', word: outcome }
}

/** "2019年1月21日收到，申诉期至 2019年1月28日". */
export function receivedText({ received, lastDay, lateReason }: AppealEntry): string {
  const until = lastDay === null ? '没有登记反馈' : `申诉期至 ${dayText(lastDay)}`
  const late = lateReason === '' ? '' : `，受理理由：${lateReason}`
  return `${dayText(received)}收到，${until}${late}`
}
