import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readLog, verifyLog } from '#db/log.ts'
import { loadUnitContacts } from '#db/unit-contacts.ts'
import { storeYearState } from '#db/years.ts'
import { atomically, tryOut } from '#electron/application/atomically.ts'
import { createYear, previewYear } from '#electron/application/create-year.ts'
import { exportForms } from '#electron/application/export-forms.ts'
import { importPaths } from '#electron/application/import-paths.ts'
import { loadReportFacts } from '#electron/application/report-facts.ts'
import { changeUnit } from '#electron/application/units/change-unit.ts'
import { enlistUnit } from '#electron/application/units/enlist-unit.ts'
import { keepUnit, type UnitEdit } from '#electron/application/units/keep-unit.ts'
import { applyReform, reformProposals } from '#electron/application/units/reform.ts'
import { openUnitBook } from '#electron/application/units/unit-book.ts'
import { unitRegister } from '#electron/application/views/unit-register.ts'
import { formOf } from '#electron/application/year-book.ts'
import { loadYearInput } from '#electron/application/year-input.ts'
import { unitId } from '#shared/plan/unit.ts'
import { day } from '#shared/scheme/day.ts'
import { indicatorsOf } from '#shared/scheme/evaluated-units.ts'
import { WELL } from './office-year.ts'
import { openUnitsOffice, unitIn, type Told, type UnitsOffice } from './units-office.ts'

const ENVIRONMENT = 'D10'
const FORESTRY = 'D22'

function keep(at: UnitsOffice, edit: Partial<UnitEdit> & { readonly unit: UnitEdit['unit'] }): Told {
  const { office } = at
  const outcome = atomically(office.db, () =>
    keepUnit(office, office.act(), 2018, { aliases: null, kind: null, contact: null, ...edit }),
  )
  return outcome.ok ? [] : outcome.error.message
}

test('更名从起始年度起用新名，以前的年度仍用旧名，两个年度的自评表各写各的', () => {
  const at = openUnitsOffice()
  at.newYear(2019)
  const before = at.bookOf(2018).scheme
  expect(at.change('renamed', ENVIRONMENT, { name: '市生态环境局' })).toEqual([
    '2018年度仍用“市环保局”，各页和材料都不变。',
    '2019年度及之后改用“市生态环境局”：自评表、汇总表和公文用新名，组别、指标、目标值和已收的材料不变。',
    '写着“市环保局”或简称的自评表仍能导入；方案原文照原样显示，旁边注明现名。',
  ])
  const names = [2018, 2019].map((year) => {
    const book = at.bookOf(year)
    const own = book.units.find(({ unit }) => unit.id === unitId(ENVIRONMENT))
    return own === undefined ? '' : [own.name, formOf(book, own).unitName]
  })
  expect(names).toEqual([
    ['市环保局', '市环保局'],
    ['市生态环境局', '市生态环境局'],
  ])
  expect(at.bookOf(2018).scheme).toEqual(before)
  expect(at.bookOf(2019).schemeVersion).toBe(1)
})

test('更名后，写旧名的自评表照常导入旧年度，得分按旧名列出', async () => {
  const at = openUnitsOffice()
  at.change('renamed', ENVIRONMENT, { name: '市生态环境局' })
  const received = await at.receive('市环保局', '德州市环境保护局.xlsx', '2019-01-08', WELL)
  expect([received.result === 'refused', received.unit]).toEqual([false, '市环保局'])
  at.accept()
  expect(at.unit('市环保局').total).toBeGreaterThan(0)
})

test('并入之后，原单位的自评表不再收，并说由谁承接', async () => {
  const at = openUnitsOffice()
  at.newYear(2019)
  const book = at.bookOf(2019)
  await exportForms(at.office, book, { folder: at.folder, units: ['市林业局'], progress: () => {} })
  const told = at.change('merged', FORESTRY, { successors: [unitId('D11')] })
  expect(told).toContain('2019年度已经下发的自评表要重新下发：“市林业局”的不再收，承接单位的指标有变。')
  const imported = await importPaths(at.office, at.bookOf(2019), {
    paths: [join(at.folder, '2019年度自评表_市林业局.xlsx')],
    received: day('2019-01-08'),
    unit: null,
    allowMacros: false,
    progress: () => {},
  })
  expect(imported.ok && imported.value.map(({ result, message }) => [result, message])).toEqual([
    [
      'refused',
      '这是“市林业局”的自评表，2019年度不评价这个单位，没有导入。它已由市农业局承接，请承接单位报送。',
    ],
  ])
})

