import { describe, expect, test } from 'vitest'
import { buildBulletin } from '#shared/reports/build-bulletin.ts'
import { buildCommendation } from '#shared/reports/build-commendation.ts'
import { buildLetter } from '#shared/reports/build-letter.ts'
import { buildSpanReport } from '#shared/reports/build-span-report.ts'
import { buildYearReport } from '#shared/reports/build-year-report.ts'
import type { ReportAppeal, ReportFacts } from '#shared/reports/report-facts.ts'
import { day } from '#shared/scheme/day.ts'
import { pointsOf } from '#shared/scheme/points.ts'
import type { UnitInput } from '#shared/scoring/input.ts'
import { indicator, reported, scheme, unit, UNITS, verified } from '#tests/scoring/small-year.ts'
import { factsOf } from './example-facts.ts'
import { everyLine, linesOf } from './model-text.ts'

const OFFICE = '德州市全民科学素质工作领导小组办公室'

function late(n: number, score: string): UnitInput {
  return { ...unit(n, score), firstReceived: day('2019-01-02') }
}

function missing(n: number): UnitInput {
  return unit(n, { submission: null, firstReceived: null, items: new Map() })
}

function reportLines(facts: ReportFacts): readonly string[] {
  return linesOf(buildYearReport(facts, 'internal').blocks)
}

function section(lines: readonly string[], from: string, to: string): readonly string[] {
  return lines.slice(lines.indexOf(from) + 1, to === '' ? undefined : lines.indexOf(to))
}

