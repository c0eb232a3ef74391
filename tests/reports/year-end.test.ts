import { describe, expect, test } from 'vitest'
import { buildBulletin } from '#shared/reports/build-bulletin.ts'
import { buildLetter } from '#shared/reports/build-letter.ts'
import { buildYearReport } from '#shared/reports/build-year-report.ts'
import { day } from '#shared/scheme/day.ts'
import { pointsOf } from '#shared/scheme/points.ts'
import type { UnitInput } from '#shared/scoring/input.ts'
import { pending, unit, UNITS, verified } from '#tests/scoring/small-year.ts'
import { factsOf } from './example-facts.ts'
import { everyLine, linesOf } from './model-text.ts'

const BASIS = '《德州市全民科学素质行动计划纲要实施方案（2016—2020年）》（德政办发〔2017〕8号）'
const OFFICE = '德州市全民科学素质工作领导小组办公室'
const APPEAL =
  '对上述结果有异议的，请自收到本函之日起5个工作日内向我办书面提出申诉。申诉材料应当写明指标编号、申诉理由和请求，附相关佐证材料，并加盖单位公章。'

/** Six units: one 优秀, two that share rank 3, one of them late, one at 50, one without a return. */
function sixUnits(): readonly UnitInput[] {
  return [
    unit(1, '95'),
    unit(2, '92.5'),
    unit(3, { items: new Map([['A', verified('86.5')]]), firstReceived: day('2019-01-02') }),
    unit(4, '85.5'),
    unit(5, '50'),
    unit(6, { submission: null, firstReceived: null, items: new Map() }),
  ]
}

function unitNumber(n: number): (typeof UNITS)[number] {
  const id = UNITS[n - 1]
  if (id === undefined) throw new Error('no such unit')
  return id
}

describe('通报', () => {
  test('按组列出优秀、良好单位，低等次只写个数；附件是名单', () => {
    const model = buildBulletin(factsOf(sixUnits()))
    expect({
      ...model,
      blocks: linesOf(model.blocks),
      annexes: model.annexes.map((a) => linesOf(a.blocks)),
    }).toEqual({
      title: '关于2018年度全民科学素质工作评价结果的通报',
      titleLines: ['关于2018年度全民科学素质工作', '评价结果的通报'],
      marks: [],
      subject: '关于2018年度全民科学素质工作评价结果的通报',
      author: OFFICE,
      cover: null,
      addressee: '各县（市、区）人民政府（管委会），市直各部门，各高等院校',
      blocks: [
        `${OFFICE}根据${BASIS}，对6个市直部门2018年度全民科学素质工作进行了评价。现将结果通报如下：`,
        '# 一、报送情况',
        '应报送自评表的单位6个，截至2018年12月28日按时报送4个，逾期报送1个，未报送1个。',
        '# 二、评价结果',
        '## （一）市直部门',
        '参加评价并参加排名的市直部门6个。',
        '1. 优秀单位1个：单位1。',
        '2. 良好单位3个，按得分排序依次是：单位2、单位3（并列第3名）、单位4（并列第3名）。',
        '3. 不合格单位2个，名单略。',
        '# 三、有关事项',
        `各单位的得分和失分情况由${OFFICE}以反馈函另行告知。对评价结果有异议的，请自收到反馈函之日起5个工作日内书面提出申诉。`,
        '逾期报送和未报送自评表的单位，下一年度请按规定期限报送。',
      ],
      signature: { name: OFFICE, date: '2019年2月20日' },
      annexes: [
        [
          '表：市直部门',
          '名次|单位|总分|等次',
          '1|单位1|95.00|优秀',
          '2|单位2|92.50|良好',
          '3|单位3|85.50|良好',
          '3|单位4|85.50|良好',
        ],
      ],
    })
  })

  test('有待核定事项时为征求意见稿：只有暂计数，没有名单和等次', () => {
    const model = buildBulletin(
      factsOf([unit(1, '95'), unit(2, { items: new Map([['A', pending({ band: '达成' })]]) })], {
        sample: true,
      }),
    )
    expect(model.marks).toEqual(['征求意见稿', '示例'])
    expect(model.annexes).toEqual([])
    const lines = linesOf(model.blocks)
    expect(lines.slice(lines.indexOf('# 二、评价结果') + 1, lines.indexOf('# 三、有关事项'))).toEqual([
      '截至2019年2月20日，尚有1项指标未核定，名次和等次均未确定；以下分数为暂计，未核定的指标以测算分代替，以最终核定结果为准。',
      '## （一）市直部门',
      '参加排名的市直部门2个，暂计总分平均87.5分，最高95分，最低80分。其中90分及以上的1个，80分及以上的2个，60分及以上的2个。',
    ])
    expect(lines.join('')).not.toMatch(/单位[12](?!个)|优秀单位/)
  })

  test('总分并列跨越名额：写明待定，不写是谁', () => {
    const lines = linesOf(
      buildBulletin(factsOf([unit(1, '95'), unit(2, '95'), unit(3, '70'), unit(4, '70')])).blocks,
    )
    expect(lines).toContain(
      `另有2个单位总分相同，评定后将超出“优秀”名额，等次待定，由${OFFICE}研究后另行通知。`,
    )
    expect(lines.join('')).not.toMatch(/单位[12](?!个)/)
  })
})

