import { expect, test } from 'vitest'
import { storeCellDecisions } from '#db/cell-decisions.ts'
import { readLog, verifyLog } from '#db/log.ts'
import { scoreBook } from '#electron/application/score-year.ts'
import {
  butFor,
  EDUCATION,
  FAULTY,
  FINANCE,
  openCollecting,
  sendBack,
  sendBackEntry,
  WEATHER,
  YEAR,
  type Collecting,
} from './collecting.ts'

/** At the office on Monday 14 January 2019, four days after the deadline; 市财政局 handed in in time. */
async function withFaults(): Promise<Collecting> {
  const at = await openCollecting('2019-01-14T02:00:00Z')
  await at.handIn(FINANCE, '2019-01-08', FAULTY)
  return at
}

const draftOf = (at: Collecting, unit: string, ask: string | null = null) =>
  at.get('draftSendBack', { ...YEAR, unit, ask })

test("proposed are refused cells and empty rows, each with the reading's reason and its place; five working days", async () => {
  const at = await withFaults()
  const draft = await draftOf(at, FINANCE)
  expect(draft.items).toEqual([
    {
      indicator: 'S1',
      field: null,
      title: '组织领导：纳入年度工作计划，明确分管领导和联络员',
      place: '整行',
      original: '',
      reason: '本项没有填报，请补填“是”或“否”；不适用的在自评档次中选“不适用”并写明理由。',
      source: 'empty',
    },
    {
      indicator: 'S2',
      field: 'grade',
      title: '政策激励：制定或落实激励政策，宣传先进典型',
      place: 'K12 自评档次',
      original: '很好',
      reason: '写的是“很好”，不是规定的自评档次，请从下拉列表中选择后重新报送。',
      source: 'refused',
    },
    {
      indicator: 'S4',
      field: 'actual',
      title: '监测评估：向领导小组办公室报送工作信息',
      place: 'H14 实际完成值',
      original: '三四篇吧',
      reason: expect.stringMatching(/^写的是“三四篇吧”，/) as string,
      source: 'refused',
    },
  ])
  expect([draft.today, draft.deadline, draft.unannounced]).toEqual(['2019-01-14', '2019-01-21', []])
  expect(draft.rows.map(({ indicator }) => indicator)).toEqual(
    at.form(FINANCE).rows.map((row) => row.indicatorId),
  )
  // Nothing of a form that is in order is proposed.
  await at.handIn(EDUCATION, '2019-01-09')
  const { waiting } = await at.get('listSendBacks', YEAR)
  expect(waiting).toEqual([
    {
      unit: FINANCE,
      unitName: '市财政局',
      submission: draft.submission,
      decided: 0,
      questions: 0,
      refused: 2,
      empty: 1,
    },
  ])
})

test('the five working days pass over the Spring Festival and its shifted weekend', async () => {
  const at = await openCollecting('2019-02-01T02:00:00Z')
  await at.handIn(EDUCATION, '2019-01-09')
  // 2 and 3 February are worked, 4 to 10 February are off.
  expect((await draftOf(at, EDUCATION)).deadline).toBe('2019-02-13')
})

test("cells marked 退回单位 come first with the officer's words; adopted ones are not proposed", async () => {
  const at = await withFaults()
  const draft = await draftOf(at, FINANCE)
  const decision = { submissionId: draft.submission?.id ?? 0, text: null }
  storeCellDecisions(at.office().db, at.office().act(), [
    { ...decision, indicator: null, field: 'form-unverified', kind: 'send-back', reason: '请用下发的表填报' },
    { ...decision, indicator: 'S4', field: 'actual', kind: 'send-back', reason: '请填整数' },
    { ...decision, indicator: 'S2', field: 'grade', kind: 'adopt', reason: '' },
    { ...decision, indicator: '5.4', field: 'narrative', kind: 'send-back', reason: '' },
  ])
  expect(
    (await draftOf(at, FINANCE)).items.map(({ indicator, field, reason, source }) => [
      indicator,
      field,
      reason,
      source,
    ]),
  ).toEqual([
    [null, null, '请用下发的表填报', 'decided'],
    ['5.4', 'narrative', '', 'decided'],
    ['S1', null, expect.any(String), 'empty'],
    ['S4', 'actual', '请填整数', 'decided'],
  ])
})

test('the officer brings an item from the review; one that is proposed anyway stays as it is', async () => {
  const at = await withFaults()
  const asked = await draftOf(at, FINANCE, '5.4')
  expect(asked.items[0]).toMatchObject({ indicator: '5.4', field: null, reason: '', source: 'asked' })
  expect((await draftOf(at, FINANCE, 'S4')).items).toEqual((await draftOf(at, FINANCE)).items)
  expect((await draftOf(at, FINANCE, '没有')).items).toEqual((await draftOf(at, FINANCE)).items)
})

