import type { RequestOf } from '#shared/contract/calls.ts'
import type { Caution } from '#shared/contract/review.ts'

export type AlsoTaken = RequestOf<'acceptSuggested'>['also'][number]

/** Why an item is not taken unseen. */
export const CAUTION_WORDS: Readonly<Record<Caution, string>> = {
  question: '有未答复的审核疑点',
  disagreed: '复核不同意，要重新审核',
  'no-score': '没有建议分，填的内容不能读入或不全',
  'not-applicable': '单位填报不适用',
  'no-data': '单位填报无数据',
  'out-of-band': '自评得分不在所选档次内',
  doubt: '有导入疑点还没有处理',
}

/** What taking it along would mean; those that are not here are never taken unseen. */
const ALSO_WORDS: Readonly<Record<AlsoTaken, string>> = {
  'no-score': '一并按缺报计 0 分',
  'not-applicable': '一并确认不适用',
  'no-data': '一并确认无数据',
  'out-of-band': '一并采用移入档次的建议分',
  doubt: '一并采用',
}

export function alsoWord(caution: Caution): { readonly caution: AlsoTaken; readonly word: string } | null {
  if (caution === 'question' || caution === 'disagreed') return null
  return { caution, word: ALSO_WORDS[caution] }
}
