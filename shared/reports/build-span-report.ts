import { formatDay } from '../scheme/day.ts'
import { marksOf } from './build-bulletin.ts'
import { DRAFT_MARK } from './draft.ts'
import { pointsCell, receiptOf, spreadOf, totalOf, unitsGraded } from './figures.ts'
import { fillTemplate, fillTitle } from './fill-template.ts'
import { textsOf, type ReportFacts } from './report-facts.ts'
import { heading, note, paragraph, table, type ReportBlock, type ReportModel } from './report-model.ts'
import { findingSections } from './span-findings.ts'
import { isWide, unitTables } from './span-units.ts'
import {
  draftYears,
  firstYear,
  goalStatus,
  type GoalStatus,
  lastYear,
  listYears,
  programRate,
  rateInWords,
  rateText,
  rowsOfGoal,
  spanText,
  type SpanFacts,
} from './span-facts.ts'

/** 总结评估报告 over the years of a plan: goals reached or not, programs and units year by year; from the data alone. */
export function buildSpanReport(span: SpanFacts): ReportModel {
  const latest = lastYear(span)
  const { office } = textsOf(latest)
  const heads = fillTitle('总结标题', { 期间: spanText(span) })
  const drafts = draftYears(span)
  return {
    ...heads,
    marks: [
      ...(drafts.length > 0 ? [DRAFT_MARK] : []),
      ...(span.years.some(({ sample }) => sample) ? ['示例'] : []),
      ...marksOf(latest).filter((mark) => mark !== DRAFT_MARK && mark !== '示例'),
    ],
    subject: heads.title,
    author: office,
    cover: { lines: [office, formatDay(latest.issued)] },
    addressee: null,
    blocks: [
      ...workSection(span),
      ...goalSection(span),
      ...programSection(span),
      ...unitSection(span),
      ...findingSections(span),
    ],
    signature: null,
    annexes: isWide(span)
      ? [{ ...fillTitle('附件历年', {}), landscape: true, blocks: unitTables(span) }]
      : [],
  }
}

function workSection(span: SpanFacts): readonly ReportBlock[] {
  const latest = lastYear(span)
  const { office, basis } = textsOf(latest)
  const years = span.years.map(({ sheet }) => sheet.year)
  const drafts = draftYears(span)
  return [
    heading(1, '一、评价工作开展情况'),
    paragraph(
      [
        fillTemplate('总结依据', {
          办公室: office,
          依据: basis,
          期间: spanText(span),
          年度列: listYears(years),
          年数: years.length,
        }),
        span.empty.length === 0 ? '' : fillTemplate('总结缺年', { 年度列: listYears(span.empty) }),
        drafts.length === 0 ? '' : fillTemplate('总结暂计', { 年度列: listYears(drafts) }),
      ].join(''),
      '总结依据',
    ),
    table({
      caption: '各年度评价概况（单位：个、分）',
      columns: [
        { header: '年度', width: 10, align: 'center' },
        { header: '组别', width: 24, align: 'left' },
        { header: '应报', width: 10, align: 'right' },
        { header: '按时报送', width: 12, align: 'right' },
        { header: '逾期报送', width: 12, align: 'right' },
        { header: '未报送', width: 10, align: 'right' },
        { header: '平均总分', width: 13, align: 'right' },
        { header: `${topGrade(latest)}单位`, width: 12, align: 'right' },
      ],
      rows: span.years.flatMap((facts) =>
        facts.sheet.groups.map((group) => {
          const { due, onTime, late, missing } = receiptOf(group.units)
          const spread = spreadOf(group.units.filter(({ unranked }) => !unranked).map(totalOf))
          return [
            String(facts.sheet.year),
            group.name,
            ...[due, onTime.length, late.length, missing.length].map(String),
            pointsCell(spread?.mean ?? null),
            String(unitsGraded(group, topGrade(facts)).length),
          ]
        }),
      ),
    }),
  ]
}

function topGrade({ scheme }: ReportFacts): string {
  return scheme.grades[0]?.name ?? ''
}

function goalSection(span: SpanFacts): readonly ReportBlock[] {
  const latest = lastYear(span)
  const goals = latest.plan.goals.map((goal) => ({
    goal,
    status: goalStatus(latest, goal),
  }))
  const count = (status: GoalStatus): number => goals.filter((one) => one.status === status).length
  return [
    heading(1, '二、方案目标实现情况'),
    paragraph(goalSentence(latest.sheet.year, goals.length, count), '总结目标概况'),
    table({
      caption: '方案目标各年度完成情况',
      columns: [
        { header: '编号', width: 9, align: 'center' },
        { header: '目标', width: 38, align: 'left' },
        { header: '目标值', width: 13, align: 'center' },
        ...span.years.map(({ sheet }) => ({
          header: `${sheet.year}年`,
          width: 12,
          align: 'center' as const,
        })),
        { header: '情况', width: 17, align: 'center' },
      ],
      rows: goals.map(({ goal, status }) => [
        goal.id,
        goal.text,
        goal.value === null ? '—' : `${goal.value}${(goal.measure ?? '').replace(/（.*）$/, '')}`,
        ...span.years.map((facts) => goalCell(rowsOfGoal(facts, goal.id))),
        status,
      ]),
    }),
    note(fillTemplate('总结目标附注')),
  ]
}

