import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { TypedAdjustment } from '#shared/contract/adjust.ts'
import type { ValueOf } from '#shared/contract/calls.ts'
import { newList } from '#tests/application/adjustment-workbook.ts'
import { WITH_CAUTIONS } from './desk.ts'
import { EDUCATION, FINANCE, openCollecting, WEATHER, YEAR, type Collecting } from './collecting.ts'

const PRIZE: TypedAdjustment = {
  unit: EDUCATION,
  kind: 'bonus',
  reason: '获科普工作先进集体（示例）',
  level: '市厅级',
  document: '示例〔2018〕1号',
  day: '2018-11-05',
  points: '',
}
const ABSENT: TypedAdjustment = {
  ...PRIZE,
  kind: 'deduction',
  reason: '缺席联络员会议（示例）',
  level: '',
  document: '',
  day: '',
  points: '0.5',
}

/** 市教育局 has handed in on time, and every item of every unit is decided. */
async function openReviewed(received = '2019-01-08'): Promise<Collecting> {
  const at = await openCollecting()
  await at.handIn(EDUCATION, received)
  await at.get('acceptSuggested', { ...YEAR, unit: null, also: WITH_CAUTIONS })
  return at
}

const register = (at: Collecting, line: TypedAdjustment, both = false) =>
  at.ask('registerAdjustment', { ...YEAR, line, both })

async function refusal(answer: Promise<{ ok: boolean; error?: { message: string } }>): Promise<string> {
  return (await answer).error?.message ?? '收下了'
}

async function groupOf(at: Collecting, unit: string): Promise<ValueOf<'adjustmentPage'>['groups'][number]> {
  const found = (await at.get('adjustmentPage', YEAR)).groups.find((group) => group.unit === unit)
  if (found === undefined) throw new Error(`nothing is registered of ${unit}`)
  return found
}

async function totalOf(at: Collecting, unit: string): Promise<number | null> {
  const { groups } = await at.get('scoreSheet', YEAR)
  return groups.flatMap(({ units }) => units).find((score) => score.unit === unit)?.total ?? null
}

/** Undoes what the latest call wrote, as Ctrl+Z does. */
async function undo(at: Collecting, undoable: readonly number[] | undefined): Promise<readonly number[]> {
  const answer = await at.ask('undoEntries', { entries: [...(undoable ?? [])] })
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.undoable ?? []
}

test('before a line is registered it is said what it does to the total; then it does just that', async () => {
  const at = await openReviewed()
  const before = (await totalOf(at, EDUCATION)) ?? 0
  const { effects, same } = await at.get('previewAdjustment', { ...YEAR, line: PRIZE })
  const text = (points: number): string => (points / 100).toFixed(2)
  expect(effects.slice(0, 2)).toEqual([
    '加分由 0.00 变为 0.60',
    `总分由 ${text(before)} 变为 ${text(before + 60)}`,
  ])
  expect(same).toEqual([])
  expect(await totalOf(at, EDUCATION)).toBe(before)
  await register(at, PRIZE)
  expect(await totalOf(at, EDUCATION)).toBe(before + 60)
  const group = await groupOf(at, EDUCATION)
  expect([group.bonus, group.deduction, group.total]).toEqual(['加分 0.60', '扣分 0.00', before + 60])
  expect(group.lines.map(({ note, points, origin, operator }) => [note, points, origin, operator])).toEqual([
    ['计入', 60, '页面登记', '经办人'],
  ])
})

test('the same matter is shown and asked about; both registered, only the higher level counts, in words', async () => {
  const at = await openReviewed()
  await register(at, PRIZE)
  const higher = {
    ...PRIZE,
    reason: '同一表彰报到省里（示例）',
    level: '省部级',
    document: '示例［2018］1号',
  }
  const preview = await at.get('previewAdjustment', { ...YEAR, line: higher })
  expect(preview.same).toEqual([
    { reason: PRIZE.reason, level: '市厅级', document: PRIZE.document, day: '2018-11-05' },
  ])
  expect(preview.effects[0]).toBe('加分由 0.60 变为 0.80')
  expect(await refusal(register(at, higher))).toBe(
    '这件事已经登记过“获科普工作先进集体（示例）”，没有登记。同一事项只计最高的一次，确需两条都登记，请先核对再确认。',
  )
  await register(at, higher, true)
  const { lines, bonus } = await groupOf(at, EDUCATION)
  expect(bonus).toBe('加分 0.80')
  expect(lines.map(({ counts, note }) => [counts, note])).toEqual([
    [false, '不计：与“同一表彰报到省里（示例）”是同一事项，只计最高的一次'],
    [true, '计入：同一事项登记了 2 条，这条最高'],
  ])
  expect(await refusal(register(at, higher, true))).toBe('一模一样的一条已经登记过，没有重复登记。')
})

