import { expect, test } from 'vitest'
import type { AppealEntry, AppealPage } from '#shared/contract/appeals.ts'
import type { RequestOf } from '#shared/contract/calls.ts'
import { EDUCATION, FINANCE, openCollecting, YEAR, type Collecting } from './collecting.ts'
import { WITH_CAUTIONS } from './desk.ts'

const UNITS = [EDUCATION, FINANCE]
const SCORE = (points: number, band: string | null = null) =>
  ({ kind: 'score', score: points, actual: null, band }) as const

/** Both units have handed in, all is decided; it is Monday, 21 January 2019. */
async function openReviewed(): Promise<Collecting> {
  const at = await openCollecting('2019-01-21T02:00:00Z')
  for (const unit of UNITS) await at.handIn(unit, '2019-01-08')
  await at.get('acceptSuggested', { ...YEAR, unit: null, also: WITH_CAUTIONS })
  return at
}

/** The same with the 反馈函 handed over that day. */
async function openFedBack(): Promise<Collecting> {
  const at = await openReviewed()
  await at.get('recordFeedback', { ...YEAR, units: UNITS, day: '2019-01-21', way: '公文交换', note: '' })
  return at
}

test('没有收到一份自评表时不能登记反馈，指到收表', async () => {
  const at = await openCollecting('2019-01-21T02:00:00Z')
  const request = { ...YEAR, units: UNITS, day: '2019-01-21', way: '公文交换', note: '' } as const
  expect(await refusal(at.ask('recordFeedback', request))).toBe(
    '还没有收到自评表，没有得分可以反馈，没有登记。请先收表、审核。',
  )
  expect((await pageOf(at)).nothingIn).toBe(true)
})

const APPEAL: RequestOf<'registerAppeal'> = {
  ...YEAR,
  unit: EDUCATION,
  about: 'item',
  indicator: 'S2',
  claim: '佐证材料齐全，请求改为满分。',
  received: '2019-01-21',
  lateReason: '',
}

async function refusal(answer: Promise<{ ok: boolean; error?: { message: string } }>): Promise<string> {
  return (await answer).error?.message ?? '收下了'
}

async function pageOf(at: Collecting): Promise<AppealPage> {
  return at.get('appealPage', YEAR)
}

async function appealOf(at: Collecting, id: number): Promise<AppealEntry> {
  const found = (await pageOf(at)).appeals.find((appeal) => appeal.id === id)
  if (found === undefined) throw new Error(`no appeal ${id}`)
  return found
}

async function scoreOf(at: Collecting, unit: string) {
  const { groups } = await at.get('scoreSheet', YEAR)
  const found = groups.flatMap(({ units }) => units).find((score) => score.unit === unit)
  if (found === undefined) throw new Error(`no score of ${unit}`)
  const item = found.blocks.flatMap(({ items }) => items).find(({ indicator }) => indicator === 'S2')
  return { item: item?.score ?? null, total: found.total, provisional: found.provisionalGrade }
}

async function undo(at: Collecting, answer: { ok: boolean; undoable?: readonly number[] }) {
  const undone = await at.ask('undoEntries', { entries: [...(answer.undoable ?? [])] })
  if (!undone.ok) throw new Error(undone.error.message)
  return undone
}

test('feedback waits until nothing is pending, and says what is; then the first one takes the year on to 反馈', async () => {
  const at = await openCollecting('2019-01-21T02:00:00Z')
  await at.handIn(EDUCATION, '2019-01-08')
  const give = () =>
    at.ask('recordFeedback', { ...YEAR, units: UNITS, day: '2019-01-21', way: '公文交换', note: '' })
  expect(await refusal(give())).toMatch(
    /^还有 1 家单位 \d+ 项待审核（市教育局 \d+ 项），得分还没有定，不能登记反馈。请先到“审核”核定完。$/,
  )
  await at.get('acceptSuggested', { ...YEAR, unit: null, also: WITH_CAUTIONS })
  const given = await give()
  expect(given.ok && given.value).toEqual({ recorded: 2 })
  const page = await pageOf(at)
  expect([page.state, page.pending]).toEqual(['反馈', ''])
  const own = page.units.find(({ unit }) => unit === EDUCATION)?.feedback
  // 21 January is a Monday: the fifth working day after it is the next Monday.
  expect([own?.day, own?.way, own?.lastDay, own?.left]).toEqual(['2019-01-21', '公文交换', '2019-01-28', 5])
  await undo(at, given)
  expect((await pageOf(at)).units.find(({ unit }) => unit === EDUCATION)?.feedback).toBe(null)
})

