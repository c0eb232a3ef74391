import { describe, expect, test } from 'vitest'
import { buildBulletin } from '#shared/reports/build-bulletin.ts'
import { buildLetter } from '#shared/reports/build-letter.ts'
import { buildYearReport } from '#shared/reports/build-year-report.ts'
import { NO_FIELD_WORK } from '#shared/reports/field-work.ts'
import type { ReportFacts } from '#shared/reports/report-facts.ts'
import { decimal } from '#shared/scheme/decimal.ts'
import { day } from '#shared/scheme/day.ts'
import { pointsOf } from '#shared/scheme/points.ts'
import type { ItemInput, UnitInput } from '#shared/scoring/input.ts'
import { indicator, reported, scheme, unit, verified } from '#tests/scoring/small-year.ts'
import { factsOf } from './example-facts.ts'
import { linesOf } from './model-text.ts'

/** Five indicators of 10 points; the first two belong to program 1, the third, with a target of 100 %, to program 3. */
const SCHEME = scheme({ quota: null }, [
  indicator({ id: '甲' }),
  indicator({ id: '乙' }),
  indicator({ id: '丙', rule: 'higher-is-better', target: decimal('100'), measure: '%' }),
  indicator({ id: '丁' }),
  indicator({ id: '戊', block: 'safeguards' }),
])
const PROGRAMS = new Map([
  [
    'g',
    new Map([
      ['甲', 1],
      ['乙', 1],
      ['丙', 3],
    ] as const),
  ],
])

/** What an item has: a score, an actual, nothing at all (blank), or what can't be scored (unusable). */
type Item = string | { readonly actual: string }

function itemOf(item: Item): ItemInput {
  if (item === 'blank') return { reported: reported({ filled: false }), verified: { kind: 'missing' } }
  if (item === 'unusable') return { reported: reported({ refused: true }), verified: { kind: 'missing' } }
  if (typeof item === 'string') return verified(item)
  const values = { actual: decimal(item.actual), yesNo: null, band: null, selfScore: null }
  const score = pointsOf(String(Number(item.actual) / 10))
  return { reported: reported({}), verified: { kind: 'score', score, values } }
}

function scored(n: number, items: readonly Item[], own: Partial<UnitInput> = {}): UnitInput {
  const ids = ['甲', '乙', '丙', '丁', '戊']
  const entries = items.map((item, index) => [ids[index] ?? '', itemOf(item)] as const)
  return unit(n, { items: new Map(entries), ...own })
}

const NOTHING = { submission: null, firstReceived: null, items: new Map() } as const

function facts(units: readonly UnitInput[], own: Partial<ReportFacts> = {}): ReportFacts {
  return factsOf(units, { programOf: PROGRAMS, ...own }, SCHEME)
}

function section(of: ReportFacts, from: string, to: string, version: 'internal' | 'public' = 'internal') {
  const lines = linesOf(buildYearReport(of, version).blocks)
  return lines.slice(lines.indexOf(from) + 1, lines.indexOf(to))
}

function ofUnit(items: readonly Item[], own: Partial<UnitInput> = {}): string {
  const [line = ''] = section(facts([scored(1, items, own)]), '## （一）市直部门', '# 五、加分与扣分说明')
  return line.slice(line.indexOf('计入评价'))
}

describe('分单位评价：失分最多的有几项就说几项', () => {
  test.each([
    [['9', '8', { actual: '100' }, '10', '10'], '得满分3项，失分2项，失分最多的是“乙”（失2分）。'],
    [['8', '8', { actual: '100' }, '10', '10'], '得满分3项，失分2项，失分最多的是“甲”“乙”（各失2分）。'],
    [['9', '10', { actual: '100' }, '10', '10'], '得满分4项，失分1项，为“甲”（失1分）。'],
    [
      ['8', '8', { actual: '80' }, '8', '10'],
      '得满分1项，失分4项，失分最多的是“甲”“乙”等4项指标（各失2分）。',
    ],
  ] as const)('%j', (items, words) => {
    expect(ofUnit(items)).toBe(`计入评价的5项指标中，${words}`)
  })

  test('都失分、分数又相同的', () => {
    expect(ofUnit(['8', '8', { actual: '80' }, '8', '8'])).toBe(
      '计入评价的5项指标均有失分，失分最多的是“甲”“乙”等5项指标（各失2分）。',
    )
    expect(ofUnit(['7', '8', { actual: '80' }, '8', '7'])).toBe(
      '计入评价的5项指标均有失分，失分最多的是“甲”“戊”（各失3分）。',
    )
  })
})

describe('分项评价', () => {
  const first = (units: readonly UnitInput[]): string =>
    section(facts(units), '## （一）青少年科学素质行动', '## （二）农民科学素质行动')[0] ?? ''
  const units = [
    scored(1, ['10', '10', { actual: '100' }, '10', '10']),
    scored(2, ['8', '8', { actual: '90' }, '10', '10']),
  ]

  test('都报送了的，最高最低是全组的；百分数在句子里不带空的小数', () => {
    expect(first(units)).toMatch(/市直部门中，单位1得分率最高，为100%；单位2得分率最低，为80%。$/)
  })

  test('有单位没有报送的：最低的是已报送的单位里的，照实写明', () => {
    expect(first([...units, unit(3, NOTHING)])).toMatch(
      /得分率60%，其中得满分2项次，缺报2项次。已报送自评表的市直部门中，单位1得分率最高，为100%；单位2得分率最低，为80%。$/,
    )
  })
})