test('已经下发的自评表写着旧名：登记前就说明，报回时仍认作同一单位', async () => {
  const at = openUnitsOffice()
  const issued = await exportForms(at.office, at.book(), {
    folder: at.folder,
    units: ['市环保局'],
    progress: () => {},
  })
  expect(issued.ok).toBe(true)
  const told = at.change('renamed', ENVIRONMENT, { name: '市生态环境局', from: 2018 })
  expect(told).toContain(
    '2018年度的自评表已经下发，表上是“市环保局”：报回时照常认作这个单位，要换成新名请重新下发。',
  )
  expect(at.namesOf(2018)).toContain('市生态环境局')
})

test('年度报告里的牵头单位用当年的名称', () => {
  const at = openUnitsOffice()
  at.newYear(2019)
  at.change('renamed', 'D18', { name: '市工业和信息化局' })
  const leads = (year: number) => {
    const book = at.bookOf(year)
    return loadReportFacts(at.office, book, loadYearInput(at.office, book)).plan.programs[8]?.leads
  }
  expect([leads(2018), leads(2019)]).toEqual([
    ['市经济和信息化委', '市科协'],
    ['市工业和信息化局', '市科协'],
  ])
})

test('登记前的说明什么也不留下', () => {
  const at = openUnitsOffice()
  const { office } = at
  const entries = readLog(office.db).length
  const outcome = tryOut(office.db, () =>
    changeUnit(office, office.act(), {
      unit: unitId(ENVIRONMENT),
      kind: 'renamed',
      from: 2018,
      name: '市生态环境局',
      successors: [],
      takeOver: false,
      document: '',
      reason: '',
    }),
  )
  expect(outcome.ok && outcome.value.length).toBe(2)
  expect([at.namesOf(2018).includes('市环保局'), readLog(office.db).length]).toEqual([true, entries])
})

test('别的单位用过的名称、同年重复更名、名称没有变，都不登记，并指明是谁', () => {
  const at = openUnitsOffice()
  expect([
    at.change('renamed', ENVIRONMENT, { name: '市教育局' }),
    at.change('renamed', ENVIRONMENT, { name: '德州市人社局' }),
    at.change('renamed', ENVIRONMENT, { name: '市环保局' }),
    at.change('renamed', ENVIRONMENT, { name: ' ' }),
  ]).toEqual([
    '“市教育局”已经是另一个单位的名称，没有保存。一个名称只能对应一个单位：请换一个名称，或先改“市教育局”的名称、简称。',
    '“德州市人社局”已经用来指“市人力资源和社会保障局”，没有保存。一个名称只能对应一个单位：请换一个名称，或先改“市人力资源和社会保障局”的名称、简称。',
    '2019年度的名称已经是“市环保局”，没有登记。请核对新名称和起始年度。',
    '名称是空白，没有保存。请填写单位名称。',
  ])
  at.change('renamed', ENVIRONMENT, { name: '市生态环境局' })
  expect(at.change('renamed', ENVIRONMENT, { name: '市环境局' })).toBe(
    '2019年度起已登记更名为“市生态环境局”，没有再登记。要改，请先在变更记录中撤销那一条。',
  )
  expect(at.change('renamed', 'D11', { name: '市环保局' })).toMatch(/^“市环保局”已经用来指“市生态环境局”/)
})

test('归档的年度不因更名、撤销而改变', () => {
  const at = openUnitsOffice()
  const { db, act } = at.office
  expect(at.change('renamed', ENVIRONMENT, { name: '市生态环境局', from: 2018 })).toHaveLength(2)
  storeYearState(db, act(), 2018, '归档', '领导小组审定')
  expect(at.change('renamed', 'D11', { name: '市农业农村局', from: 2018 })).toBe(
    '2018年度已经归档，不能再改动，没有登记。请把起始年度改为2019年度或更晚。',
  )
  expect(at.undo(ENVIRONMENT)).toMatch(/^2018年度已经归档，这条变更已用在里面，不能撤销/)
  expect(at.change('renamed', 'D11', { name: '市农业农村局' })).toContain(
    '2018年度仍用“市农业局”，各页和材料都不变。',
  )
})

