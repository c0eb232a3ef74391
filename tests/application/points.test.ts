import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readLog, verifyLog } from '#db/log.ts'
import { loadUnitContacts } from '#db/unit-contacts.ts'
import { storeYearState } from '#db/years.ts'
import { loadWorkPoints } from '#db/work-points.ts'
import { atomically } from '#electron/application/atomically.ts'
import { loadEntryWords } from '#electron/application/log/describe-entry.ts'
import { copyPoints } from '#electron/application/points/copy-points.ts'
import { savePoint, withdrawPoint, type PointDraft } from '#electron/application/points/save-point.ts'
import { exportPoints } from '#electron/application/points/export-points.ts'
import { keepUnit } from '#electron/application/units/keep-unit.ts'
import { planTasks } from '#electron/application/views/plan-tasks.ts'
import { unitId } from '#shared/plan/unit.ts'
import { openBook, rowTexts, sheetOf } from '#tests/workbooks/open-book.ts'
import { openUndoDesk } from '#tests/undo/undo-desk.ts'
import { openUnitsOffice, type UnitsOffice } from './units-office.ts'

const DRAFT: PointDraft = {
  number: null,
  task: '1.1',
  text: '举办青少年科技创新大赛',
  units: [unitId('D02'), unitId('D01')],
  due: '2018-06',
  reason: '',
}

function save(at: UnitsOffice, draft: Partial<PointDraft>, year = 2018): number | string {
  const { office } = at
  const saved = atomically(office.db, () =>
    savePoint(office, office.act(), at.bookOf(year), { ...DRAFT, ...draft }),
  )
  return saved.ok ? saved.value : saved.error.message
}

function copy(at: UnitsOffice, year: number): readonly string[] | string {
  const { office } = at
  const copied = atomically(office.db, () => copyPoints(office, office.act(), at.bookOf(year)))
  return copied.ok ? copied.value : copied.error.message
}

function standing(at: UnitsOffice, year: number): readonly string[] {
  return loadWorkPoints(at.office.db, year)
    .filter(({ kind }) => kind !== 'withdrawn')
    .map(({ task, text, units, due }) => `${task} ${text}（${units.join('、')}）${due}`)
}

test('一项任务可以有几条要点；修改、撤回、恢复各留一条，前一条都还在', () => {
  const at = openUnitsOffice()
  const { office } = at
  expect([save(at, {}), save(at, { text: '开展校园科技节', due: '' })]).toEqual([1, 2])
  expect(save(at, { number: 1, text: '举办青少年科技创新大赛和机器人大赛', reason: '增加项目' })).toBe(1)
  const withdrawn = atomically(office.db, () =>
    withdrawPoint(office, office.act(), at.book(), { number: 2, reason: '并入上一条' }),
  )
  expect(withdrawn.ok).toBe(true)
  expect(standing(at, 2018)).toEqual(['1.1 举办青少年科技创新大赛和机器人大赛（D02、D01）2018-06'])
  expect(save(at, { number: 2, text: '开展校园科技节', due: '' })).toBe(2)
  expect(loadWorkPoints(office.db, 2018).map(({ history }) => history.map(({ kind }) => kind))).toEqual([
    ['added', 'changed'],
    ['added', 'withdrawn', 'changed'],
  ])
  const words = loadEntryWords(office.db)
  const said = readLog(office.db)
    .slice(1)
    .map((entry) => words.describe(entry))
  expect(said.map(({ action, object }) => `${action} ${object}`)).toEqual([
    '新增本年要点 任务 1.1',
    '新增本年要点 任务 1.1',
    '修改本年要点 任务 1.1',
    '撤回本年要点 任务 1.1',
    '恢复本年要点 任务 1.1',
  ])
  expect(said[2]).toMatchObject({
    before: '举办青少年科技创新大赛，市教育局、市科协，6月底前',
    after: '举办青少年科技创新大赛和机器人大赛，市教育局、市科协，6月底前',
    reason: '增加项目',
  })
  expect(verifyLog(office.db).ok).toBe(true)
})

test('写不全的要点不保存，并说明缺什么', () => {
  const at = openUnitsOffice()
  save(at, {})
  expect([
    save(at, { text: ' ' }),
    save(at, { task: '1.9' }),
    save(at, { units: [unitId('X1')] }),
    save(at, { due: '2018-02-30' }),
    save(at, { number: 1 }),
    save(at, { number: 9 }),
  ]).toEqual([
    '要点内容是空白，没有保存。请写明本年做什么。',
    '方案中没有这项任务，没有保存。请重新选择任务。',
    '所选单位有不在2018年度评价的，没有保存。请重新选择责任单位。',
    '完成时限没有这个日期，没有保存。请重新选择。',
    '内容没有变，没有保存。',
    '没有找到这条要点，或它已经撤回。请刷新后再看。',
  ])
  storeYearState(at.office.db, at.office.act(), 2018, '归档', '审定')
  expect(save(at, { text: '另一条' })).toMatch(/^2018年度已经归档/)
})

