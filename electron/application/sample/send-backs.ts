import type { SendBackItem } from '#db/send-backs.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import { day } from '#shared/scheme/day.ts'
import type { Office } from '../office.ts'
import type { Outcome } from '../outcome.ts'
import { sendBack, withdrawSendBack } from '../send-back/send-back.ts'
import { loadOpenSentBacks, loadSentBacks } from '../send-back/sent-back.ts'
import { sendBackDraft } from '../views/send-back-draft.ts'
import type { YearBook } from '../year-book.ts'

/** What is asked of whom. A unit that is not named here is asked for what the program itself found. */
const ASKED: Readonly<Record<string, readonly SendBackItem[]>> = {
  C11: [
    { indicator: 'C1', field: 'actual', reason: '与科普专项经费决算不一致，请核对后重新填报（示例）' },
    { indicator: 'S5', field: 'actual', reason: '年度计划我办已经收到，请核对份数（示例）' },
  ],
}

/** Sends back the unit's first return, where that was not done before. The day is today's: the log tells when it was. */
export function sendSampleBack(office: Office, book: YearBook, unit: UnitId): Outcome<null> {
  if (loadSentBacks(office, book).some(({ sendBack: { unit: known } }) => known === unit)) return DONE
  const draft = sendBackDraft(office, book, unit, null)
  if (!draft.ok) return draft
  const { submission, deadline, items } = draft.value
  if (submission === null) throw new Error(`a sample return to send back is missing: ${unit}`)
  const sent = sendBack(office, book, {
    unit,
    submissionId: submission.id,
    deadline: day(deadline),
    note: '请补正后重新报送（示例）',
    items: ASKED[unit] ?? items.map(({ indicator, field, reason }) => ({ indicator, field, reason })),
  })
  return sent.ok ? DONE : sent
}

/** Before the scores go out nothing is waited for any more: what was not answered is counted as it stands. */
export function closeSampleSendBacks(office: Office, book: YearBook): Outcome<null> {
  for (const { sendBack: open } of loadOpenSentBacks(office, book).values()) {
    const closed = withdrawSendBack(office, book, open.id, '没有按期补正，按已报送的内容审核（示例）')
    if (!closed.ok) return closed
  }
  return DONE
}

const DONE: Outcome<null> = { ok: true, value: null }