describe('反馈函', () => {
  test('得分、失分原因、加减分、组内比较和申诉期限，都是这个单位的', () => {
    const model = buildLetter(
      factsOf(sixUnits(), { opinionOf: (id) => (id === unitNumber(3) ? '第2号材料未盖章' : '') }),
      unitNumber(3),
    )
    expect([model.addressee, model.titleLines, model.signature?.name]).toEqual([
      '单位3',
      ['关于反馈2018年度全民科学素质工作', '评价结果的函'],
      OFFICE,
    ])
    expect(linesOf(model.blocks)).toEqual([
      `我办根据${BASIS}，对2018年度全民科学素质工作进行了评价。现将你单位的评价结果和失分情况反馈如下：`,
      '# 一、评价结果',
      '你单位自评表于2019年1月2日报送，逾期2个工作日。',
      '你单位基础分86.5分，加分0分，扣分1分，总分85.5分。在市直部门6个参加排名的单位中列第3名（并列），等次为“良好”。',
      '表：各部分得分',
      '部分|满分|得分|本组平均',
      '任务完成|100.00|86.50|68.25',
      '# 二、失分情况',
      '你单位承担指标1项，计入评价1项，均有失分。失分情况见下表。',
      '编号|指标|分值|得分|失分|失分原因',
      'A|A|100.00|86.50|13.50|核定为“达成”档；审核意见：第2号材料未盖章',
      '注：基础分按指标权重和各部分满分折算，表中失分为单项指标的失分，不能直接相加为基础分的差额。',
      '# 三、加分和扣分',
      '你单位的加分和扣分事项如下表。',
      '类别|事由|文号|分值|是否计入',
      '逾期扣分|逾期2个工作日报送自评表||1.00|计入',
      '# 四、与本组比较',
      '市直部门参加排名的6个单位总分平均68.08分，最高95分，最低0分。你单位总分高于平均分17.42分。各重点任务的得分率与本组比较如下表。',
      '重点任务|计入指标|你单位得分率|本组得分率',
      '青少年科学素质行动|1|86.5%|68.3%',
      '# 五、异议和申诉',
      APPEAL,
    ])
  })

  test('别的单位的名称不出现在函里', () => {
    const facts = factsOf(sixUnits())
    for (const n of [1, 2, 3, 4, 5, 6]) {
      const text = everyLine(buildLetter(facts, unitNumber(n))).join('')
      expect(text.match(/单位\d/g) ?? []).toEqual([])
    }
  })

  test('未报送的单位：写明按缺报计', () => {
    const lines = linesOf(buildLetter(factsOf(sixUnits()), unitNumber(6)).blocks)
    expect(lines).toContain('截至2019年2月20日，你单位未报送自评表，各项指标按缺报计。')
    expect(lines).toContain('A|A|100.00|0.00|100.00|未报送自评表，按缺报计0分')
  })

  test.each([
    ['受名额限制', unitNumber(2), '你单位总分达到“优秀”分数线，因“优秀”名额已满，评定为“良好”。'],
    ['材料不实', unitNumber(1), '因报送材料不实，不得评为“优秀”，评定为“良好”。'],
  ])('%s：写明理由', (note, id, sentence) => {
    const units = sixUnits().map((one) =>
      note === '材料不实' && one.unit === id
        ? {
            ...one,
            items: new Map([['A', verified('100')]]),
            adjustments: [
              {
                kind: 'false-material' as const,
                reason: '材料与实际不符',
                document: '',
                points: pointsOf('5'),
              },
            ],
          }
        : one,
    )
    expect(linesOf(buildLetter(factsOf(units), id).blocks).join('')).toContain(sentence)
  })

  test('本组单位少、按比例没有名额的，不说名额已满', () => {
    const facts = factsOf([unit(1, '95'), unit(2, '85'), unit(3, '75')])
    expect(linesOf(buildLetter(facts, unitNumber(1)).blocks).join('')).toContain(
      '你单位总分达到“优秀”分数线，因本组参评单位少，按比例没有“优秀”名额，评定为“良好”。',
    )
  })

  test('申诉截止日期已定的，写明日期', () => {
    const lines = linesOf(
      buildLetter(factsOf(sixUnits(), { appealUntil: day('2019-03-01') }), unitNumber(1)).blocks,
    )
    expect(lines.at(-1)).toBe(APPEAL.replace('自收到本函之日起5个工作日内', '于2019年3月1日前'))
  })

  test('均未核定的单位：暂计，没有名次、等次和失分表', () => {
    const facts = factsOf([unit(1, '95'), unit(2, { items: new Map([['A', pending({ band: '达成' })]]) })])
    const model = buildLetter(facts, unitNumber(2))
    expect(model.marks).toEqual(['征求意见稿'])
    const lines = linesOf(model.blocks)
    expect(lines).toContain(
      '截至2019年2月20日，你单位尚有1项指标未核定，未核定的指标以测算分代替，暂计基础分80分，加分0分，扣分0分，总分80分。名次和等次待全部核定后确定。',
    )
    expect(lines).toContain('你单位承担指标1项，均未核定，失分情况待核定后反馈。')
    expect(lines.join('')).not.toMatch(/第\d+名|等次为|申诉/)
  })
})