test('从上年复制：时限顺延，停止评价的单位换成承接单位，已有的不重复', () => {
  const at = openUnitsOffice()
  save(at, { task: '2.2', text: '办好科普大集', units: [unitId('D22'), unitId('D13')], due: '2018-06-30' })
  save(at, { task: '保障1', text: '召开成员单位会议', units: [], due: '' })
  at.change('merged', 'D22', { successors: [unitId('D11')] })
  at.change('ended', 'D13', {})
  at.newYear(2019)
  save(at, { task: '保障1', text: '召开成员单位会议', units: [], due: '' }, 2019)
  expect(copy(at, 2019)).toEqual([
    '从2018年度复制 1 条要点，完成时限顺延一年，文字请按本年情况修改。',
    '另有 1 条本年已有，不重复。',
    '市林业局本年不评价，责任单位改为市农业局。',
    '市农科院本年不评价，从责任单位中去掉。',
  ])
  expect(standing(at, 2019)).toEqual(['保障1 召开成员单位会议（）', '2.2 办好科普大集（D11）2019-06-30'])
  expect(copy(at, 2019)).toBe('2018年度的 2 条要点本年都已有，没有再复制。')
  expect(copy(at, 2018)).toBe('2017年度没有工作要点，没有可复制的。请逐条新增本年要点。')
})

test('规划与任务按年度的叫法列单位：更名的两个名称都在，停止评价的写承接单位；牵头不等于责任', () => {
  const at = openUnitsOffice()
  at.newYear(2019)
  at.change('renamed', 'D10', { name: '市生态环境局' })
  at.change('merged', 'D22', { successors: [unitId('D11')] })
  at.change('ended', 'D13', {})
  save(at, {}, 2019)
  const { programs, safeguards } = planTasks(at.office, at.bookOf(2019))
  const task = (id: string) => programs.flatMap(({ tasks }) => tasks).find((known) => known.id === id)
  const noted = (id: string) =>
    task(id)
      ?.units.filter(({ note }) => note !== '')
      .map(({ name, note }) => `${name}（${note}）`)
  expect([noted('1.4'), noted('2.2')]).toEqual([
    ['市生态环境局（原市环保局）'],
    ['市农业局（承接市林业局）', '市农科院（已停止评价）', '市生态环境局（原市环保局）'],
  ])
  expect(
    planTasks(at.office, at.bookOf(2018))
      .programs[0]?.tasks[3]?.units.map(({ note }) => note)
      .join(''),
  ).toBe('')
  expect([programs.length, programs.flatMap(({ tasks }) => tasks).length, safeguards.length]).toEqual([
    10, 39, 5,
  ])
  expect(task('1.1')).toMatchObject({
    points: [{ dueText: '2018年6月底前', units: [{ name: '市教育局' }, { name: '市科协' }] }],
    indicators: [{ id: '1.1', group: '市直部门', ruleName: '定性三档', target: null }],
  })
  // 牵头 of the whole 工程, responsible in none of this task.
  const ninth = programs[8]
  expect(ninth?.leads.map(({ name }) => name)).toEqual(['市经济和信息化委', '市科协'])
  expect(ninth?.tasks[0]?.units.some(({ name }) => name === '市经济和信息化委')).toBe(false)
  expect(ninth?.indicators.map(({ id }) => id)).toEqual(['L9', 'CP9'])
})

test('工作要点导出为 Excel：39 项任务和 5 条保障都在，没有要点的留空，名称按本年叫法', async () => {
  const at = openUnitsOffice()
  save(at, {})
  save(at, { text: '开展校园科技节', units: [unitId('C01')], due: '' })
  const written = await exportPoints(at.office, at.book(), at.folder)
  if (!written.ok) throw new Error(written.error.message)
  expect(written.value.path).toMatch(/2018年度_工作要点\.xlsx$/)
  const sheet = sheetOf(await openBook(readFileSync(written.value.path)), '工作要点')
  expect(rowTexts(sheet, 3)).toEqual([
    '编号',
    '重点任务',
    '任务',
    '方案责任单位',
    '本年工作要点',
    '责任单位',
    '完成时限',
  ])
  expect([rowTexts(sheet, 4), rowTexts(sheet, 5)].map((row) => row.slice(4))).toEqual([
    ['举办青少年科技创新大赛', '市教育局、市科协', '6月底前'],
    ['开展校园科技节', '德城区', '全年'],
  ])
  expect(rowTexts(sheet, 6).slice(0, 1)).toEqual(['1.2'])
  expect(sheet.rowCount).toBe(3 + 45 + 1)
})

test('新增、修改、撤回要点和登记联系人都能撤销，撤销也能再恢复', async () => {
  const desk = openUndoDesk()
  const { office } = desk
  const texts = (): readonly string[] =>
    loadWorkPoints(office.db, 2018)
      .filter(({ kind }) => kind !== 'withdrawn')
      .map(({ text }) => text)
  const keep = (draft: Partial<PointDraft>) =>
    atomically(office.db, () => savePoint(office, office.act(), desk.book(), { ...DRAFT, ...draft }))
  const added = await desk.step(() => keep({}))
  const changed = await desk.step(() => keep({ number: 1, text: '改过的' }))
  expect(desk.refusal(added)).toMatch(/请先撤销后面这一条/)
  const undone = desk.turn(changed)
  expect(texts()).toEqual([DRAFT.text])
  desk.turn(undone)
  expect(texts()).toEqual(['改过的'])
  desk.turn(changed)
  desk.turn(added)
  expect(texts()).toEqual([])
  const contact = { leader: '', liaison: '示例甲', phone: '0534-0000001' }
  const noted = await desk.step(() =>
    atomically(office.db, () =>
      keepUnit(office, office.act(), 2018, { unit: unitId('D02'), aliases: null, kind: null, contact }),
    ),
  )
  desk.turn(noted)
  expect(loadUnitContacts(office.db).get(unitId('D02'))).toMatchObject({ liaison: '', phone: '' })
})
