import { YEAR_STATES } from '#db/years.ts'
import { unitId } from '#shared/plan/unit.ts'
import { day, shiftDay, type Day } from '#shared/scheme/day.ts'
import { acceptSuggested } from '../accept-suggested.ts'
import { decideAppeal } from '../appeals/decide-appeal.ts'
import { recordFeedback } from '../appeals/record-feedback.ts'
import { registerAppeal } from '../appeals/register-appeal.ts'
import { atomically } from '../atomically.ts'
import { dayInChina } from '../china-time.ts'
import type { Office } from '../office.ts'
import type { Outcome } from '../outcome.ts'
import { recordReminders } from '../remind/record-reminders.ts'
import { answerQuestion, askQuestion } from '../review/questions.ts'
import { openYear } from '../year-book.ts'
import { closeSampleSendBacks } from './send-backs.ts'

const DONE: Outcome<null> = { ok: true, value: null }

/**
 * Goes on with a sample year whose returns are in: units reminded, a question answered, an unanswered 退回 closed, all items reviewed, feedback given,
 * one appeal decided and one open. One that is at 反馈 already, or beyond, stays as it is.
 */
export function leadSampleToAppeals(office: Office, number: number): Outcome<null> {
  const book = openYear(office, number)
  if (!book.ok) return book
  const { year } = book.value
  if (YEAR_STATES.indexOf(year.state) >= YEAR_STATES.indexOf('反馈')) return DONE
  const today = dayInChina(Date.parse(office.act().at))
  const asOf = (text: string): Day => (today < text ? today : day(text))
  const feedback = asOf(`${year.year + 1}-03-05`)
  return atomically(office.db, () => {
    const reminded = recordReminders(office, book.value, {
      units: [unitId('D24'), unitId('C12')],
      way: '电话',
      day: asOf(`${year.year + 1}-01-11`),
      note: '答复三天内报送（示例）',
    })
    if (!reminded.ok) return reminded
    const asked = keepQuestion(office, number)
    if (!asked.ok) return asked
    const closed = closeSampleSendBacks(office, book.value)
    if (!closed.ok) return closed
    acceptSuggested(office, book.value)
    const reviewed = openYear(office, number)
    if (!reviewed.ok) return reviewed
    const units = reviewed.value.units.map(({ unit }) => unit.id)
    const given = recordFeedback(office, reviewed.value, { units, day: feedback, way: '公文交换', note: '' })
    return given.ok ? keepAppeals(office, number, feedback, today) : given
  })
}

function keepQuestion(office: Office, number: number): Outcome<null> {
  const book = openYear(office, number)
  if (!book.ok) return book
  const asked = askQuestion(office, book.value, {
    unit: unitId('D08'),
    indicator: 'S4',
    question: '实际完成值写的是约数，请以台账为准说明（示例）',
  })
  if (!asked.ok) return asked
  return answerQuestion(office, book.value, {
    number: asked.value,
    way: 'phone',
    text: '经与联络员核对台账，与填报一致（示例）',
  })
}

/** 3.1 of D12 was written as 另行报送 and so scored nothing; the 档次 of 5.3 of D15 is one that the form does not have. */
function keepAppeals(office: Office, number: number, feedback: Day, today: Day): Outcome<null> {
  const book = openYear(office, number)
  if (!book.ok) return book
  const after = (days: number): Day => {
    const shifted = shiftDay(feedback, days)
    return shifted < today ? shifted : today
  }
  const common = { about: 'item', lateReason: '' } as const
  const first = registerAppeal(office, book.value, {
    ...common,
    unit: unitId('D12'),
    indicator: '3.1',
    claim: '数据已随佐证材料另行报送，请按佐证材料核定（示例）',
    received: after(1),
  })
  if (!first.ok) return first
  const decided = decideAppeal(office, book.value, {
    id: first.value,
    outcome: '调整',
    opinion: '经查佐证材料，完成情况属实，按实际完成核定（示例）',
    decision: { kind: 'score', score: 820, actual: null, band: null },
  })
  if (!decided.ok) return decided
  const second = registerAppeal(office, book.value, {
    ...common,
    unit: unitId('D15'),
    indicator: '5.3',
    claim: '自评档次误写为“合格”，应为“部分达成”，请复核（示例）',
    received: after(2),
  })
  return second.ok ? DONE : second
}