describe('问题与建议', () => {
  const told = (of: ReportFacts, version: 'internal' | 'public' = 'internal') => ({
    problems: section(of, '## （一）主要问题', '## （二）工作建议', version),
    advice: section(of, '## （二）工作建议', '# 七、下一步工作安排', version),
  })
  const weak = facts(
    [
      scored(1, ['10', '10', { actual: '100' }, '10', '10']),
      scored(2, ['9', '9', { actual: '40' }, '5', '10'], { firstReceived: day('2019-01-02') }),
      scored(3, ['10', '10', { actual: '70' }, 'blank', 'unusable']),
      unit(4, NOTHING),
    ],
    { field: { ...NO_FIELD_WORK, inspections: 2, problems: { found: 3, settled: 1 } } },
  )

  test('内部版：哪几项任务、哪几项指标、哪几个单位，都写出来', () => {
    expect(told(weak)).toEqual({
      problems: [
        '1. 有1个单位未报送自评表，1个单位逾期报送。',
        '2. 得分率较低的重点任务是城镇劳动者科学素质行动（52.5%）、青少年科学素质行动（72.5%）。',
        '3. 得分率较低的指标是“丁”（37.5%）、“戊”（50%）、“丙”（52.5%）。',
        '4. 有1个已报送自评表的单位部分指标未填报或所填内容不能计分，共2项次，按缺报计0分。',
        '5. 量化指标中，完成率低于85%的有2项次，均为“丙”。',
        '6. 参加排名的单位中，总分不足60分的有2个。',
        '7. 督导检查和调研发现的问题中，尚有2个未整改。',
      ],
      advice: [
        '1. 建议与单位4、单位2逐一明确下一年度的联络员和报送期限。',
        '2. 建议由牵头单位会同责任单位，对以下重点任务逐项核对失分指标，提出下一年度的改进措施：城镇劳动者科学素质行动（市人力资源和社会保障局、市总工会牵头）、青少年科学素质行动（市教育局、团市委牵头）。',
        '3. 建议有关单位对照计分要求分析“丁”“戊”“丙”的失分原因，提出改进措施。',
        '4. 建议有未填报指标的单位补充相关材料，确无该项工作的，按规定填报“不适用”并写明理由。',
        '5. 建议所填内容不能计分的单位按填报说明更正，附佐证材料写明实际完成情况。',
        '6. 建议完成率低于85%的单位对照目标值，就“丙”提出下一年度的完成计划。',
        '7. 建议总分不足60分的2个单位对照反馈函逐项分析失分原因，提出整改措施。',
        '8. 建议有关单位抓紧整改督导检查和调研发现的问题，并书面报送整改情况。',
      ],
    })
  })

  test('公开版：同样的问题，不写单位名称', () => {
    const { problems, advice } = told(weak, 'public')
    expect(problems).toEqual(told(weak).problems)
    expect(advice[0]).toBe('1. 建议与未报送和逾期报送自评表的2个单位逐一明确下一年度的联络员和报送期限。')
    expect(advice[1]).toMatch(/改进措施：城镇劳动者科学素质行动、青少年科学素质行动。$/)
    expect(advice.join('')).not.toMatch(/单位[1-4](?!个)/)
  })

  test('单列的单位不算在“不足60分”里，与等次分布一致', () => {
    const [group] = SCHEME.groups
    if (group === undefined) throw new Error('no group')
    const low = scored(2, ['1', '1', { actual: '10' }, '1', '1'])
    const by = { ...SCHEME, groups: [{ ...group, unranked: [low.unit], unrankedReason: '单列' }] }
    const alone = factsOf([scored(1, ['10', '10', { actual: '100' }, '10', '10']), low], {}, by)
    expect(told(alone).problems.join('')).not.toContain('不足60分')
  })

  test.each([
    ['blank', '部分指标未填报，', '有未填报指标的单位'],
    ['unusable', '部分指标所填内容不能计分，', '所填内容不能计分的单位'],
  ] as const)('缺报的，是没有填还是不能计分：%s', (item, problem, advice) => {
    const one = told(facts([scored(1, ['10', '10', { actual: '100' }, '10', item])]))
    expect(one.problems.some((line) => line.includes(problem))).toBe(true)
    expect(one.advice.filter((line) => /填报指标|不能计分/.test(line))).toEqual([
      expect.stringContaining(advice),
    ])
  })
})

test('完成率低的指标只有一项次的，不说“均为”', () => {
  const said = (of: readonly UnitInput[]): string =>
    section(facts(of), '## （一）主要问题', '## （二）工作建议')
      .find((line) => line.includes('量化指标'))
      ?.replace(/^\d\. /, '') ?? ''
  const half: Item = { actual: '50' }
  expect(said([scored(1, ['9', '9', half, '9', '9'])])).toBe('量化指标中，完成率低于85%的有1项次，为“丙”。')
})

