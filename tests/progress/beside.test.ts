import { expect, test } from 'vitest'
import { atomically } from '#electron/application/atomically.ts'
import { loadFieldWork } from '#electron/application/field-work.ts'
import { saveInspection } from '#electron/application/inspections/save-inspection.ts'
import { settleProblem } from '#electron/application/inspections/settle-problem.ts'
import { saveProgress } from '#electron/application/progress/save-progress.ts'
import { yearCharts } from '#electron/application/views/year-charts.ts'
import { yearOverview } from '#electron/application/views/year-overview.ts'
import { unitId } from '#shared/plan/unit.ts'
import { fieldSection, programField } from '#shared/reports/field-work.ts'
import type { ReportBlock } from '#shared/reports/report-model.ts'
import { openOfficeYear, WELL, type OfficeYear } from '#tests/application/office-year.ts'

const EDUCATION = unitId('D02')

function visit(
  at: OfficeYear,
  form: '督导检查' | '调研',
  place: string,
  task: string,
  deadline: string,
): void {
  const problems =
    deadline === '' ? [] : [{ number: null, text: '台账不全', unit: EDUCATION, demand: '补齐', deadline }]
  const kept = atomically(at.office.db, () =>
    saveInspection(at.office, at.office.act(), at.book(), {
      number: null,
      form,
      day: '2018-05-08',
      place,
      units: [EDUCATION],
      tasks: [task],
      people: '',
      findings: '',
      problems,
      reason: '',
    }),
  )
  if (!kept.ok) throw new Error(kept.error.message)
}

function tell(at: OfficeYear, period: string, task: string, state: '按计划' | '已完成'): void {
  const kept = atomically(at.office.db, () =>
    saveProgress(at.office, at.office.act(), at.book(), {
      period,
      task,
      unit: EDUCATION,
      state,
      done: '做了',
      problems: '',
      next: '',
      reporter: '',
      day: '2019-01-05',
      reason: '',
    }),
  )
  if (!kept.ok) throw new Error(kept.error.message)
}

function texts(blocks: readonly ReportBlock[]): readonly string[] {
  return blocks.map((block) => ('text' in block ? block.text : block.kind))
}

function todos(at: OfficeYear): readonly string[] {
  return yearOverview(at.office, at.book())
    .todos.filter(({ action }) => action === 'rectify' || action === 'progress')
    .map(({ text }) => text)
}

test('没有督导、调研和进展，报告里一个字也不多；工作台也不提', () => {
  const at = openOfficeYear()
  const field = loadFieldWork(at.office, at.book())
  expect([fieldSection(field, 'internal'), programField(field, 1), todos(at)]).toEqual([[], [], []])
})

test('报告第一部分写次数、地点和整改，公开版不写地点；分项里只写涉及本项的', () => {
  const at = openOfficeYear()
  visit(at, '督导检查', '示例小学', '1.1', '2018-06-30')
  visit(at, '督导检查', '示例工地', '8.1', '2018-10-31')
  visit(at, '调研', '示例小学', '1.2', '')
  tell(at, 'Q3', '1.1', '按计划')
  tell(at, 'Q4', '1.1', '已完成')
  const settled = { inspection: 1, problem: 1, outcome: '已补齐', settled: '2018-06-20' }
  atomically(at.office.db, () => settleProblem(at.office, at.office.act(), at.book(), settled))
  const field = loadFieldWork(at.office, at.book())
  expect([texts(fieldSection(field, 'internal')), texts(fieldSection(field, 'public'))]).toEqual([
    [
      '（四）督导检查和调研',
      '年内开展督导检查2次、调研1次，到示例小学、示例工地了解情况。发现问题2个，已整改1个，未整改1个。',
    ],
    ['（四）督导检查和调研', '年内开展督导检查2次、调研1次。发现问题2个，已整改1个，未整改1个。'],
  ])
  const due = field.programs.get(1)?.due ?? 0
  expect(texts(programField(field, 1))).toEqual([
    `2018年第四季度应报进展${due}项，已报1项，已完成。涉及本项的督导检查和调研2次，发现问题1个，已整改。`,
  ])
  expect(texts(programField(field, 8))).toEqual(['涉及本项的督导检查和调研1次，发现问题1个，尚未整改。'])
  expect(programField(field, 2)).toEqual([])
})

test('工作台：整改逾期的、本期进展没有报齐的各一张卡片', () => {
  const at = openOfficeYear()
  visit(at, '督导检查', '示例小学', '1.1', '2018-06-30')
  tell(at, 'Q4', '1.1', '已完成')
  expect(todos(at)).toEqual(['1 个督导发现的问题逾期没有整改，请督促', '24 家单位没有报齐第四季度的进展'])
})

test('图上的数和表上的一样：十项重点任务的得分率，各单位总分按成文顺序', async () => {
  const at = openOfficeYear()
  expect(yearCharts(at.office, at.book()).handedIn).toBe(false)
  await at.receive('市教育局', '市教育局.xlsx', '2019-01-05', WELL)
  at.accept()
  const { handedIn, programs, groups, goals } = yearCharts(at.office, at.book())
  expect([handedIn, programs.length, goals.length > 0]).toEqual([true, 10, true])
  const units = groups[0]?.units ?? []
  expect(units.map(({ name }) => name)).toEqual(
    at
      .book()
      .units.filter(({ group }) => group.id === groups[0]?.id)
      .map(({ name }) => name),
  )
  const shown = units.find(({ name }) => name === '市教育局')
  expect(shown?.total).toBe((at.unit('市教育局').total ?? 0) / 100)
})
