import { describe, expect, test } from 'vitest'
import { buildSpanReport } from '#shared/reports/build-span-report.ts'
import { applyEdits } from '#shared/reports/edited-text.ts'
import type { ReportFacts } from '#shared/reports/report-facts.ts'
import { decimal } from '#shared/scheme/decimal.ts'
import { pointsOf } from '#shared/scheme/points.ts'
import type { UnitInput } from '#shared/scoring/input.ts'
import { indicator, pending, reported, scheme, unit, verified } from '#tests/scoring/small-year.ts'
import { factsOf } from './example-facts.ts'
import { linesOf } from './model-text.ts'

/** One indicator that belongs to the first program, and one that is the plan's goal G06. */
const BY_GOAL = scheme({ quota: null }, [
  indicator({ id: 'A', points: pointsOf('100') }),
  indicator({
    id: 'S',
    block: 'safeguards',
    rule: 'higher-is-better',
    target: decimal('100'),
    measure: '%',
    source: { goal: 'G06' },
  }),
])

function yearOf(year: number, units: readonly UnitInput[], own: Partial<ReportFacts> = {}): ReportFacts {
  const facts = factsOf(units, own, BY_GOAL)
  return { ...facts, sheet: { ...facts.sheet, year } }
}

function both(n: number, score: string, actual: string): UnitInput {
  const safeguard = verified(actual === '100' ? '10' : '5')
  return {
    ...unit(n, score),
    items: new Map([
      ['A', verified(score)],
      ['S', { ...safeguard, reported: reported({ actual: decimal(actual) }) }],
    ]),
  }
}

const YEARS = [
  yearOf(2017, [both(1, '95', '100'), both(2, '70', '80')]),
  yearOf(2018, [both(1, '96', '100'), both(2, '90', '100')]),
] as const

describe('总结评估报告', () => {
  const lines = linesOf(buildSpanReport({ years: YEARS, empty: [2016] }).blocks)
  const section = (from: string, to: string): readonly string[] =>
    lines.slice(lines.indexOf(from) + 1, to === '' ? undefined : lines.indexOf(to))

  test('各年度报送、得分和缺的年度', () => {
    expect(section('# 一、评价工作开展情况', '# 二、方案目标实现情况')).toEqual([
      '德州市全民科学素质工作领导小组办公室根据《德州市全民科学素质行动计划纲要实施方案（2016—2020年）》（德政办发〔2017〕8号），对2017—2018年全民科学素质工作逐年进行了评价。本报告按2017年、2018年共2个年度的评价结果编写，所列数据均来自各年度的自评表和核定结果。2016年没有收到自评表，未计入。',
      '表：各年度评价概况（单位：个、分）',
      '年度|组别|应报|按时报送|逾期报送|未报送|平均总分|优秀单位',
      '2017|市直部门|2|2|0|0|81.00|1',
      '2018|市直部门|2|2|0|0|94.40|2',
    ])
    expect(section('# 四、各单位逐年情况', '# 五、主要成效').slice(1, 4)).toEqual([
      '单位|2017年|2018年',
      '单位1|96.00（1，优秀）|96.80（1，优秀）',
      '单位2|66.00（2，合格）|92.00（2，优秀）',
    ])
  })

  test('方案目标逐年达到与否，没有列入指标的照实写明', () => {
    const goals = section('# 二、方案目标实现情况', '# 三、重点任务逐年情况')
    expect(goals[0]).toBe(
      '方案提出的目标共12项，其中1项已列为评价指标。截至2018年度，已达到1项。各年度情况见下表。',
    )
    expect(goals.filter((line) => /^G0[56]/.test(line))).toEqual([
      'G05|中小学校普遍设立科学素质教育校本课程|—|—|—|未列入指标',
      'G06|推动实现科技教育活动在所有中小学全覆盖|100%|1/2|2/2|已达到',
    ])
  })

  test('成效和问题只写数据里有的', () => {
    expect(section('# 五、主要成效', '')).toEqual([
      '1. 方案目标中已经达到的有1项：推动实现科技教育活动在所有中小学全覆盖。',
      '2. 与2017年度相比，得分率提高5个百分点以上的重点任务有：青少年科学素质行动（由82.5%到93%）。',
      '3. 各年度均评为“优秀”的单位有：单位1。',
      '# 六、存在的问题',
      '按各年度评价数据，没有需要专门列出的问题。',
    ])
    const worse = buildSpanReport({ years: [YEARS[1], YEARS[0]], empty: [] })
    const found = linesOf(worse.blocks)
    expect(found.slice(found.indexOf('# 六、存在的问题') + 1)).toEqual([
      '1. 方案目标中未达到、只有部分单位达到或没有数据的有1项：推动实现科技教育活动在所有中小学全覆盖。',
      '2. 2017年度得分率低于85%的重点任务有：青少年科学素质行动（82.5%）。',
      '3. 与2018年度相比，得分率下降5个百分点以上的重点任务有：青少年科学素质行动（由93%到82.5%）。',
    ])
  })

  test('有未核定指标的年度：征求意见稿，写明暂计', () => {
    const draft = yearOf(2018, [
      unit(1, '90'),
      { ...unit(2, '80'), items: new Map([['A', pending({ filled: true })]]) },
    ])
    const model = buildSpanReport({ years: [YEARS[0], draft], empty: [] })
    expect(model.marks).toEqual(['征求意见稿'])
    expect(linesOf(model.blocks).join('\n')).toContain(
      '2018年尚有未核定的指标，该年度的得分为暂计，以最终核定结果为准。',
    )
  })
})

