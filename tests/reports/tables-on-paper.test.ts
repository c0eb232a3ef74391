import { describe, expect, test } from 'vitest'
import { buildCommendation, buildCommendationLists } from '#shared/reports/build-commendation.ts'
import { buildGoalLists, buildGoalPaper } from '#shared/reports/build-goal-paper.ts'
import { buildSelfForm } from '#shared/reports/build-self-form.ts'
import { buildSummaryPaper } from '#shared/reports/build-summary-paper.ts'
import { day } from '#shared/scheme/day.ts'
import { decimal } from '#shared/scheme/decimal.ts'
import { pointsOf } from '#shared/scheme/points.ts'
import { indicator, pending, reported, scheme, unit, verified } from '#tests/scoring/small-year.ts'
import { exampleForm } from '#tests/workbooks/example-form.ts'
import { factsOf } from './example-facts.ts'
import { linesOf } from './model-text.ts'

const BY_TARGET = scheme({}, [
  indicator({
    id: 'A',
    title: '举办活动',
    points: pointsOf('100'),
    rule: 'higher-is-better',
    target: decimal('300'),
    measure: '场',
  }),
])

const reaching = (n: number, actual: string) =>
  unit(n, { items: new Map([['A', { ...verified('90'), reported: reported({ actual: decimal(actual) }) }]]) })

describe('得分汇总表', () => {
  test('横排，按组列分数和各重点任务得分率', () => {
    const model = buildSummaryPaper(factsOf([unit(1, '95'), unit(2, '70.5')]))
    expect([model.landscape, model.titleLines, model.marks]).toEqual([
      true,
      ['2018年度全民科学素质工作得分汇总表'],
      [],
    ])
    const lines = linesOf(model.blocks)
    expect(lines.filter((line) => /\|单位[12]\|/.test(line))).toEqual([
      '1|单位1|95.00|95.00|0.00|0.00|95.00|1|良好|是|受名额限制',
      '2|单位2|70.50|70.50|0.00|0.00|70.50|2|合格|是|',
      '1|单位1|95.0%',
      '2|单位2|70.5%',
    ])
  })

  test('有未核定的是征求意见稿', () => {
    const draft = { ...unit(1, '95'), items: new Map([['A', pending({ band: '达成' })]]) }
    expect(buildSummaryPaper(factsOf([draft])).marks).toEqual(['征求意见稿'])
  })
})

describe('指标完成情况表', () => {
  const facts = factsOf([reaching(1, '300'), reaching(2, '270'), reaching(3, '150.5')], {}, BY_TARGET)

  test('纸面和 Excel 是同样的数', () => {
    expect(linesOf(buildGoalPaper(facts).blocks).filter((line) => line.startsWith('A|'))).toEqual([
      'A|举办活动|单位1|场|300|300|100.0%|绿',
      'A|举办活动|单位2|场|300|270|90.0%|黄',
      'A|举办活动|单位3|场|300|150.5|50.2%|红',
    ])
    const [list] = buildGoalLists(facts)
    expect([list?.name, list?.title, list?.rows]).toEqual([
      '市直部门',
      '2018年度全民科学素质工作指标完成情况表',
      [
        ['A', '举办活动', '单位1', '场', 300, 300, 1, '绿'],
        ['A', '举办活动', '单位2', '场', 300, 270, 0.9, '黄'],
        ['A', '举办活动', '单位3', '场', 300, 150.5, 0.502, '红'],
      ],
    ])
  })
})

describe('自评表打印稿', () => {
  test('照单位所填逐格打印：原文不改，没填的空着', () => {
    const form = exampleForm('市教育局')
    const [first] = form.rows
    const cell = (field: 'actual' | 'narrative', original: string) => ({
      indicator: first?.indicatorId ?? '',
      field,
      sheet: '自评表',
      cell: 'H12',
      original,
      value: '300',
      remark: null,
      error: null,
      message: null,
    })
    const model = buildSelfForm({
      form,
      office: '办公室',
      sample: true,
      received: day('2019-01-05'),
      number: 2,
      head: { filledBy: '某某', phone: '0534-0', responsible: '', filledOn: '2019年1月4日' },
      cells: [cell('actual', '约300场'), cell('narrative', '开展=1+1')],
      evidence: [
        { number: '1', indicators: '1.1', title: '总结', reference: '2018年', kind: '总结', pages: '1—3' },
      ],
    })
    const lines = linesOf(model.blocks)
    expect(lines.slice(0, 2)).toEqual([
      '单位名称（盖章）|填表人|联系电话|单位负责人（签章）|填报日期',
      `${form.unitName}|某某|0534-0||2019年1月4日`,
    ])
    const row = lines.find((line) => line.startsWith(`${first?.indicatorId ?? ''}|`))?.split('|')
    expect([row?.[5], row?.[8], row?.[9]]).toEqual(['约300场', '', '开展=1+1'])
    expect(lines.filter((line) => line.split('|').length === 13)).toHaveLength(form.rows.length + 1)
    expect(lines.slice(-7)).toEqual([
      `本表按${form.unitName}2019年1月5日报送的自评表（第2次报送）逐格打印，文字和数字未作改动；空白处为未填。`,
      '表：以上内容经本单位审核，情况属实',
      '单位负责人（签字）|单位（盖章）|日期',
      '||　　　　年　　月　　日',
      '## 佐证材料目录',
      '编号|对应指标编号|材料名称|文号或日期|类型|页码',
      '1|1.1|总结|2018年|总结|1—3',
    ])
    expect(model.marks).toEqual(['示例'])
  })
})

