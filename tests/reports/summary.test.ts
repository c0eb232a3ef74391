import { describe, expect, test } from 'vitest'
import { buildSummary } from '#shared/reports/summary.ts'
import { day } from '#shared/scheme/day.ts'
import { points } from '#shared/scheme/points.ts'
import { exampleExtras, exampleScores, unitNamed } from '#tests/workbooks/example-scores.ts'

const PENDING = {
  reported: {
    actual: null,
    yesNo: null,
    band: '达成',
    selfScore: null,
    notApplicable: false,
    noData: false,
    refused: false,
    filled: true,
  },
  verified: null,
} as const

describe('得分汇总表', () => {
  test('按组分列，成文顺序，单列单位排在最后，各组有自己的板块和重点任务栏', () => {
    const table = buildSummary(exampleScores(), exampleExtras())
    const [departments, counties] = table.groups
    expect(table.title).toBe('2018年度全民科学素质工作得分汇总表')
    expect(
      table.groups.map(({ name, rows, programs, blocks }) => [
        name,
        rows.length,
        programs.length,
        blocks.map((b) => `${b.name}${b.max}`),
      ]),
    ).toEqual([
      ['市直部门', 24, 10, ['任务完成8000', '组织保障2000']],
      ['县（市、区）', 13, 10, ['任务完成8000', '组织保障2000']],
    ])
    expect(departments?.rows.map(({ name }) => name).slice(0, 2)).toEqual(['市教育局', '市科技局'])
    expect(departments?.rows.at(-1)).toMatchObject({
      number: 24,
      name: '市科协',
      rank: null,
      note: '单列：领导小组办公室设在市科协，成绩单列，不参加评优',
    })
    expect(counties?.rows[0]?.name).toBe('德城区')
  })

  test('分数与计分结果逐项一致', () => {
    const sheet = exampleScores()
    const rows = buildSummary(sheet, exampleExtras()).groups.flatMap(({ rows: own }) => own)
    const units = sheet.groups.flatMap(({ units: own }) => own)
    const numbers = (one: {
      unit: string
      base: number | null
      total: number | null
      rank: number | null
    }) => [one.unit, one.base, one.total, one.rank]
    expect(new Set(rows.map(numbers))).toEqual(new Set(units.map(numbers)))
    expect(
      rows.every((row) => row.base === row.blocks.reduce<number>((sum, block) => sum + (block ?? 0), 0)),
    ).toBe(true)
  })

  test('重点任务栏只计已核定和缺报的指标，没有的为空', () => {
    const unit = unitNamed('市广播电视台')
    const sheet = exampleScores({ percent: () => 75 })
    const row = buildSummary(sheet, exampleExtras()).groups[0]?.rows.find((one) => one.unit === unit)
    expect(row?.programs).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
      { score: 750, full: 1000 },
      null,
      null,
      null,
    ])
  })

  test('按时、逾期、未报送各有说法', () => {
    const received = new Map([
      [unitNamed('市财政局'), '2019-01-15'],
      [unitNamed('武城县'), null],
    ])
    const rows = buildSummary(exampleScores({ received }), exampleExtras()).groups.flatMap(
      ({ rows: own }) => own,
    )
    const told = (name: string) => rows.find((row) => row.name === name)
    expect(['市教育局', '市财政局', '武城县'].map((name) => told(name)?.onTime)).toEqual([
      '是',
      '否（逾期3个工作日）',
      '未报送',
    ])
    expect(told('武城县')).toMatchObject({ base: 0, total: 0, grade: '不合格', blocks: [0, 0] })
  })

  test('有一项待核定，全表为征求意见稿，不排名次、不定等次，该单位的分数为暂计', () => {
    const educators = unitNamed('市教育局')
    const sheet = exampleScores({
      item: (unit, { id }) => (unit === educators && id === 'S3' ? PENDING : undefined),
    })
    const table = buildSummary(sheet, exampleExtras())
    const rows = table.groups.flatMap(({ rows: own }) => own)
    expect([table.title, table.draft]).toEqual(['2018年度全民科学素质工作得分汇总表（征求意见稿）', true])
    expect(rows.filter(({ rank, grade }) => rank !== null || grade !== '')).toEqual([])
    expect(
      rows
        .filter(({ provisional }) => provisional)
        .map(({ name, blocks, baseRule, note }) => ({ name, blocks, baseRule, note })),
    ).toEqual([{ name: '市教育局', blocks: [null, null], baseRule: null, note: '1项待核定' }])
    const engine = sheet.groups[0]?.units.find(({ unit }) => unit === educators)
    expect(rows.find(({ unit }) => unit === educators)?.total).toBe(engine?.provisional.total)
  })

  test('没有一项计入评价的单位列为未参评，写明原因', () => {
    const unit = unitNamed('市广播电视台')
    const sheet = exampleScores({
      item: (one) => (one === unit ? { reported: null, verified: { kind: 'not-applicable' } } : undefined),
    })
    const extras = exampleExtras()
    const reasons = new Map([...extras.reasons, [unit, '机构改革中'] as const])
    expect(
      buildSummary(sheet, { ...extras, reasons }).groups[0]?.rows.find((row) => row.unit === unit),
    ).toMatchObject({
      base: null,
      total: null,
      rank: null,
      grade: '',
      baseRule: null,
      note: '未参评：机构改革中',
      provisional: false,
    })
  })

  test('加分、扣分照计分结果，加分不计入总分的方案有说明', () => {
    const unit = unitNamed('市教育局')
    const adjustments = new Map([
      [
        unit,
        [
          {
            kind: 'bonus',
            reason: '获表彰',
            level: '国家级',
            document: '文〔2018〕1号',
            date: day('2018-09-01'),
            points: null,
          },
          { kind: 'deduction', reason: '迟报信息', document: '文〔2018〕2号', points: points(50) },
        ] as const,
      ],
    ])
    const table = buildSummary(exampleScores({ adjustments }), exampleExtras())
    const row = table.groups[0]?.rows.find((one) => one.unit === unit)
    expect([row?.bonus, row?.deduction, (row?.total ?? 0) - (row?.base ?? 0)]).toEqual([100, 50, 50])
    const ties = buildSummary(exampleScores(), { ...exampleExtras(), bonusCountsInTotal: false })
    expect(ties.groups[0]?.notes[0]).toBe(
      '注：1. 总分＝基础分－扣分，最低为0分；加分不计入总分，仅在总分相同时作为排序参考。',
    )
  })
})
