import { expect, test } from 'vitest'
import { lastYearItems } from '#electron/application/views/last-year-items.ts'
import { unitId } from '#shared/plan/unit.ts'
import { WELL } from './office-year.ts'
import { openUnitsOffice } from './units-office.ts'

const ENVIRONMENT = '市环保局'
const FORESTRY = unitId('D22')
const HEIR = unitId('D11')

test('上年的完成和得分随更名走，写明当时的名称', async () => {
  const at = openUnitsOffice()
  await at.receive(ENVIRONMENT, 'a.xlsx', '2019-01-08', WELL)
  at.accept()
  const unit = at.book().units.find(({ name }) => name === ENVIRONMENT)?.unit.id
  if (unit === undefined) throw new Error('no such unit')
  at.change('renamed', unit, { name: '市生态环境局' })
  at.newYear(2019)
  expect(at.bookOf(2019).units.find(({ unit: { id } }) => id === unit)?.name).toBe('市生态环境局')
  const score = at.item(ENVIRONMENT, 'S1').score
  expect(lastYearItems(at.office, at.bookOf(2019), unit).get('S1')).toEqual([
    { unit, unitName: ENVIRONMENT, actual: '是', score },
  ])
  expect(lastYearItems(at.office, at.book(), unit).size).toBe(0)
})

test('并入以后，承接单位看到自己的和并入单位的上年数据', async () => {
  const at = openUnitsOffice()
  await at.receive('市林业局', 'a.xlsx', '2019-01-08', WELL)
  at.accept()
  at.change('merged', FORESTRY, { successors: [HEIR] })
  at.newYear(2019)
  const lines = lastYearItems(at.office, at.bookOf(2019), HEIR).get('S1')
  expect(lines?.map(({ unit, unitName, actual }) => [unit, unitName, actual])).toEqual([
    [HEIR, null, null],
    [FORESTRY, '市林业局', '是'],
  ])
})
