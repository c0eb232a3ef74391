import { expect, test } from 'vitest'
import { openTestDesk } from './desk.ts'

test('登记前只说明、什么也不改；确认后两个年度各用各的名称，撤销也先说明', async () => {
  const at = openTestDesk()
  await at.get('createYear', { year: 2018 })
  await at.get('createYear', { year: 2019 })
  const request = {
    unit: 'D10',
    kind: 'renamed',
    from: 2019,
    name: '市生态环境局',
    successors: [],
    takeOver: false,
    document: '示例〔2019〕1号',
    reason: '',
  } as const
  const entries = async () => (await at.get('yearOverview', { year: 2019 })).recent.length
  const before = await entries()
  const told = await at.get('changeUnit', { ...request, confirmed: false })
  const name = async (year: number) =>
    (await at.get('unitRegister', { year })).units.find(({ unit }) => unit === 'D10')?.name
  expect([told.effects.length, await name(2019), await entries()]).toEqual([3, '市环保局', before])
  expect(await at.get('changeUnit', { ...request, confirmed: true })).toEqual(told)
  expect([await name(2018), await name(2019)]).toEqual(['市环保局', '市生态环境局'])
  const { units } = await at.get('unitRegister', { year: 2019 })
  const change = units.find(({ unit }) => unit === 'D10')?.history[0]?.change ?? 0
  await at.get('undoUnitChange', { change, reason: '', confirmed: false })
  expect(await name(2019)).toBe('市生态环境局')
  await at.get('undoUnitChange', { change, reason: '登记有误', confirmed: true })
  expect(await name(2019)).toBe('市环保局')
  expect(await at.ask('changeUnit', { ...request, name: '市教育局', confirmed: true })).toMatchObject({
    error: { code: 'unit-name' },
  })
})

test('新建年度前说明单位的变化；工作要点存一条、导出一份', async () => {
  const at = openTestDesk()
  await at.get('createYear', { year: 2018 })
  const renamings = await at.get('commonRenamings', { from: 2019 })
  expect(renamings.renamings.map(({ done }) => done)).toEqual(Array.from({ length: 7 }, () => null))
  await at.get('applyRenamings', {
    units: ['D07'],
    from: 2019,
    document: '',
    reason: '',
    confirmed: true,
  })
  expect((await at.get('newYearUnits', { year: 2019 })).renamed).toEqual([
    { before: '市卫生计生委', now: '市卫生健康委' },
  ])
  await at.get('savePoint', {
    year: 2018,
    number: null,
    task: '1.1',
    text: '举办大赛',
    units: ['D02'],
    due: '2018-06',
    reason: '',
  })
  const { programs } = await at.get('planTasks', { year: 2018 })
  expect(programs[0]?.tasks[0]?.points).toMatchObject([{ number: 1, text: '举办大赛', dueText: '6月底前' }])
  expect((await at.get('exportPoints', { year: 2018 })).files).toEqual([
    { name: '2018年度_工作要点.xlsx', renamed: false },
  ])
})