test('并入：开着的年度里由承接单位接着承担指标，以前的年度照旧；撤销后方案改回原样', () => {
  const at = openUnitsOffice()
  at.newYear(2019)
  const scheme = at.bookOf(2019).scheme
  const tasks = indicatorsOf(scheme, unitId(FORESTRY)).map(({ id }) => id)
  const told = at.change('merged', FORESTRY, { successors: [unitId('D11')] })
  expect(told).toEqual([
    '2018年度仍评价“市林业局”，不受影响。',
    `2019年度不再评价“市林业局”，它在“市直部门”组的 ${tasks.length} 项指标改由市农业局承担。`,
    '以后新建的年度不再列入“市林业局”，它的指标由谁承担在新建时确认。',
  ])
  const after = at.bookOf(2019).scheme
  expect(at.namesOf(2018)).toContain('市林业局')
  expect(at.namesOf(2019)).not.toContain('市林业局')
  const taken = new Set(indicatorsOf(after, unitId('D11')).map(({ id }) => id))
  expect(tasks.every((id) => taken.has(id))).toBe(true)
  expect(at.undo(FORESTRY)).toEqual([
    '“市林业局”恢复为存续单位。',
    '2019年度的方案改回变更之前的样子，已经下发的自评表要重新下发。',
  ])
  expect(at.bookOf(2019).scheme).toEqual(scheme)
  expect(at.undo(FORESTRY)).toBe('没有找到这条变更，或它已经撤销。请刷新后再看变更记录。')
})

test('已收到材料的年度不能再停止评价，并说从哪一年起可以', async () => {
  const at = openUnitsOffice()
  await at.receive('市林业局', 'a.xlsx', '2019-01-08', WELL)
  expect(at.change('ended', FORESTRY, { from: 2018 })).toBe(
    '“市林业局”在2018年度已有报送的自评表、审核意见或加减分，不能从2018年度起停止评价。请把起始年度改为2019年度或更晚。',
  )
  expect(at.change('ended', FORESTRY, { from: 2019 })).toEqual([
    '2018年度仍评价“市林业局”，不受影响。',
    '以后新建的年度不再列入“市林业局”。',
  ])
})

test('新组建的单位承接旧单位：顶它的位置和指标，旧单位停止评价', () => {
  const at = openUnitsOffice()
  at.newYear(2019)
  const place = at.namesOf(2019).indexOf('市林业局')
  const told = at.found('市自然资源局', { predecessors: [unitId(FORESTRY)], aliases: ['市自规局'] })
  expect(told[1]).toMatch(/^2019年度不再评价“市林业局”.*改由市自然资源局承担。$/)
  expect(at.namesOf(2019)[place]).toBe('市自然资源局')
  expect(at.namesOf(2018)).not.toContain('市自然资源局')
  expect(unitIn(at, 'U01')).toMatchObject({ kind: '政府部门', validFrom: 2019, validTo: null })
  expect(at.undo('U01')).toMatch(/^“市自然资源局”承接了“市林业局”，不能撤销新增。请先撤销“市林业局”的并入。$/)
  at.undo(FORESTRY)
  expect(at.undo('U01')).toEqual(['“市自然资源局”从单位库撤下，变更记录保留。'])
  expect(at.namesOf(2019)[place]).toBe('市林业局')
  // The name is free again.
  expect(at.found('市自然资源局', {})).toHaveLength(1)
})

test('新增的单位按全组共同的指标评价；没有组别的只登记，以后再列入', () => {
  const at = openUnitsOffice()
  expect(at.found('市文联', { from: 2018 })).toEqual([
    '2018年度把“市文联”列入“市直部门”组，先按全组共同的 5 项指标评价；请给它下发自评表。',
  ])
  expect(at.found('高新区', { from: 2018, group: null, kind: '县（市、区）' })).toEqual([
    '“高新区”先只登记在单位库，没有列入任何年度的评价。',
  ])
  const { office } = at
  const enlisted = atomically(office.db, () =>
    enlistUnit(office, office.act(), at.bookOf(2018), { unit: unitId('U02'), group: 'counties' }),
  )
  expect(enlisted).toMatchObject({ ok: true })
  expect(at.namesOf(2018).at(-1)).toBe('高新区')
  expect(at.found('市科普局', { kind: '企业' })).toBe('没有选类别，没有新增。请选择单位的类别。')
})

test('新建年度用新名，不列停止评价的单位，承接单位顶上；办公室说不，就不由它承担', () => {
  const at = openUnitsOffice()
  at.change('renamed', ENVIRONMENT, { name: '市生态环境局' })
  at.change('merged', FORESTRY, { successors: [unitId('D23')] })
  at.change('ended', 'D13', {})
  at.found('市文联', { from: 2018 })
  const own = indicatorsOf(at.book().scheme, unitId(FORESTRY)).length
  expect(previewYear(at.office, 2019)).toEqual({
    renamed: [{ before: '市环保局', now: '市生态环境局' }],
    ended: [
      { unit: 'D13', name: '市农科院', indicators: expect.any(Number) as number, heirs: [] },
      { unit: FORESTRY, name: '市林业局', indicators: own, heirs: ['市发展改革委'] },
    ],
    added: ['市文联'],
  })
  at.newYear(2019)
  const taken = (year: number) => indicatorsOf(at.bookOf(year).scheme, unitId('D23')).length
  expect(createYear(at.office, { year: 2020, sample: false, withoutHeirs: [unitId(FORESTRY)] }).ok).toBe(true)
  expect([taken(2020), taken(2019) > taken(2018)]).toEqual([taken(2018), true])
  const names = at.namesOf(2019)
  expect(
    ['市生态环境局', '市环保局', '市林业局', '市农科院', '市文联'].map((name) => names.includes(name)),
  ).toEqual([true, false, false, false, true])
})