test('加分超过上限的：报告的表下注明按多少计，与合计数对得上', () => {
  const more: UnitInput = {
    ...scored(1, ['9', '9', { actual: '90' }, '9', '9']),
    adjustments: [
      {
        kind: 'bonus',
        reason: '表彰',
        level: '',
        document: '1号',
        date: day('2018-06-01'),
        points: pointsOf('6'),
      },
    ],
  }
  const lines = section(facts([more]), '# 五、加分与扣分说明', '# 六、问题与建议')
  expect([lines[0], lines.at(-1)]).toEqual([
    '共有1个单位获得加分，合计5分。本年度没有单位被扣分。',
    '注：单位1加分合计6分，按上限计5分。',
  ])
})

test('名单里少了名次的，表下注明是等次待定', () => {
  const tied = factsOf([
    unit(1, '95'),
    unit(2, '93'),
    unit(3, '93'),
    unit(4, '85'),
    unit(5, '60'),
    unit(6, '60'),
    unit(7, '60'),
  ])
  const [annex] = buildBulletin(tied).annexes
  expect(linesOf(annex?.blocks ?? []).slice(2)).toEqual([
    '1|单位1|95.00|优秀',
    '4|单位4|85.00|良好',
    '注：另有2个单位总分相同、等次待定，未列入上表。',
  ])
})

test('指标完成情况逐项列出的表，附注只说表里有的', () => {
  const { annexes } = buildYearReport(
    facts([scored(1, ['10', '10', { actual: '80' }, '10', '10'])]),
    'internal',
  )
  const note = linesOf(annexes[1]?.blocks ?? []).at(-1)
  expect(note).toContain('“—”为缺报')
  expect(note).not.toContain('其他')
})

test('反馈函：没有加分也没有扣分的，不写“加分0分，扣分0分”', () => {
  const letter = linesOf(buildLetter(factsOf([unit(1, '95'), unit(2, '70')]), unit(1, '1').unit).blocks).join(
    '',
  )
  expect(letter).toContain('你单位无加分和扣分，基础分和总分均为95分。在市直部门2个参加排名的单位中列第1名')
})

test('征求意见稿：平均分是谁的平均就写谁；没有已核定的完成值，不写“0项次”', () => {
  const [group] = SCHEME.groups
  if (group === undefined) throw new Error('no group')
  const open = (n: number): UnitInput =>
    unit(n, { items: new Map([['丙', { reported: reported({ actual: decimal('90') }), verified: null }]]) })
  const by = { ...SCHEME, groups: [{ ...group, unranked: [open(3).unit], unrankedReason: '单列' }] }
  const draft = factsOf([open(1), open(2), open(3)], {}, by)
  const lines = section(draft, '# 二、总体结果', '# 三、分项评价')
  expect(lines[1]).toMatch(/^参加排名的市直部门2个，暂计总分平均/)
  expect(lines.find((line) => line.includes('量化要求'))).toBe(
    '有量化要求的指标共3项次，尚没有已核定的完成值。各项情况见附件2。',
  )
})

test('征求意见稿：只有缺报的已经计入，不据此说哪项失分最多、哪项指标得分率低；暂计的分不折行', () => {
  const half = unit(1, {
    items: new Map([
      ['甲', itemOf('blank')],
      ['丙', { reported: reported({ actual: decimal('90') }), verified: null }],
    ]),
  })
  const draft = facts([half])
  const [paragraphOfUnit = ''] = section(draft, '## （一）市直部门', '# 五、加分与扣分说明')
  expect(paragraphOfUnit).toMatch(/（暂计）。$/)
  expect(section(draft, '## （一）主要问题', '## （二）工作建议').join('')).not.toContain('得分率较低的指标')
  const [first] = buildYearReport(draft, 'internal').annexes[0]?.blocks ?? []
  const columns = first?.kind === 'table' ? first.table.columns : []
  const all = columns.reduce((sum, { width }) => sum + width, 0)
  const points = columns.find(({ header }) => header === '总分')?.width ?? 0
  // Of 637 points less lines and padding; "97.39（暂计）" takes 69.
  expect((points * 565) / all).toBeGreaterThan(69)
})

test('反馈函：有单列单位的组，注明各部分的平均是参加排名单位的平均', () => {
  const captionIn = (of: ReportFacts): string | undefined =>
    linesOf(buildLetter(of, unit(1, '1').unit).blocks).find((line) => line.startsWith('表：各部分得分'))
  const by = scheme()
  const [group] = by.groups
  if (group === undefined) throw new Error('no group')
  const units = [unit(1, '95'), unit(2, '70')]
  const apart = { ...by, groups: [{ ...group, unranked: [unit(2, '70').unit], unrankedReason: '单列' }] }
  expect(captionIn(factsOf(units))).toBe('表：各部分得分')
  expect(captionIn(factsOf(units, {}, apart))).toBe('表：各部分得分（本组平均为参加排名单位的平均）')
})