test('where a cap bites it is said, and lateness is worked out by the program beside the registered lines', async () => {
  const at = await openReviewed('2019-01-15')
  for (const [index, points] of ['5', '6'].entries()) {
    await register(at, { ...ABSENT, reason: `第 ${index + 1} 次缺席（示例）`, points })
  }
  const group = await groupOf(at, EDUCATION)
  expect(group.deduction).toBe('扣分 10.00（合计 12.50，封顶 10.00）')
  expect(group.lines.at(-1)).toMatchObject({
    id: null,
    kind: 'late',
    reason: '逾期 3 个工作日报送自评表（截止 2019年1月10日，2019年1月15日收到）',
    points: 150,
    note: '计入',
    origin: '程序按收表日期计算',
  })
  const third = { ...ABSENT, reason: '第 3 次缺席（示例）', points: '1' }
  const { effects } = await at.get('previewAdjustment', { ...YEAR, line: third })
  expect(effects[0]).toBe('扣分仍为 10.00（合计 13.50，封顶 10.00）')
})

test('a line is withdrawn with a reason: it stays in sight, struck, and no longer counts; both are undone', async () => {
  const at = await openReviewed()
  const before = await totalOf(at, EDUCATION)
  const registered = await register(at, ABSENT)
  const [line] = (await groupOf(at, EDUCATION)).lines
  const id = line?.id ?? 0
  expect(await refusal(at.ask('withdrawAdjustment', { ...YEAR, id, reason: ' ' }))).toBe('请写明撤回的原因。')
  const { effects } = await at.get('previewAdjustmentWithdrawal', { ...YEAR, id })
  expect(effects[0]).toBe('扣分由 0.50 变为 0.00')
  const withdrawn = await at.ask('withdrawAdjustment', { ...YEAR, id, reason: '当天已请假' })
  expect(await totalOf(at, EDUCATION)).toBe(before)
  const struck = (await groupOf(at, EDUCATION)).lines[0]
  expect([struck?.state, struck?.counts, struck?.withdrawal?.reason]).toEqual([
    'withdrawn',
    false,
    '当天已请假',
  ])
  expect(await refusal(at.ask('withdrawAdjustment', { ...YEAR, id, reason: '再撤' }))).toBe(
    '这条登记已经撤回或撤销，不需要再撤回。',
  )
  const filter = {
    text: '',
    operator: null,
    action: '撤回登记',
    unit: null,
    from: null,
    to: null,
    year: 2018,
  }
  const [log] = (await at.get('listLog', filter)).rows
  expect([log?.action, log?.before, log?.after, log?.reason]).toEqual([
    '撤回登记',
    '扣分，缺席联络员会议（示例），0.50 分',
    '不再计入',
    '当天已请假',
  ])
  const back = await undo(at, withdrawn.ok ? withdrawn.undoable : [])
  expect(await totalOf(at, EDUCATION)).toBe((before ?? 0) - 50)
  await undo(at, back)
  expect(await totalOf(at, EDUCATION)).toBe(before)
  await undo(at, withdrawn.ok ? withdrawn.undoable : []).catch(() => [])
  const first = await at.ask('undoEntries', { entries: [...((registered.ok && registered.undoable) || [])] })
  expect(first.ok ? '' : first.error.message).toBe('')
  expect((await groupOf(at, EDUCATION)).lines[0]?.state).toBe('undone')
})

