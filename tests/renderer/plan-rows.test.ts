import { expect, test } from 'vitest'
import { planTasks } from '#electron/application/views/plan-tasks.ts'
import { openUnitsOffice } from '#tests/application/units-office.ts'
import {
  filterParts,
  leadsBeside,
  planParts,
  withoutUnits,
  type PlanFilter,
} from '../../renderer/features/plan/plan-rows.ts'

test('按单位看：责任任务、牵头的重点任务；按重点任务看；牵头不在责任单位里的说出来', () => {
  const at = openUnitsOffice()
  const parts = planParts(planTasks(at.office, at.book()))
  const shown = (filter: PlanFilter) =>
    filterParts(parts, filter).map(({ title, nodes }) => [title, nodes.map(({ id }) => id).join(' ')])
  expect(shown({ unit: 'D18', part: null })).toEqual([
    ['三、城镇劳动者科学素质行动', '3.2'],
    ['七、科普信息化工程', '7.2 7.3'],
    ['九、科普产业助力工程', '9.2 9.3'],
  ])
  expect(shown({ unit: 'D18', part: '9' })).toEqual([['九、科普产业助力工程', '9.2 9.3']])
  expect(shown({ unit: null, part: '保障' })).toEqual([['保障措施', '保障1 保障2 保障3 保障4 保障5']])
  expect(shown({ unit: 'C01', part: null })).toEqual([])
  const task = parts.flatMap(({ nodes }) => nodes).find(({ id }) => id === '9.1')
  expect(task === undefined ? [] : leadsBeside(task).map(({ name }) => name)).toEqual(['市经济和信息化委'])
})

test('责任单位都停止评价、又没有承接单位的任务列出来；登记了承接单位就不再列', () => {
  const at = openUnitsOffice()
  at.newYear(2019)
  for (const unit of ['D03', 'D01', 'D23']) at.change('ended', unit, {})
  const empty = () => withoutUnits(planParts(planTasks(at.office, at.bookOf(2019)))).map(({ id }) => id)
  expect(empty()).toEqual(['9.1'])
  at.undo('D23')
  expect(empty()).toEqual([])
})