test('the window goes over the Spring Festival and its shifted working days', async () => {
  const at = await openReviewed()
  // 4 to 10 February 2019 off, 2 and 3 February (Saturday and Sunday) worked.
  at.setClock('2019-02-20T02:00:00Z')
  expect(await at.get('previewFeedback', { ...YEAR, day: '2019-02-01' })).toEqual({
    lastDay: '2019-02-13',
    unannounced: [],
  })
})

test('an open appeal makes the grade 暂定; its original score is frozen; a new score is a review and ends it', async () => {
  const at = await openFedBack()
  const before = await scoreOf(at, EDUCATION)
  const { id } = await at.get('registerAppeal', APPEAL)
  const appeal = await appealOf(at, id)
  expect(appeal).toMatchObject({ score: before.item, lastDay: '2019-01-28', lateReason: '', outcome: null })
  expect(appeal.subject).toMatch(/^S2 /)
  expect(appeal.origin?.cell).toMatch(/^[A-Z]+\d+$/)
  expect((await scoreOf(at, EDUCATION)).provisional).toBe(true)
  expect((await scoreOf(at, FINANCE)).provisional).toBe(false)
  expect(await refusal(at.ask('registerAppeal', APPEAL))).toBe(
    '市教育局已有一件同一项目的申诉待复核，没有重复登记。请先办结那一件。',
  )
  const decide = (decision: RequestOf<'decideAppeal'>['decision'], opinion = '材料属实，予以采纳。') =>
    at.ask('decideAppeal', { ...YEAR, id, outcome: '调整', opinion, decision })
  expect(await refusal(decide(SCORE(400), ' '))).toBe('请写明复核意见，没有办结。')
  expect(await refusal(decide(null))).toBe('请填写复核后的得分，没有办结。')
  expect(await refusal(decide(SCORE(before.item ?? 0)))).toBe(
    '新分仍是 3.60，与原来相同。不改分的请选“维持”。',
  )
  expect(await refusal(decide(SCORE(200)))).toMatch(/^“达成”档的得分应在 3\.2 到 4 之间，不能是 2。/)
  expect(await scoreOf(at, EDUCATION)).toEqual({ ...before, provisional: true })
  const decided = await decide(SCORE(400))
  const after = await scoreOf(at, EDUCATION)
  expect([after.item, after.provisional, (after.total ?? 0) > (before.total ?? 0)]).toEqual([
    400,
    false,
    true,
  ])
  expect(await appealOf(at, id)).toMatchObject({
    score: 360,
    scoreNow: 400,
    outcome: '调整',
    decisions: [
      { outcome: '调整', opinion: '材料属实，予以采纳。', before: 360, score: 400, operator: '经办人' },
    ],
  })
  expect(await refusal(decide(SCORE(390)))).toBe('这件申诉已经办结。结果有误的，请先收回复核，再重新复核。')
  const { steps } = await at.get('itemHistory', { ...YEAR, unit: EDUCATION, indicator: 'S2' })
  expect(steps.map(({ way, before: was, after: is, reason }) => [way, was, is, reason])).toEqual([
    ['批量采纳', '待审核', '3.60 分', ''],
    ['申诉复核', '3.60 分', '4.00 分', '材料属实，予以采纳。'],
  ])
  await undo(at, decided)
  expect(await scoreOf(at, EDUCATION)).toEqual({ ...before, provisional: true })
})

test('a wrong outcome is taken back as a counter-entry: the appeal is open again, the score as before, all of it kept', async () => {
  const at = await openFedBack()
  const before = await scoreOf(at, EDUCATION)
  const { id } = await at.get('registerAppeal', APPEAL)
  const decision = SCORE(400)
  await at.get('decideAppeal', { ...YEAR, id, outcome: '调整', opinion: '采纳。', decision })
  const back = (reason: string) => at.ask('reopenAppeal', { ...YEAR, id, reason })
  expect(await refusal(back(''))).toBe('请写明收回的原因。')
  expect(await refusal(back('复核时看错了材料'))).toBe('收下了')
  expect(await scoreOf(at, EDUCATION)).toEqual({ ...before, provisional: true })
  expect(await refusal(back('再收回'))).toBe('这件申诉还没有办结，不需要收回。')
  await at.get('decideAppeal', { ...YEAR, id, outcome: '维持', opinion: '材料不能证明。', decision: null })
  expect((await appealOf(at, id)).decisions.map(({ outcome, score }) => [outcome, score])).toEqual([
    ['调整', 400],
    ['收回', 360],
    ['维持', 360],
  ])
  const { steps } = await at.get('itemHistory', { ...YEAR, unit: EDUCATION, indicator: 'S2' })
  expect(steps.map(({ way, after, reason }) => [way, after, reason])).toEqual([
    ['批量采纳', '3.60 分', ''],
    ['申诉复核', '4.00 分', '采纳。'],
    ['收回复核', '3.60 分', '复核时看错了材料'],
  ])
})

