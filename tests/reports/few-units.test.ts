import { expect, test } from 'vitest'
import { buildBulletin } from '#shared/reports/build-bulletin.ts'
import { buildCommendation } from '#shared/reports/build-commendation.ts'
import { buildLetter } from '#shared/reports/build-letter.ts'
import { buildSpanReport } from '#shared/reports/build-span-report.ts'
import { buildYearReport } from '#shared/reports/build-year-report.ts'
import type { ReportFacts } from '#shared/reports/report-facts.ts'
import { decimal } from '#shared/scheme/decimal.ts'
import { pointsOf } from '#shared/scheme/points.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import type { UnitInput } from '#shared/scoring/input.ts'
import { indicator, pending, reported, scheme, unit, UNITS } from '#tests/scoring/small-year.ts'
import { factsOf } from './example-facts.ts'
import { linesOf } from './model-text.ts'

/** These units stand apart, for this reason. */
function apart(count: number, unrankedReason: string): Scheme {
  const whole = scheme()
  return {
    ...whole,
    groups: whole.groups.map((group) => ({ ...group, unranked: UNITS.slice(0, count), unrankedReason })),
  }
}

const REASON = '领导小组办公室设在单位1，成绩单列，不参加评优'

function bulletin(units: readonly UnitInput[], by: Scheme): readonly string[] {
  const lines = linesOf(buildBulletin(factsOf(units, {}, by)).blocks)
  return lines.slice(lines.indexOf('## （一）市直部门') + 1, lines.indexOf('# 三、有关事项'))
}

function letter(n: number, units: readonly UnitInput[], by?: Scheme): readonly string[] {
  const id = UNITS[n - 1]
  if (id === undefined) throw new Error('no such unit')
  return linesOf(buildLetter(factsOf(units, {}, by), id).blocks)
}

function comparison(lines: readonly string[]): readonly string[] {
  const start = lines.findIndex((line) => line.endsWith('、与本组比较'))
  const end = lines.findIndex((line, at) => at > start && line.startsWith('# '))
  return lines.slice(start + 1, end)
}

test('只有单列单位的组：不写“排名0个”“优秀0个”', () => {
  expect(bulletin([unit(1, '95')], apart(1, REASON))).toEqual([
    '参加评价的市直部门1个，不参加排名。',
    `${REASON}。`,
  ])
  const two = apart(2, '单位1、单位2承担评价工作，成绩单列')
  expect(bulletin([unit(1, '95'), unit(2, '85')], two)[0]).toBe('参加评价的市直部门2个，均不参加排名。')
  const report = linesOf(buildYearReport(factsOf([unit(1, '95')], {}, apart(1, REASON)), 'internal').blocks)
  expect(report).toContain(`没有参加排名的市直部门。${REASON}。`)
})

test('单列原因没有写单位的，补上是哪个单位', () => {
  expect(bulletin([unit(1, '95'), unit(2, '85')], apart(1, '领导小组办公室所在单位')).at(-1)).toBe(
    '单位1成绩单列（领导小组办公室所在单位），不参加排名和评优。',
  )
  expect(bulletin([unit(1, '95'), unit(2, '85')], apart(1, REASON)).at(-1)).toBe(`${REASON}。`)
})

test('组里只有一个单位的：反馈函不说“列第1名”，不和自己比', () => {
  const only = letter(1, [unit(1, '95')])
  expect(only.join('')).not.toContain('列第1名')
  expect(only).toContainEqual(expect.stringContaining('市直部门参加排名的只有你单位，等次为“良好”。'))
  expect(comparison(only)).toEqual(['本组没有其他单位，不作比较。'])
  expect(comparison(letter(1, [unit(1, '95')], apart(1, REASON)))).toEqual(['本组没有其他单位，不作比较。'])
})

test('单列单位所在的组只有一个单位排名：不写一个单位的平均、最高、最低', () => {
  const [first, ...rows] = comparison(letter(1, [unit(1, '95'), unit(2, '85')], apart(1, REASON)))
  expect(first).toBe('市直部门参加排名的单位1个，总分85分。各重点任务的得分率与本组比较如下表。')
  expect(rows).toHaveLength(2)
})

test('组里都是单列单位的：比较的表前有一句话', () => {
  const both = apart(2, '单位1、单位2承担评价工作，成绩单列')
  expect(comparison(letter(1, [unit(1, '95'), unit(2, '85')], both))[0]).toBe(
    '各重点任务的得分率与本组比较如下表。',
  )
})

test('没有评为“优秀”的，等次待定的不说“没有列入上述名单”', () => {
  const lines = linesOf(buildCommendation(factsOf([1, 2, 3, 4].map((n) => unit(n, '95')))).blocks)
  expect(lines.filter((line) => line.includes('待定'))).toEqual([
    '单位1、单位2、单位3、单位4总分相同，等次待定，等次确定后补充。',
  ])
})

test('征求意见稿：只有一个单位排名的组，不写平均、最高、最低，也不分段', () => {
  const open = unit(1, { items: new Map([['A', pending({ band: '达成' })]]) })
  expect(bulletin([open], scheme())).toEqual(['参加排名的市直部门1个，总分待全部核定后确定。'])
})

test('总结评估报告只有两个年度的：都逾期或未报送的单位不逐个写“2个年度”', () => {
  const missing = { submission: null, firstReceived: null, items: new Map() } as const
  const yearOf = (year: number): ReportFacts => {
    const facts = factsOf([unit(1, '95'), unit(2, missing)])
    return { ...facts, sheet: { ...facts.sheet, year } }
  }
  const said = (...more: readonly number[]): string | undefined =>
    linesOf(buildSpanReport({ years: [yearOf(2018), ...more.map(yearOf)], empty: [] }).blocks).find((line) =>
      line.includes('报送自评表的单位有'),
    )
  expect(said(2019)).toMatch(/两个年度均逾期或未报送自评表的单位有：单位2。$/)
  expect(said(2019, 2020)).toMatch(/两个以上年度逾期或未报送自评表的单位有：单位2（3个年度）。$/)
})

/** So many indicators with a target, each missed by so many units. */
function missed(...counts: readonly number[]): ReportFacts {
  const ids = ['甲', '乙', '丙', '丁', '戊']
  const goals = counts.map((_, n) =>
    indicator({ id: ids[n] ?? '', rule: 'higher-is-better', target: decimal('100'), measure: '%' }),
  )
  const units = [1, 2, 3].map((n) =>
    unit(n, {
      items: new Map(
        counts.map((count, k) => {
          const values = {
            actual: decimal(n <= count ? '50' : '100'),
            yesNo: null,
            band: null,
            selfScore: null,
          }
          return [
            ids[k] ?? '',
            { reported: reported({}), verified: { kind: 'score', score: pointsOf('10'), values } },
          ]
        }),
      ),
    }),
  )
  return factsOf(units, {}, scheme({}, goals))
}

test.each([
  [[1, 1, 1, 1], '完成率低于85%的有4项次，涉及“甲”“乙”等4项指标。'],
  [[3, 2, 1, 1], '完成率低于85%的有7项次，较多的是“甲”3项次、“乙”2项次。'],
  [[1, 1], '完成率低于85%的有2项次，分别是“甲”1项次、“乙”1项次。'],
])('完成率低的指标各有%j项次：只有一项次的不说“较多”', (counts, sentence) => {
  const lines = linesOf(buildYearReport(missed(...counts), 'internal').blocks)
  expect(lines.find((line) => line.includes('量化指标中'))).toMatch(new RegExp(`${sentence}$`))
})