test('简称：重复的指明是哪个单位；联系人、类别、简称改动各留一条记录，没有变的不留', () => {
  const at = openUnitsOffice()
  const { db } = at.office
  const education = unitId('D02')
  expect(keep(at, { unit: education, aliases: ['市人社局'] })).toMatch(/已经用来指“市人力资源和社会保障局”/)
  const contact = { leader: '示例甲', liaison: ' 示例乙 ', phone: '0534-0000001' }
  keep(at, { unit: education, aliases: ['教体局'], contact, kind: '政府部门' })
  keep(at, { unit: education, aliases: ['教体局'], contact })
  expect(loadUnitContacts(db).get(education)).toMatchObject({ liaison: '示例乙' })
  expect(readLog(db).map(({ action }) => action)).toEqual(['新建年度', '改简称', '登记联系人'])
  keep(at, { unit: education, aliases: [] })
  expect(unitIn(at, 'D02').names.map(({ name }) => name)).toEqual(['市教育局'])
  keep(at, { unit: unitId('D01'), aliases: [] })
  expect(unitIn(at, 'D01').names.map(({ name }) => name)).toEqual(['市科协'])
  expect(verifyLog(db).ok).toBe(true)
})

test('常见更名只是建议：不登记就什么也不变；勾选的一次登记，已登记的不再能选', () => {
  const at = openUnitsOffice()
  const { office } = at
  const proposed = reformProposals(openUnitBook(office), 2019)
  expect(proposed.map(({ from, to, done }) => [from, to, done])).toEqual([
    ['市卫生计生委', '市卫生健康委', null],
    ['市环保局', '市生态环境局', null],
    ['市安监局', '市应急管理局', null],
    ['市农业局', '市农业农村局', null],
    ['市经济和信息化委', '市工业和信息化局', null],
    ['市文广新局', '市文化和旅游局', null],
    ['市林业局', '市自然资源局', null],
  ])
  const apply = (units: readonly string[]) =>
    atomically(office.db, () =>
      applyReform(office, office.act(), {
        units: units.map(unitId),
        from: 2019,
        document: '示例〔2019〕1号',
        reason: '',
      }),
    )
  expect(apply(['D10', 'D07'])).toMatchObject({ ok: true })
  expect(unitIn(at, 'D07').names.map(({ name }) => name)).toContain('市卫健委')
  expect(reformProposals(openUnitBook(office), 2019)[0]?.done).toBe('已登记：2019年度起')
  expect(apply(['D11', 'D10'])).toMatchObject({ ok: false })
  expect(unitIn(at, 'D11').names[0]).toMatchObject({ name: '市农业局', validTo: null })
})

test('单位库按年度列出名称、起止和变更；撤销的变更留在记录里', () => {
  const at = openUnitsOffice()
  at.newYear(2019)
  at.change('renamed', ENVIRONMENT, { name: '市生态环境局' })
  at.change('merged', FORESTRY, { successors: [unitId('D11')] })
  at.undo(FORESTRY)
  const entry = (year: number, unit: string) =>
    unitRegister(at.office, at.bookOf(year)).units.find((known) => known.unit === unit)
  expect(entry(2018, ENVIRONMENT)).toMatchObject({ name: '市环保局', otherNames: ['市生态环境局'] })
  expect(entry(2019, ENVIRONMENT)).toMatchObject({
    name: '市生态环境局',
    otherNames: ['市环保局'],
    standing: 'evaluated',
    history: [
      { text: '2019年度起由“市环保局”更名为“市生态环境局”', document: '示例〔2019〕1号', undone: null },
    ],
  })
  expect(entry(2019, FORESTRY)?.history).toMatchObject([
    { text: '2019年度起并入市农业局', undone: { reason: '登记有误', operator: '批处理' } },
  ])
  expect(entry(2019, 'D11')?.history[0]?.text).toBe('2019年度起承接“市林业局”')
})