test('what is missing of a line is said; nothing is kept of it', async () => {
  const at = await openReviewed()
  const said = await Promise.all(
    [
      { ...PRIZE, reason: ' ' },
      { ...PRIZE, level: '' },
      { ...PRIZE, level: '乡镇级' },
      { ...PRIZE, document: '' },
      { ...PRIZE, day: '' },
      { ...PRIZE, day: '2018-02-30' },
      { ...PRIZE, day: '2019-01-21' },
      { ...PRIZE, points: '零点六' },
      { ...PRIZE, points: '0.123' },
      { ...ABSENT, points: '' },
      { ...PRIZE, unit: 'X99' },
    ].map((line) => refusal(register(at, line))),
  )
  expect(said).toEqual([
    '请写明事由。',
    '加分要有级别，请选择级别。',
    '办法中没有“乡镇级”这一级，请重新选择级别。',
    '加分要有文号，请填写文号。',
    '加分要有日期，请选择文件的日期。',
    '日期“2018-02-30”不存在，请改正日期。',
    '日期 2019年1月21日还没有到，请选今天或以前的日期。',
    '分值“零点六”不是数。请只填数字，如 95 或 12.5。',
    '分值“0.123”的小数超过两位。请填如 10 或 7.5。',
    '扣分要写明分值，请填写扣几分。',
    '2018年度没有这个单位，请重新选择单位。',
  ])
  expect((await at.get('adjustmentPage', YEAR)).groups).toEqual([])
})

test('一票否决 is taken only where the scheme has it switched on; it sets the grade and leaves the total', async () => {
  const at = await openReviewed()
  const veto: TypedAdjustment = { ...PRIZE, kind: 'veto', reason: '弄虚作假（示例）', level: '' }
  expect(await refusal(register(at, veto))).toBe(
    '本年度办法没有启用一票否决，确需使用请先到“指标与目标”的“计分办法”中启用。',
  )
  await at.get('editScheme', { ...YEAR, edits: [{ kind: 'setting', field: 'vetoAllowed', text: '是' }] })
  const { step } = await at.get('checkScheme', YEAR)
  await at.get('saveScheme', { ...YEAR, step, reason: '按领导小组意见（示例）' })
  const before = await totalOf(at, EDUCATION)
  expect(await refusal(register(at, veto))).toBe('收下了')
  const { groups } = await at.get('scoreSheet', YEAR)
  const score = groups.flatMap(({ units }) => units).find(({ unit }) => unit === EDUCATION)
  expect([score?.total, score?.grade, score?.gradeNote]).toEqual([before, '不合格', '一票否决'])
  expect((await groupOf(at, EDUCATION)).lines[0]?.note).toBe('等次定为“不合格”，总分不变')
})

test('a 加减分清单 from a workbook: each line that is refused is named with its cell, the others are there', async () => {
  const at = await openReviewed()
  const path = join(at.folder, '清单.xlsx')
  await newList(path, [
    ['市教育局', '加分', '先进集体（示例）', '省部级', '示例〔2018〕1号', '2018-11-05', ''],
    ['市财政局', '扣分', '缺席会议（示例）', '', '', '', '0.5'],
    ['市海洋局', '加分', '无此单位（示例）', '市厅级', '示例〔2018〕2号', '2018-11-05', ''],
    ['市气象局', '一票否决', '示例事由', '', '示例〔2018〕3号', '2018-11-05', ''],
  ])
  const take = () => at.get('importAdjustments', { ...YEAR, pick: at.desk.pick(path, false).id })
  expect(await take()).toEqual({
    added: 2,
    known: 0,
    refused: [
      '清单.xlsx：工作表“加减分”A4（单位）“市海洋局”不是本年度的评价单位，请改为名册中的单位名称。',
      '清单.xlsx：工作表“加减分”A5所在行是一票否决，没有登记。本年度办法没有启用一票否决，确需使用请先到“指标与目标”的“计分办法”中启用。',
    ],
  })
  expect((await take()).known).toBe(2)
  expect((await groupOf(at, FINANCE)).lines[0]?.origin).toBe('清单.xlsx 加减分!A3')
  expect((await at.get('adjustmentPage', YEAR)).groups.map(({ unit }) => unit)).not.toContain(WEATHER)
})
