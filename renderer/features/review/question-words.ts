import type { AnswerWay } from '#shared/contract/review-questions.ts'

export const ANSWER_WAYS: Readonly<Record<AnswerWay, string>> = {
  phone: '单位电话答复',
  return: '单位重新报送',
  office: '办公室查明',
}