describe('年度评价报告', () => {
  test('七个部分和四个附件，标题齐全', () => {
    const model = buildYearReport(factsOf(sixUnits()), 'internal')
    expect(
      model.blocks.flatMap((block) => (block.kind === 'heading' && block.level === 1 ? [block.text] : [])),
    ).toEqual([
      '一、评价工作开展情况',
      '二、总体结果',
      '三、分项评价',
      '四、分单位评价',
      '五、加分与扣分说明',
      '六、问题与建议',
      '七、下一步工作安排',
    ])
    expect(model.annexes.map(({ title, landscape }) => [title, landscape])).toEqual([
      ['2018年度全民科学素质工作得分汇总表', true],
      ['2018年度指标完成情况表', true],
      ['2018年度逾期及未报送单位', false],
      ['2018年度申诉及复核情况', false],
    ])
  })

  test('内部版：每个单位一段，附件1是全部单位的得分', () => {
    const model = buildYearReport(factsOf(sixUnits()), 'internal')
    const lines = linesOf(model.blocks)
    expect(lines.slice(lines.indexOf('# 四、分单位评价') + 2, lines.indexOf('# 五、加分与扣分说明'))).toEqual(
      [
        '1. 单位1。无加分和扣分，总分95分，列本组第1名，等次为“优秀”。计入评价的指标只有“A”1项，失5分。',
        '2. 单位2。无加分和扣分，总分92.5分，列本组第2名，等次为“良好”（受名额限制）。计入评价的指标只有“A”1项，失7.5分。',
        '3. 单位3。基础分86.5分，扣分1分，总分85.5分，列本组第3名（并列），等次为“良好”。计入评价的指标只有“A”1项，失13.5分。',
        '4. 单位4。无加分和扣分，总分85.5分，列本组第3名（并列），等次为“良好”。计入评价的指标只有“A”1项，失14.5分。',
        '5. 单位5。无加分和扣分，总分50分，列本组第5名，等次为“不合格”。计入评价的指标只有“A”1项，失50分。',
        '6. 单位6。无加分和扣分，总分0分，列本组第6名，等次为“不合格”。未报送自评表，1项指标按缺报计。',
      ],
    )
    expect(linesOf(model.annexes[0]?.blocks ?? []).slice(2, -1)).toEqual([
      '1|单位1|95.00|95.00|0.00|0.00|95.00|1|优秀|是|',
      '2|单位2|92.50|92.50|0.00|0.00|92.50|2|良好|是|受名额限制',
      '3|单位3|86.50|86.50|0.00|1.00|85.50|3|良好|否（逾期2个工作日）|',
      '4|单位4|85.50|85.50|0.00|0.00|85.50|3|良好|是|',
      '5|单位5|50.00|50.00|0.00|0.00|50.00|5|不合格|是|',
      '6|单位6|0.00|0.00|0.00|0.00|0.00|6|不合格|未报送|',
    ])
  })

  test('公开版：只有优秀和良好单位的名称，没有任何单位的分数', () => {
    const model = buildYearReport(factsOf(sixUnits()), 'public')
    const text = everyLine(model).join('\n')
    expect(model.marks).toEqual(['公开版'])
    expect([...new Set(text.match(/单位[1-6](?!个|项)/g))].toSorted()).toEqual([
      '单位1',
      '单位2',
      '单位3',
      '单位4',
    ])
    expect(text).not.toMatch(/92\.5|85\.5|86\.5|50分，|最低/)
    expect(linesOf(model.annexes[0]?.blocks ?? [])).toEqual([
      '表：市直部门',
      '名次|单位|等次',
      '1|单位1|优秀',
      '2|单位2|良好',
      '3|单位3|良好',
      '3|单位4|良好',
    ])
  })

  test('公开版的征求意见稿：没有单位名称', () => {
    const facts = factsOf([unit(1, '95'), unit(2, { items: new Map([['A', pending({ band: '达成' })]]) })])
    const model = buildYearReport(facts, 'public')
    expect(model.marks).toEqual(['公开版', '征求意见稿'])
    expect(everyLine(model).join('\n')).not.toMatch(/单位[12](?!个|项)/)
  })

  test('没有问题的年度不硬写问题', () => {
    const lines = linesOf(buildYearReport(factsOf([unit(1, '100'), unit(2, '100')]), 'internal').blocks)
    expect(lines.slice(lines.indexOf('## （一）主要问题'), lines.indexOf('# 七、下一步工作安排'))).toEqual([
      '## （一）主要问题',
      '按本年度评价数据，没有需要专门列出的问题。',
      '## （二）工作建议',
      '建议各单位保持现有工作安排，按期报送下一年度自评表。',
    ])
  })
})