test('an outcome is not taken back over a later decision of the same item', async () => {
  const at = await openFedBack()
  const { id } = await at.get('registerAppeal', APPEAL)
  await at.get('decideAppeal', {
    ...YEAR,
    id,
    outcome: '部分采纳',
    opinion: '部分属实。',
    decision: SCORE(380),
  })
  const item = { ...YEAR, unit: EDUCATION, indicator: 'S2' }
  await at.get('verifyItem', { ...item, decision: SCORE(390), opinion: '再核' })
  expect(await refusal(at.ask('reopenAppeal', { ...YEAR, id, reason: '有误' }))).toBe(
    '复核以后这一项又核定过，不能直接收回。请到“审核”核对这一项现在的得分。',
  )
})

test('outside the window, or without feedback, an appeal is still taken, with a reason', async () => {
  const at = await openReviewed()
  expect(await refusal(at.ask('registerAppeal', APPEAL))).toBe(
    '这家单位还没有登记反馈，没有申诉期。仍可登记，请写明受理的理由。',
  )
  await at.get('recordFeedback', { ...YEAR, units: [EDUCATION], day: '2019-01-21', way: '邮寄', note: '' })
  at.setClock('2019-02-01T02:00:00Z')
  const late = { ...APPEAL, received: '2019-01-29' }
  expect(await refusal(at.ask('registerAppeal', late))).toBe(
    '申诉期至 2019年1月28日，收到时已经过期。仍可登记，请写明受理的理由。',
  )
  expect(await refusal(at.ask('registerAppeal', { ...late, received: '2019-01-20' }))).toBe(
    '收到日期早于反馈函送达的 2019年1月21日。仍可登记，请写明受理的理由。',
  )
  expect(await refusal(at.ask('registerAppeal', { ...late, received: '2019-02-02' }))).toBe(
    '收到日期 2019年2月2日还没有到，没有登记。请选今天或以前的日期。',
  )
  const { id } = await at.get('registerAppeal', { ...late, lateReason: '邮路延误（示例）' })
  expect((await appealOf(at, id)).lateReason).toBe('邮路延误（示例）')
  expect((await pageOf(at)).units.find(({ unit }) => unit === EDUCATION)?.feedback?.left).toBe(-4)
})

test('an appeal about the total or the adjustments changes nothing by itself: the change is made first, then it is decided', async () => {
  const at = await openFedBack()
  const line = {
    unit: EDUCATION,
    kind: 'deduction',
    reason: '缺席会议（示例）',
    level: '',
    document: '',
    day: '',
    points: '0.5',
  } as const
  await at.get('registerAdjustment', { ...YEAR, line, both: false })
  const { total } = await scoreOf(at, EDUCATION)
  const { id } = await at.get('registerAppeal', { ...APPEAL, about: 'adjustment', indicator: null })
  expect(await appealOf(at, id)).toMatchObject({ subject: '加减分', score: total, origin: null })
  const decide = () =>
    at.ask('decideAppeal', { ...YEAR, id, outcome: '调整', opinion: '当天已请假。', decision: null })
  expect(await refusal(decide())).toMatch(
    /^总分仍是 \d+\.\d\d，还没有改动。请先到“审核”或“加减分与否决”改好，再来办结；不改分的请选“维持”。$/,
  )
  const group = (await at.get('adjustmentPage', YEAR)).groups.find(({ unit }) => unit === EDUCATION)
  await at.get('withdrawAdjustment', { ...YEAR, id: group?.lines[0]?.id ?? 0, reason: '申诉属实' })
  expect(await refusal(decide())).toBe('收下了')
  expect((await appealOf(at, id)).decisions[0]).toMatchObject({ before: total, score: (total ?? 0) + 50 })
})

test('what was done with appeals stands in 操作记录 in the words of the office', async () => {
  const at = await openFedBack()
  const { id } = await at.get('registerAppeal', APPEAL)
  await at.get('decideAppeal', { ...YEAR, id, outcome: '调整', opinion: '采纳。', decision: SCORE(400) })
  await at.get('reopenAppeal', { ...YEAR, id, reason: '看错了' })
  const filter = { text: '', operator: null, action: null, unit: EDUCATION, from: null, to: null, year: 2018 }
  const { rows } = await at.get('listLog', filter)
  const said = rows.map(({ action, before, after, reason }) => [action, before, after, reason])
  expect(said.slice(0, 4)).toEqual([
    ['收回复核', 'S2，调整，4.00 分', '重新待复核，3.60 分', '看错了'],
    ['申诉复核', 'S2，3.60 分', '调整，4.00 分', '采纳。'],
    ['登记申诉', '3.60 分', 'S2，2019年1月21日收到，佐证材料齐全，请求改为满分。', ''],
    ['登记反馈', '', '2019年1月21日公文交换，申诉期至 2019年1月28日', ''],
  ])
})