test('a 退回 is kept with its entry in the log; the unit counts as sent back, and its day of receipt stays', async () => {
  const at = await withFaults()
  const id = await sendBack(at, FINANCE, { note: '  请一并\u0000核对合计。 ' })
  const entry = await sendBackEntry(at, id)
  expect(entry).toMatchObject({
    unitName: '市财政局',
    state: 'open',
    deadline: '2019-01-21',
    daysLeft: 7,
    workingDaysOver: 0,
    note: '请一并核对合计。',
    answer: null,
    unchanged: null,
    withdrawal: null,
    operator: '经办人',
  })
  expect(entry.items.map(({ indicator, field, original }) => [indicator, field, original])).toEqual([
    ['S1', null, ''],
    ['S2', 'grade', '很好'],
    ['S4', 'actual', '三四篇吧'],
  ])
  const log = readLog(at.office().db).at(-1)
  expect([log?.action, log?.object, log?.detail['submission'], log?.detail['deadline']]).toEqual([
    '退回',
    FINANCE,
    1,
    '2019-01-21',
  ])
  expect(verifyLog(at.office().db).ok).toBe(true)
  const row = (await at.get('listUnits', YEAR)).units.find(({ unit }) => unit === FINANCE)
  expect([row?.receipt, row?.received, row?.sentBack]).toEqual([
    'handed-in',
    '2019-01-08',
    { deadline: '2019-01-21', daysLeft: 7, workingDaysOver: 0 },
  ])
  const { counts } = await at.get('yearOverview', YEAR)
  expect([counts.sentBack, counts.sentBackOver, counts.unresolved, counts.incomplete]).toEqual([1, 0, 0, 1])
  expect((await at.get('listSendBacks', YEAR)).waiting).toEqual([])
})

test('退回 does not make a unit late, however late the correction comes', async () => {
  const at = await withFaults()
  await sendBack(at, FINANCE)
  at.setClock('2019-02-20T02:00:00Z')
  await at.handIn(FINANCE, '2019-02-20', undefined, '改正.xlsx')
  const score = scoreBook(at.office(), at.book())
    .groups.flatMap(({ units }) => units)
    .find(({ unit }) => unit === FINANCE)
  expect([score?.lateWorkingDays, score?.deduction]).toEqual([0, 0])
})

test('the next return answers it; one that had been received before does not; what was left unchanged is counted', async () => {
  const at = await withFaults()
  const id = await sendBack(at, FINANCE)
  at.setClock('2019-01-16T02:00:00Z')
  await at.handIn(FINANCE, '2019-01-11', FAULTY2, '早先的.xlsx')
  expect(await sendBackEntry(at, id)).toMatchObject({ state: 'open', answer: null, early: { number: 2 } })
  await at.handIn(
    FINANCE,
    '2019-01-15',
    butFor({ S2: { grade: '很好', selfScore: 3.6, evidence: '1' } }),
    '改正.xlsx',
  )
  const entry = await sendBackEntry(at, id)
  expect(entry).toMatchObject({
    state: 'answered',
    answer: { number: 3, received: '2019-01-15' },
    early: null,
  })
  // S1 and S4 were corrected, S2 was not.
  expect(entry.unchanged).toBe(1)
  expect((await at.get('listUnits', YEAR)).units.find(({ unit }) => unit === FINANCE)?.sentBack).toBeNull()
  expect((await at.get('listSendBacks', YEAR)).waiting.map(({ unit, refused }) => [unit, refused])).toEqual([
    [FINANCE, 1],
  ])
})

const FAULTY2 = butFor({ S4: { actual: '四五篇吧', evidence: '1' } })

test('undoing the import that answered opens it again; undoing the 退回 takes it out of count', async () => {
  const at = await withFaults()
  const id = await sendBack(at, FINANCE)
  const sent = readLog(at.office().db).at(-1)?.sequence ?? 0
  at.setClock('2019-01-16T02:00:00Z')
  await at.handIn(FINANCE, '2019-01-15', undefined, '改正.xlsx')
  const imported = readLog(at.office().db).at(-1)?.sequence ?? 0
  await at.get('undoEntries', { entries: [imported] })
  expect((await sendBackEntry(at, id)).state).toBe('open')
  await at.get('undoEntries', { entries: [sent] })
  expect((await at.get('listSendBacks', YEAR)).sendBacks).toEqual([])
  expect((await at.get('listUnits', YEAR)).units.find(({ unit }) => unit === FINANCE)?.sentBack).toBeNull()
})

