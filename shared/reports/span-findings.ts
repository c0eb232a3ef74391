import { unitsOf } from './figures.ts'
import { heading, type ReportBlock } from './report-model.ts'
import type { TemplateValues } from './fill-template.ts'
import { listed, said, type Said } from './said.ts'
import {
  firstYear,
  goalStatus,
  type GoalStatus,
  lastYear,
  programRate,
  rateInWords,
  unitsOfSpan,
  type SpanFacts,
} from './span-facts.ts'
import type { TemplateName } from './templates.ts'

/** In tenths of a percent: what counts as a change, as well done, as weak. */
const CHANGE = 50
const STRONG = 950
const WEAK = 850

/** 五、主要成效 and 六、存在的问题: only what the figures show. */
export function findingSections(span: SpanFacts): readonly ReportBlock[] {
  return [
    heading(1, '五、主要成效'),
    ...listed(orNone(gains(span), '成效无')),
    heading(1, '六、存在的问题'),
    ...listed(orNone(problems(span), '总结问题无')),
  ]
}

/** What was found, else that nothing was. */
function orNone(found: readonly Said[], none: TemplateName): readonly Said[] {
  return found.length === 0 ? [said(none)] : found
}

function gains(span: SpanFacts): readonly Said[] {
  const first = firstYear(span).sheet.year
  const top = lastYear(span).scheme.grades[0]?.name ?? ''
  const reached = goalsWith(span, ['已达到'])
  const always = [...unitsOfSpan(span)].filter(([unit]) =>
    span.years.every(({ sheet }) => {
      const found = unitsOf(sheet).find((one) => one.unit === unit)
      return found?.grade === top && !found.unranked
    }),
  )
  return [
    ...sentence('成效目标', reached, { 个数: reached.length }, '；'),
    ...(span.years.length < 2
      ? []
      : [
          ...sentence(
            '成效提高',
            changed(span, (change) => change >= CHANGE),
            { 首年: first },
          ),
          ...sentence('成效保持', kept(span)),
          ...sentence(
            '成效单位',
            always.map(([, name]) => name),
            { 等次: top },
          ),
        ]),
  ]
}

function problems(span: SpanFacts): readonly Said[] {
  const latest = lastYear(span)
  const open = goalsWith(span, ['部分达到', '未达到', '尚无数据'])
  const weak = latest.plan.programs.flatMap(({ number, shortTitle }) => {
    const rate = programRate(latest, number)
    return rate === null || rate >= WEAK ? [] : [`${shortTitle}（${rateInWords(rate)}）`]
  })
  const unpunctual = [...unitsOfSpan(span)].flatMap(([unit, name]) => {
    const times = span.years.filter(({ sheet }) =>
      unitsOf(sheet).some((one) => one.unit === unit && one.lateWorkingDays !== 0),
    ).length
    if (times < 2) return []
    return [span.years.length === 2 ? name : `${name}（${times}个年度）`]
  })
  return [
    ...sentence('总结问题目标', open, { 个数: open.length }, '；'),
    ...sentence('总结问题任务', weak, { 年度: latest.sheet.year }),
    ...sentence(
      '总结问题下降',
      changed(span, (change) => change <= -CHANGE),
      { 首年: firstYear(span).sheet.year },
    ),
    ...sentence(span.years.length === 2 ? '总结问题报送两年' : '总结问题报送', unpunctual),
  ]
}

function sentence(
  name: TemplateName,
  list: readonly string[],
  values: TemplateValues = {},
  between = '、',
): readonly Said[] {
  return list.length === 0 ? [] : [said(name, { ...values, 名单: list.join(between) })]
}

function goalsWith(span: SpanFacts, wanted: readonly GoalStatus[]): readonly string[] {
  const latest = lastYear(span)
  return latest.plan.goals
    .filter((goal) => wanted.includes(goalStatus(latest, goal)))
    .map(({ text }) => text.replace(/[。；]$/, ''))
}

function changed(span: SpanFacts, isMeant: (change: number) => boolean): readonly string[] {
  const [first, latest] = [firstYear(span), lastYear(span)]
  return latest.plan.programs.flatMap(({ number, shortTitle }) => {
    const [before, now] = [programRate(first, number), programRate(latest, number)]
    if (before === null || now === null || !isMeant(now - before)) return []
    return [`${shortTitle}（由${rateInWords(before)}到${rateInWords(now)}）`]
  })
}

function kept(span: SpanFacts): readonly string[] {
  return lastYear(span)
    .plan.programs.filter(({ number }) =>
      span.years.every((facts) => (programRate(facts, number) ?? 0) >= STRONG),
    )
    .map(({ shortTitle }) => shortTitle)
}