describe('没有的不写成“0个”，全部一样的不写“其中”', () => {
  test.each([
    ['都按时', [unit(1, '95'), unit(2, '70')], '均已按时报送'],
    ['只有一个单位', [unit(1, '95')], '已按时报送'],
    ['没有未报的', [unit(1, '95'), late(2, '70')], '按时报送1个，逾期报送1个'],
    ['没有逾期的', [unit(1, '95'), missing(2)], '按时报送1个，未报送1个'],
    ['没有按时的', [late(1, '95'), late(2, '70')], '没有单位按时报送，逾期报送2个'],
    ['都没有报', [missing(1), missing(2)], '均未报送'],
  ])('报送情况：%s', (_, units, words) => {
    const sentence = `应报送自评表的单位${units.length}个，截至2018年12月28日${words}。`
    expect(linesOf(buildBulletin(factsOf(units)).blocks)).toContain(sentence)
    expect(reportLines(factsOf(units)).some((line) => line.startsWith(sentence))).toBe(true)
  })

  test('通报：都参加排名，只有一种等次', () => {
    const lines = linesOf(buildBulletin(factsOf([unit(1, '70'), unit(2, '65')])).blocks)
    expect(section(lines, '## （一）市直部门', '# 三、有关事项')).toEqual([
      '参加评价并参加排名的市直部门2个。',
      '合格单位2个，名单略。',
    ])
  })

  test('通报：等次全部待定，前面没有名单，不写“另有”', () => {
    const lines = linesOf(buildBulletin(factsOf([1, 2, 3, 4].map((n) => unit(n, '95')))).blocks)
    expect(section(lines, '## （一）市直部门', '# 三、有关事项')).toEqual([
      '参加评价并参加排名的市直部门4个。',
      `4个单位总分相同，评定后将超出“优秀”名额，等次待定，由${OFFICE}研究后另行通知。`,
    ])
  })

  test('没有优秀、良好单位的：通报不带空的名单，公开版的附件写明没有', () => {
    const facts = factsOf([unit(1, '70'), unit(2, '65')])
    expect(buildBulletin(facts).annexes).toEqual([])
    const [first] = buildYearReport(facts, 'public').annexes
    expect([first?.title, linesOf(first?.blocks ?? [])]).toEqual([
      '2018年度全民科学素质工作优秀、良好单位名单',
      ['市直部门没有评为“优秀”或“良好”的单位。'],
    ])
  })

  test.each([
    [[unit(1, '70'), unit(2, '70')], '参加排名的市直部门2个，均为“合格”。总分均为70分。'],
    [[unit(1, '70')], '参加排名的市直部门1个，为“合格”。总分为70分。'],
    [
      [unit(1, '95'), unit(2, '95'), unit(3, '95'), unit(4, '95')],
      '参加排名的市直部门4个，等次均待定。总分均为95分。单位1、单位2、单位3、单位4总分相同，评定后将超出“优秀”名额，等次待定。',
    ],
  ])('报告：等次和总分都一样', (units, sentence) => {
    expect(reportLines(factsOf(units))).toContain(sentence)
  })

  test('公开版：只有一个单位或者总分都一样时，不写平均分，那就是各单位的总分', () => {
    for (const units of [[unit(1, '93')], [unit(1, '71'), unit(2, '71')]]) {
      expect(everyLine(buildYearReport(factsOf(units), 'public')).join('\n')).not.toMatch(/93分|71分/)
    }
  })

  test('反馈函：本组只有一个单位，或者总分都一样', () => {
    const compared = (units: readonly UnitInput[]): readonly string[] =>
      section(linesOf(buildLetter(factsOf(units), unit(1, '1').unit).blocks), '# 三、与本组比较', '').slice(
        0,
        1,
      )
    expect(compared([unit(1, '70')])).toEqual(['本组没有其他单位，不作比较。'])
    expect(compared([unit(1, '70'), unit(2, '70')])).toEqual([
      '市直部门参加排名的2个单位总分均为70分。各重点任务的得分率与本组比较如下表。',
    ])
  })

  test('扣分：都因逾期，或者没有因逾期的', () => {
    const lost = (units: readonly UnitInput[]): string =>
      section(reportLines(factsOf(units)), '# 五、加分与扣分说明', '# 六、问题与建议')[0] ?? ''
    expect(lost([late(1, '70'), late(2, '65')])).toBe(
      '本年度没有单位获得加分。共有2个单位被扣分，合计2分，均因逾期报送自评表。',
    )
    const blamed: UnitInput = {
      ...unit(1, '70'),
      adjustments: [{ kind: 'deduction', reason: '缺席会议', document: '', points: pointsOf('0.5') }],
    }
    expect(lost([blamed, unit(2, '65')])).toBe('本年度没有单位获得加分。共有1个单位被扣分，合计0.5分。')
    expect(lost([{ ...blamed, firstReceived: day('2019-01-02') }, late(2, '65')])).toBe(
      '本年度没有单位获得加分。共有2个单位被扣分，合计2.5分，其中因逾期报送自评表扣分的2个。',
    )
  })

  test('问题：只有逾期的不提未报送，只有未报送的不提逾期', () => {
    const first = (units: readonly UnitInput[]): string =>
      section(reportLines(factsOf(units)), '## （一）主要问题', '## （二）工作建议')[0] ?? ''
    expect(first([unit(1, '95'), late(2, '95')])).toBe('有1个单位逾期报送自评表。')
    expect(first([unit(1, '95'), unit(2, '95'), missing(3)])).toBe('1. 有1个单位未报送自评表。')
    expect(first([unit(1, '95'), late(2, '95'), missing(3)])).toBe(
      '1. 有1个单位未报送自评表，1个单位逾期报送。',
    )
  })

  test('总结评估报告：没有的情况不列；目标都没有列为指标的，照实写明', () => {
    const byGoal = scheme({ quota: null }, [
      indicator({ id: 'A', points: pointsOf('100'), rule: 'yes-no', source: { goal: 'G10' } }),
    ])
    const answered = { ...verified('100'), reported: reported({ yesNo: true }) }
    const facts = factsOf([{ ...unit(1, '100'), items: new Map([['A', answered]]) }], {}, byGoal)
    const told = (year: ReportFacts): string =>
      section(
        linesOf(buildSpanReport({ years: [year], empty: [] }).blocks),
        '# 二、方案目标实现情况',
        '',
      )[0] ?? ''
    expect(told(facts)).toBe(
      '方案提出的目标共12项，其中1项已列为评价指标。截至2018年度，已达到1项。各年度情况见下表。',
    )
    expect(told(factsOf([unit(1, '95')]))).toBe(
      '方案提出的目标共12项，均未列为评价指标，没有可以核对的数据。',
    )
  })
})

test('附注只有一条的不编号', () => {
  const notes = linesOf(buildYearReport(factsOf([unit(1, '95')]), 'internal').annexes[0]?.blocks ?? [])
  expect(notes.at(-1)).toBe('注：总分＝基础分＋加分－扣分，最低为0分。')
})

describe('等次没有最后确定的', () => {
  const waiting: UnitInput = { ...unit(1, '95'), appealOpen: true }

  test('有申诉待复核的单位，报告和通报里的等次也写暂定', () => {
    const facts = factsOf([waiting, unit(2, '85'), unit(3, '85'), unit(4, '70')])
    const lines = reportLines(facts)
    expect(lines.find((line) => line.startsWith('1. 单位1。'))).toContain(
      '列本组第1名，等次为“优秀”（暂定）。',
    )
    expect(lines.find((line) => line.startsWith('2. 单位2。'))).toContain('等次为“良好”。')
    expect(linesOf(buildBulletin(facts).blocks)).toContain('1. 优秀单位1个：单位1（暂定）。')
  })

  test('表彰建议：总分相同、等次待定的写明，没有漏掉', () => {
    const lines = linesOf(buildCommendation(factsOf([1, 2, 3, 4].map((n) => unit(n, '95')))).blocks)
    expect(section(lines, '# 一、先进单位', '# 二、先进个人')).toEqual([
      '没有评为“优秀”的单位。',
      '单位1、单位2、单位3、单位4总分相同，等次待定，等次确定后补充。',
    ])
  })
})