test('a new 退回 takes the place of an open one and proposes its items again', async () => {
  const at = await withFaults()
  const first = await sendBack(at, FINANCE, {
    items: [{ indicator: '5.4', field: 'narrative', reason: '太简单' }],
  })
  const draft = await draftOf(at, FINANCE)
  expect(draft.open?.id).toBe(first)
  expect(draft.items.map(({ indicator, source }) => [indicator, source])).toEqual([
    ['5.4', 'before'],
    ['S1', 'empty'],
    ['S2', 'refused'],
    ['S4', 'refused'],
  ])
  const second = await sendBack(at, FINANCE)
  expect([(await sendBackEntry(at, first)).state, (await sendBackEntry(at, second)).state]).toEqual([
    'replaced',
    'open',
  ])
})

test('it is withdrawn with a reason, once; an answered one needs no withdrawal', async () => {
  const at = await withFaults()
  const id = await sendBack(at, FINANCE)
  const withdraw = (reason: string) => at.ask('withdrawSendBack', { ...YEAR, id, reason })
  expect(await withdraw('  ')).toMatchObject({
    error: { code: 'opinion-missing', message: '请写明撤回的原因。' },
  })
  expect(await withdraw('电话核实，原表无误')).toEqual({ ok: true, value: {} })
  expect(await sendBackEntry(at, id)).toMatchObject({
    state: 'withdrawn',
    withdrawal: { reason: '电话核实，原表无误', operator: '经办人' },
  })
  expect(await withdraw('再撤')).toMatchObject({
    error: { code: 'decision-not-allowed', message: '这次退回已经撤回，不需要撤回。' },
  })
  expect(readLog(at.office().db).at(-1)).toMatchObject({ action: '撤回退回', object: FINANCE })
})

const REFUSALS = [
  ['no item', { items: [] }, '还没有选择要退回的内容，没有退回。请至少选择一项。'],
  [
    'an item without a reason',
    { items: [{ indicator: 'S4', field: 'actual', reason: ' ' }] },
    'S4还没有写退回原因，没有退回。请写明要单位改什么。',
  ],
  [
    'an indicator of another unit',
    { items: [{ indicator: '1.1', field: null, reason: '改' }] },
    '市财政局没有编号 1.1 的指标，没有退回。请重新选择。',
  ],
  [
    'the same cell twice',
    {
      items: [
        { indicator: 'S4', field: 'actual', reason: '改' },
        { indicator: 'S4', field: 'actual', reason: '再改' },
      ],
    },
    'S4的同一格写了两次退回原因，没有退回。请合并为一条。',
  ],
  [
    'a day that is past',
    { deadline: '2019-01-11' },
    '报回期限 2019年1月11日已经过去，没有退回。请选今天或以后的日期。',
  ],
  ['a day that is none', { deadline: '2019-02-30' }, '报回期限“2019-02-30”不存在，没有保存。请改正日期。'],
  [
    'a submission that stands no longer',
    { submission: 99 },
    '市财政局的有效自评表已是第 1 次报送，没有退回。请重新打开本页核对退回的内容。',
  ],
] as const

test('refused, each with its sentence, and nothing is kept: no item, no reason, a day that is past, another form', async () => {
  const at = await withFaults()
  const draft = await draftOf(at, FINANCE)
  const items = [{ indicator: 'S4', field: 'actual', reason: '请填数字' }] as const
  const submission = draft.submission?.id ?? 0
  const request = { ...YEAR, unit: FINANCE, submission, deadline: '2019-01-21', note: '', items }
  const said: (readonly [string, string])[] = []
  for (const [what, own] of REFUSALS) {
    const answer = await at.ask('sendBack', { ...request, ...own })
    said.push([what, answer.ok ? '' : answer.error.message])
  }
  expect(said).toEqual(REFUSALS.map(([what, , message]) => [what, message]))
  expect((await at.get('listSendBacks', YEAR)).sendBacks).toEqual([])
})

test('a unit without a return is reminded, not sent back', async () => {
  const at = await withFaults()
  const draft = await draftOf(at, WEATHER)
  expect([draft.submission, draft.items]).toEqual([null, []])
  const items = [{ indicator: draft.rows[0]?.indicator ?? '', field: null, reason: '补填' }]
  const request = { ...YEAR, unit: WEATHER, submission: 1, deadline: '2019-01-21', note: '', items }
  expect(await at.ask('sendBack', request)).toMatchObject({
    error: { message: '市气象局还没有报送自评表，不能退回。可以在“催报”中催报。' },
  })
})

test('an archived year takes neither', async () => {
  const at = await withFaults()
  const id = await sendBack(at, FINANCE)
  at.office().db.exec(
    "INSERT INTO year_state (year, state, reason, operator, at) VALUES (2018, '归档', '', '某人', '2019-03-01')",
  )
  const code = { error: { code: 'archived' } }
  expect(await at.ask('withdrawSendBack', { ...YEAR, id, reason: '改' })).toMatchObject(code)
  const request = { ...YEAR, unit: EDUCATION, submission: 2, deadline: '2019-01-21', note: '', items: [] }
  expect(await at.ask('sendBack', request)).toMatchObject(code)
})