function goalSentence(year: number, all: number, count: (status: GoalStatus) => number): string {
  const listed = all - count('未列入指标')
  if (listed === 0) return fillTemplate('总结目标无指标', { 项数: all })
  const values = { 项数: all, 列入: listed, 年度: year }
  const told = (['已达到', '部分达到', '未达到', '尚无数据'] as const).map((status) => ({
    status,
    goals: count(status),
  }))
  const some = told.filter(({ goals }) => goals > 0)
  if (some.length < told.length) {
    const 情况 = some.map(({ status, goals }) => `${status}${goals}项`).join('，')
    return fillTemplate('总结目标部分', { ...values, 情况 })
  }
  return fillTemplate('总结目标概况', {
    ...values,
    达到: count('已达到'),
    部分: count('部分达到'),
    未达: count('未达到'),
    无数据: count('尚无数据'),
  })
}

function goalCell(rows: ReturnType<typeof rowsOfGoal>): string {
  const [first, ...more] = rows
  if (first === undefined) return '—'
  if (more.length === 0) return first.actual
  // "0/2" would say that the values of two are known.
  const [state, ...others] = new Set(rows.map(({ light, actual }) => (light === null ? actual : '')))
  if (state !== undefined && state !== '' && others.length === 0) return state
  return `${rows.filter(({ reached }) => reached).length}/${rows.length}`
}

function programSection(span: SpanFacts): readonly ReportBlock[] {
  const latest = lastYear(span)
  const first = firstYear(span)
  const rates = latest.plan.programs.map((program) => ({
    program,
    before: programRate(first, program.number),
    now: programRate(latest, program.number),
  }))
  const known = rates.flatMap(({ program, now }) => (now === null ? [] : [{ name: program.shortTitle, now }]))
  const highest = Math.max(...known.map(({ now }) => now))
  const lowest = Math.min(...known.map(({ now }) => now))
  const named = (rate: number): string =>
    known
      .filter(({ now }) => now === rate)
      .map(({ name }) => name)
      .join('、')
  const changes = rates.flatMap(({ before, now }) => (before === null || now === null ? [] : [now - before]))
  return [
    heading(1, '三、重点任务逐年情况'),
    ...(known.length === 0
      ? []
      : [
          paragraph(
            fillTemplate(highest === lowest ? '总结任务相同' : '总结任务概况', {
              年度: latest.sheet.year,
              最高: named(highest),
              高率: rateInWords(highest),
              最低: named(lowest),
              低率: rateInWords(lowest),
            }) +
              (span.years.length < 2 || changes.length === 0
                ? ''
                : fillTemplate('总结任务变化', {
                    首年: first.sheet.year,
                    变化: changesText(changes),
                  })),
            '总结任务概况',
          ),
        ]),
    table({
      caption: '各重点任务得分率',
      columns: [
        { header: '重点任务', width: 40, align: 'left' },
        ...span.years.map(({ sheet }) => ({
          header: `${sheet.year}年`,
          width: 14,
          align: 'right' as const,
        })),
      ],
      rows: latest.plan.programs.map(({ number, shortTitle }) => [
        shortTitle,
        ...span.years.map((facts) => rateText(programRate(facts, number))),
      ]),
    }),
    {
      kind: 'bars',
      bars: {
        caption: `${latest.sheet.year}年度各重点任务得分率`,
        bars: known.map(({ name, now }) => ({ label: name, share: now / 1000, text: rateText(now) })),
      },
    },
  ]
}

/** "提高的3项，下降的1项", "均提高": what there is none of is not counted. */
function changesText(changes: readonly number[]): string {
  const some = (
    [
      ['提高', changes.filter((change) => change > 0).length],
      ['下降', changes.filter((change) => change < 0).length],
      ['持平', changes.filter((change) => change === 0).length],
    ] as const
  ).filter(([, count]) => count > 0)
  const [only, ...more] = some
  if (only !== undefined && more.length === 0) return `${only[1] > 1 ? '均' : ''}${only[0]}`
  return some.map(([word, count]) => `${word}的${count}项`).join('，')
}

function unitSection(span: SpanFacts): readonly ReportBlock[] {
  return [
    heading(1, '四、各单位逐年情况'),
    ...(isWide(span) ? [paragraph(fillTemplate('总结单位见附件'), '总结单位见附件')] : unitTables(span)),
  ]
}
