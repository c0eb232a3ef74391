import { z } from 'zod'
import { defineCall } from './call.ts'
import { count, indicatorId, moment, nothing, unitId, year } from './fields.ts'

const done = { operator: z.string(), at: moment }

/** How a 审核疑点 was answered: the unit by phone, a new return, the office by itself. */
const way = z.enum(['phone', 'return', 'office'])
export type AnswerWay = z.infer<typeof way>

/** 审核疑点: what the office asks of an item; without an answer it is open. */
export const reviewQuestion = z.strictObject({
  /** Counts the questions of the year. */
  number: count,
  question: z.string(),
  asked: z.strictObject(done),
  answer: z.strictObject({ way, text: z.string(), ...done }).nullable(),
})
export type ReviewQuestion = z.infer<typeof reviewQuestion>

export const askQuestion = defineCall(
  z.strictObject({ year, unit: unitId, indicator: indicatorId, question: z.string().max(1000) }),
  z.strictObject({ number: count }),
)

export const answerQuestion = defineCall(
  z.strictObject({ year, number: count, way, text: z.string().max(1000) }),
  nothing,
)