describe('反馈和申诉到了哪一步，就写哪一步', () => {
  const units = [unit(1, '95'), unit(2, '70')]
  const GIVEN = { day: day('2019-02-11'), lastDay: day('2019-02-18') }
  const all = new Map(UNITS.slice(0, 2).map((id) => [id, GIVEN]))
  const told = { feedback: all, appealUntil: GIVEN.lastDay }
  const appeal: ReportAppeal = {
    unitName: '单位1',
    subject: 'A',
    received: day('2019-02-12'),
    claim: '请复核',
    score: pointsOf('95'),
    decision: null,
  }
  const steps = (own: Partial<ReportFacts>): readonly string[] =>
    section(reportLines(factsOf(units, own)), '# 七、下一步工作安排', '')
  const matters = (own: Partial<ReportFacts>): string =>
    section(linesOf(buildBulletin(factsOf(units, own)).blocks), '# 三、有关事项', '')[0] ?? ''
  const letter = (own: Partial<ReportFacts>): string =>
    section(linesOf(buildLetter(factsOf(units, own), unit(1, '1').unit).blocks), '# 四、异议和申诉', '')[0] ??
    ''
  const ARCHIVE = '整理自评表、佐证材料、计分底稿和本报告，一并归档。'

  test('已向部分单位反馈', () => {
    const some = new Map([...all].slice(0, 1))
    expect(steps({ feedback: some })[0]).toBe('1. 向其余1个单位印发反馈函，告知得分、失分情况和申诉期限。')
  })

  test('都反馈了，还在申诉期内', () => {
    const own = { ...told, issued: day('2019-02-18') }
    expect(steps(own)).toEqual([
      `1. 受理申诉。单位可以在2019年2月18日前书面提出申诉，由${OFFICE}复核后答复。`,
      '2. 申诉办理完毕后，印发评价结果通报。',
      `3. ${ARCHIVE}`,
    ])
    expect(matters(own)).toBe(
      `各单位的得分和失分情况已由${OFFICE}以反馈函告知。对评价结果有异议的，请于2019年2月18日前（含当日）书面提出申诉。`,
    )
    expect(letter(own)).toMatch(
      /^评价结果已于2019年2月11日反馈你单位。对上述结果有异议的，请在反馈次日起5个工作日内，即2019年2月18日前（含当日）向我办书面提出申诉。/,
    )
    expect(letter({ ...told, issued: GIVEN.day })).toMatch(/^本函于2019年2月11日送达你单位。/)
  })

  test('申诉期过了，有待复核的', () => {
    const own = { ...told, issued: day('2019-02-20'), appeals: [appeal] }
    expect(steps(own)).toEqual([
      `1. 申诉期已于2019年2月18日届满，尚有1件申诉待复核，由${OFFICE}复核后答复。`,
      '2. 申诉办理完毕后，印发评价结果通报。',
      `3. ${ARCHIVE}`,
    ])
    expect(matters(own)).toBe(
      `各单位的得分和失分情况已由${OFFICE}以反馈函告知，申诉期已于2019年2月18日届满。尚有1件申诉待复核，复核后得分、名次或等次有变化的，另行通知。`,
    )
    expect(letter(own)).toBe('评价结果已于2019年2月11日反馈你单位，申诉期已于2019年2月18日届满。')
  })

  test('申诉都办完了', () => {
    const decided = { ...appeal, decision: { outcome: '维持', opinion: '', score: pointsOf('95') } } as const
    const own = { ...told, issued: day('2019-02-20'), appeals: [decided] }
    expect(steps(own)).toEqual(['1. 印发评价结果通报。', `2. ${ARCHIVE}`])
    expect(matters(own)).toBe(
      `各单位的得分和失分情况已由${OFFICE}以反馈函告知，申诉期已于2019年2月18日届满。`,
    )
  })
})

test('方案目标本身是“一半左右的县”的：够一半就是达到，不因为不是全部而写成部分达到', () => {
  const byGoal = scheme({ quota: null }, [
    indicator({ id: 'A', points: pointsOf('100'), rule: 'yes-no', source: { goal: 'G04' } }),
  ])
  const answers = (yes: readonly boolean[]): ReportFacts =>
    factsOf(
      yes.map((yesNo, n) => ({
        ...unit(n + 1, '100'),
        items: new Map([['A', { ...verified(yesNo ? '100' : '0'), reported: reported({ yesNo }) }]]),
      })),
      {},
      byGoal,
    )
  const row = (facts: ReportFacts): string | undefined =>
    linesOf(buildSpanReport({ years: [facts], empty: [] }).blocks).find((line) => line.startsWith('G04|'))
  expect(row(answers([true, true, false]))).toMatch(/\|2\/3\|已达到$/)
  expect(row(answers([true, false, false]))).toMatch(/\|1\/3\|部分达到$/)
})