test('总结评估报告的每一段都能改，各有各的记号；改过的代替生成的', () => {
  const model = buildSpanReport({ years: YEARS, empty: [] })
  const keys = model.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.key] : []))
  expect(keys).toEqual([
    '总结依据',
    '总结目标概况',
    '总结任务概况',
    '成效目标',
    '成效提高',
    '成效单位',
    '总结问题无',
  ])
  const edits = [
    { key: '成效提高', text: '', generated: '' },
    { key: '成效单位', text: '两个单位各年度均为优秀。', generated: '' },
  ]
  const lines = linesOf(applyEdits(model, edits).blocks)
  expect(lines.slice(lines.indexOf('# 五、主要成效') + 2, lines.indexOf('# 六、存在的问题'))).toEqual([
    '2. 两个单位各年度均为优秀。',
  ])
})

test('四个年度以上：各单位逐年的得分横排在附件里，括号里的名次和等次不断开', () => {
  const early = (year: number): ReportFacts => yearOf(year, [both(1, '95', '100'), both(2, '70', '80')])
  const wide = buildSpanReport({ years: [early(2015), early(2016), ...YEARS], empty: [] })
  const lines = linesOf(wide.blocks)
  expect(lines[lines.indexOf('# 四、各单位逐年情况') + 1]).toBe('各单位各年度的总分、名次和等次见附件。')
  expect(lines.join('')).toContain('与2015年度相比，得分率提高。')
  expect(wide.annexes.map(({ title, landscape, blocks }) => [title, landscape, linesOf(blocks)[2]])).toEqual([
    ['各单位逐年得分情况', true, '单位1|96.00（1，优秀）|96.00（1，优秀）|96.00（1，优秀）|96.80（1，优秀）'],
  ])
  expect(buildSpanReport({ years: YEARS, empty: [] }).annexes).toEqual([])
})

test('方案目标都缺报的年度写缺报，不写几分之零', () => {
  const missing = { reported: null, verified: { kind: 'missing' } } as const
  const blank = yearOf(2016, [
    {
      ...unit(1, '95'),
      items: new Map([
        ['A', verified('95')],
        ['S', missing],
      ]),
    },
    {
      ...unit(2, '95'),
      items: new Map([
        ['A', verified('95')],
        ['S', missing],
      ]),
    },
  ])
  const goal = linesOf(buildSpanReport({ years: [blank, YEARS[1]], empty: [] }).blocks)
  expect(goal.find((line) => line.startsWith('G06|'))).toContain('|缺报|2/2|')
})
