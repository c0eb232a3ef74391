import type { ReviewItem } from '#shared/contract/review.ts'
import type { Light } from '../../components/status-tag.tsx'
import { momentText, pointsText } from '../../components/texts.ts'

export function stateOf({ state, secondCheck }: ReviewItem): readonly [Light, string] {
  if (secondCheck?.state === 'disagreed') return ['bad', '复核不同意']
  if (secondCheck?.state === 'open' && state !== 'pending') return ['partial', '待复核']
  switch (state) {
    case 'scored':
      return ['good', secondCheck === null ? '已审' : '已复核']
    case 'pending':
      return ['partial', '待审']
    case 'missing':
      return ['bad', '缺报']
    case 'not-applicable':
      return ['none', '不适用']
    case 'no-data':
      return ['none', '无数据']
  }
}

/** What the unit reports: a figure, 是/否, a band, or a word for why there is none. */
export function actualText({ reported, actual, band }: ReviewItem): string {
  switch (reported) {
    case 'value':
      return actual ?? band ?? '—'
    case 'empty':
      return '空白'
    case 'not-applicable':
      return '不适用'
    case 'no-data':
      return '无数据'
    case 'refused':
      return '不能读入'
    case 'no-return':
      return '未报送'
  }
}

/** Something of it is doubtful: what was read and is not decided yet, or what the office asks. */
export function hasDoubt(item: ReviewItem): boolean {
  return item.doubts.some(({ state }) => state === 'open') || isAsked(item)
}

/** The office has asked something that nobody has answered. */
export function isAsked({ questions }: ReviewItem): boolean {
  return questions.some(({ answer }) => answer === null)
}

/** "完成 95，得分 8.50"; a unit that bore another name is named. */
export function lastYearText({ unitName, actual, score }: ReviewItem['lastYear'][number]): string {
  const what = `完成 ${actual ?? '—'}，得分 ${pointsText(score)}`
  return unitName === null ? what : `${unitName}：${what}`
}

const DOUBT_WORDS: Readonly<Record<ReviewItem['doubts'][number]['state'], string>> = {
  open: '',
  adopted: '（已采用）',
  rewritten: '（已改写）',
  'sent-back': '（待退回）',
  gone: '（改写后已消除）',
}

export function doubtText({ message, state }: ReviewItem['doubts'][number]): string {
  return message + DOUBT_WORDS[state]
}

/** What the office had decided before the item was put up for review again. */
export function previousText(previous: NonNullable<ReviewItem['previous']>): string {
  const { kind, score, actual, band, way, operator, opinion } = previous
  const what = {
    score: `得分 ${pointsText(score)}${actual === null ? '' : `，核定值 ${actual}`}${band === null ? '' : `，${band}`}`,
    'not-applicable': '不适用',
    'no-data': '无数据',
    missing: '缺报',
    reopened: '待审',
  }[kind]
  return `${what}（${way}，${operator}，${momentText(previous.at)}）${opinion === '' ? '' : `。意见：${opinion}`}`
}
