import { expect, test } from 'vitest'
import { openTestDesk } from './desk.ts'

const YEAR = { year: 2018 }

test('示例年度一直办到申诉：都已审核，反馈发给每一家，两件申诉一件已办结、一件待复核', async () => {
  const at = openTestDesk({ now: '2019-04-20T02:00:00Z' })
  await at.get('createSampleYear', { reviewed: true })
  const page = await at.get('appealPage', YEAR)
  expect([page.state, page.pending, page.units.filter(({ feedback }) => feedback === null)]).toEqual([
    '反馈',
    '',
    [],
  ])
  const told = page.appeals.map(({ unitName, indicator, outcome, score, scoreNow, received, lateReason }) => {
    return [unitName, indicator, outcome, score, scoreNow, received, lateReason]
  })
  expect(told).toEqual([
    ['市地震局', '5.3', null, 0, 0, '2019-03-07', ''],
    ['市总工会', '3.1', '调整', 0, 820, '2019-03-06', ''],
  ])
  const texts = page.appeals.flatMap(({ claim, decisions }) => [
    claim,
    ...decisions.map(({ opinion }) => opinion),
  ])
  expect(texts.filter((text) => !text.endsWith('（示例）'))).toEqual([])
  const { sendBacks } = await at.get('listSendBacks', YEAR)
  expect(sendBacks.map(({ unitName, state, withdrawal }) => [unitName, state, withdrawal?.reason])).toEqual([
    ['武城县', 'answered', undefined],
    ['市总工会', 'withdrawn', '没有按期补正，按已报送的内容审核（示例）'],
  ])
  const [owing, adjust, inspections] = [
    await at.get('listOwing', YEAR),
    await at.get('adjustmentPage', YEAR),
    await at.get('inspectionsPage', YEAR),
  ]
  expect(owing.units.map(({ unitName, reminders }) => [unitName, reminders.length])).toEqual([
    ['市广播电视台', 1],
    ['德州经济技术开发区', 1],
  ])
  expect([adjust.groups.length > 0, inspections.records.length]).toEqual([true, 3])
  const { items } = await at.get('reviewItems', { ...YEAR, unit: 'D08' })
  const asked = items.flatMap(({ questions }) => questions)
  expect(asked.map(({ answer }) => answer?.way)).toEqual(['phone'])
  expect((await at.get('checkLog', {})).whole).toBe(true)
})

test('示例年度里有几份佐证，都写明示例，对上目录；其余的留着练习添加', async () => {
  const at = openTestDesk({ now: '2019-04-20T02:00:00Z' })
  await at.get('createSampleYear', { reviewed: true })
  const told = async (unit: string) => {
    const { entries, others } = await at.get('unitEvidence', { ...YEAR, unit })
    const found = entries.flatMap(({ number, files }) =>
      files.map(({ indicator, name }) => [number, indicator, name]),
    )
    return { found, waiting: entries.length - found.length > 0, others }
  }
  expect([await told('D01'), await told('D02')]).toEqual([
    {
      found: [
        ['1', '1.1', '1_校园科普报告会活动记录（示例）.pdf'],
        ['2', '1.2', '2_高中学生科技实践活动总结（示例）.pdf'],
      ],
      waiting: true,
      others: [],
    },
    { found: [['1', '1.1', '1_青少年科技创新大赛总结（示例）.pdf']], waiting: true, others: [] },
  ])
  expect((await at.get('checkLog', {})).whole).toBe(true)
})

test('只做到收表的示例年度，接着打开不会自己审核；办到申诉的再办一次不变', async () => {
  const at = openTestDesk()
  await at.get('createSampleYear', {})
  expect((await at.get('appStatus', {})).years).toEqual([{ ...YEAR, sample: true, state: '收表' }])
  const led = openTestDesk()
  await led.get('createSampleYear', { reviewed: true })
  expect((await led.get('appStatus', {})).years).toEqual([{ ...YEAR, sample: true, state: '反馈' }])
  expect(await led.ask('createSampleYear', { reviewed: true })).toMatchObject({
    ok: false,
    error: { code: 'year-exists' },
  })
  expect((await led.get('appealPage', YEAR)).appeals.length).toBe(2)
})

test('示例年度里两次退回：一家补正后重新报送，一家还没有补正', async () => {
  const at = openTestDesk({ now: '2019-04-20T02:00:00Z' })
  const told = async () =>
    (await at.get('listSendBacks', YEAR)).sendBacks.map((sent) => [
      sent.unitName,
      sent.state,
      sent.submission?.number,
      sent.answer?.number,
      sent.answer?.received,
      sent.unchanged,
      sent.deadline,
      sent.items.map(({ place, original }) => `${place} ${original}`.trim()),
    ])
  const answered = [
    '武城县',
    'answered',
    1,
    2,
    '2019-04-20',
    0,
    '2019-04-26',
    ['H5 实际完成值 0.8', 'H24 实际完成值 1'],
  ]
  await at.get('createSampleYear', {})
  const open = [undefined, undefined, null, '2019-04-26']
  const spoiled = ['K5 自评档次 合格', '整行', 'H14 实际完成值 另行报送']
  expect(await told()).toEqual([answered, ['市总工会', 'open', 1, ...open, spoiled]])
  const { units } = await at.get('listOwing', YEAR)
  expect(units.map(({ unitName, state }) => [unitName, state])).toEqual([
    ['市总工会', 'sent-back'],
    ['市广播电视台', 'missing'],
    ['德州经济技术开发区', 'missing'],
  ])
})