describe('表彰建议名单', () => {
  const facts = factsOf([unit(1, '95'), unit(2, '92'), unit(3, '70')], {}, scheme({ quota: null }))

  test('先进单位是各组评为最高等次的，理由只写评价结果；没有推荐的，先进个人留空并写明', () => {
    const lines = linesOf(buildCommendation(facts).blocks)
    expect(lines.slice(1, 6)).toEqual([
      '# 一、先进单位',
      '建议表彰先进单位2个，为各组评为“优秀”的单位，按得分排序。',
      '表：市直部门',
      '序号|单位|总分|建议理由',
      '1|单位1|95.00|总分95分，列市直部门第1名。',
    ])
    expect(lines.slice(-13, -9)).toEqual([
      '# 二、先进个人',
      '没有登记先进个人推荐，由办公室填入下表。',
      '序号|单位|姓名|职务|推荐理由',
      '1||||',
    ])
    const [units, persons] = buildCommendationLists(facts)
    expect(units?.rows.map((row) => row.slice(0, 5))).toEqual([
      [1, '市直部门', '单位1', 1, 9500],
      [2, '市直部门', '单位2', 2, 9200],
    ])
    expect(persons?.rows).toHaveLength(10)
  })

  const person = (at: number, name: string) =>
    ({
      honor: '先进个人',
      unit: unit(at, '0').unit,
      unitName: `单位${at}`,
      name,
      post: '示例职务',
      merits: '组织科普活动12场。',
    }) as const
  const nominations = [
    person(1, '示例推荐对象1'),
    { ...person(1, ''), honor: '先进单位', post: '', merits: '科普活动覆盖全部中小学。' },
    { ...person(3, ''), honor: '先进单位', post: '', merits: '首次开展。' },
    person(3, '示例推荐对象2'),
  ] as const

  test('推荐的先进个人列出事迹；推荐的先进单位在名单上的写进理由，不在名单上的另外写明等次', () => {
    const named = { ...facts, nominations }
    const lines = linesOf(buildCommendation(named).blocks)
    expect(lines.slice(5)).toEqual([
      '1|单位1|95.00|总分95分，列市直部门第1名。主要事迹：科普活动覆盖全部中小学。',
      '2|单位2|92.00|总分92分，列市直部门第2名。',
      '另有推荐先进单位1个，未评为“优秀”，没有列入上述名单：单位3（合格）。',
      '# 二、先进个人',
      '各单位推荐先进个人2名，按单位列出如下。',
      '序号|单位|姓名|职务|推荐理由',
      '1|单位1|示例推荐对象1|示例职务|组织科普活动12场。',
      '2|单位3|示例推荐对象2|示例职务|组织科普活动12场。',
    ])
    const [units, persons] = buildCommendationLists(named)
    expect(units?.notes).toEqual(['另有推荐先进单位1个，未评为“优秀”，没有列入上述名单：单位3（合格）。'])
    expect(persons).toMatchObject({
      rows: [
        [1, '单位1', '示例推荐对象1', '示例职务', '组织科普活动12场。'],
        [2, '单位3', '示例推荐对象2', '示例职务', '组织科普活动12场。'],
      ],
      notes: [],
    })
  })

  test('还有未核定的，推荐的先进单位都列出，不写等次', () => {
    const draft = { ...unit(1, '95'), items: new Map([['A', pending({ band: '达成' })]]) }
    const model = buildCommendation(factsOf([draft, unit(3, '70')], { nominations }))
    expect(linesOf(model.blocks)[3]).toBe('已收到先进单位推荐2个：单位1、单位3。')
  })

  test('还有未核定的，不列先进单位', () => {
    const draft = { ...unit(1, '95'), items: new Map([['A', pending({ band: '达成' })]]) }
    const model = buildCommendation(factsOf([draft, unit(2, '92')]))
    expect(model.marks).toEqual(['征求意见稿'])
    expect(linesOf(model.blocks)[2]).toBe('尚有1项指标未核定，等次未确定，先进单位名单待全部核定后生成。')
  })
})
