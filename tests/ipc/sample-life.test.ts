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
