import { formatPointsShort } from '../scheme/points.ts'
import { hasPendingItems } from './draft.ts'
import { countedItems, itemsOf, listNames, receiptOf, shareInWords, unitsOf } from './figures.ts'
import { fillTemplate } from './fill-template.ts'
import { goalRows } from './goal-figures.ts'
import { wasFilled } from './loss-reason.ts'
import { nameIndicators } from './name-indicators.ts'
import type { ReportFacts } from './report-facts.ts'
import { heading, type ReportBlock } from './report-model.ts'
import { figuresOfProgram } from './report-programs.ts'
import type { ReportVersion } from './report-version.ts'
import { listed, said, type Said } from './said.ts'
import type { TemplateName } from './templates.ts'

/** What scores less than this share of its points is named among the problems; the office may change the sentence. */
const LOW_RATE = 0.85
const MOST_NAMED = 3
/** More units than these are counted, not named. */
const MOST_UNITS = 6

interface Problem extends Said {
  /** What follows from it. */
  readonly advice: readonly Said[]
}

/** 六、问题与建议: only what the figures show, and for each what follows from it. */
export function problemSection(facts: ReportFacts, version: ReportVersion): readonly ReportBlock[] {
  const problems = [
    ...receiptProblem(facts, version),
    ...programProblem(facts, version),
    ...indicatorProblem(facts),
    ...gapProblem(facts),
    ...goalProblem(facts),
    ...gradeProblem(facts),
    ...fieldProblem(facts),
  ]
  const none = problems.length === 0
  return [
    heading(1, '六、问题与建议'),
    heading(2, '（一）主要问题'),
    ...listed(none ? [said('问题无')] : problems),
    heading(2, '（二）工作建议'),
    ...listed(none ? [said('建议无')] : problems.flatMap(({ advice }) => advice)),
  ]
}

function receiptProblem({ sheet }: ReportFacts, version: ReportVersion): readonly Problem[] {
  const { late, missing } = receiptOf(unitsOf(sheet))
  const units = [...missing, ...late]
  if (units.length === 0) return []
  const words = { 未报: missing.length, 逾期: late.length }
  const what = late.length === 0 ? '未报送' : missing.length === 0 ? '逾期报送' : '未报送和逾期报送'
  const name = late.length === 0 ? '问题未报' : missing.length === 0 ? '问题逾期' : '问题报送'
  const advice =
    version === 'internal' && units.length <= MOST_UNITS
      ? said('建议报送名单', { 名单: listNames(units) }, '建议报送')
      : said('建议报送', { 情况: what, 个数: units.length })
  return [{ ...said(name, words, '问题报送'), advice: [advice] }]
}

/** In public the leads of a weak program are not held up to blame. */
function programProblem(facts: ReportFacts, version: ReportVersion): readonly Problem[] {
  const low = facts.plan.programs
    .map((program) => ({ ...program, ...figuresOfProgram(facts, program.number) }))
    .filter(isLow)
    .toSorted(byRate)
    .slice(0, MOST_NAMED)
  if (low.length === 0) return []
  const rates = low.map(({ shortTitle, score, full }) => `${shortTitle}（${shareInWords(score, full)}）`)
  const leads = low.map(({ shortTitle, leads: of }) =>
    of.length === 0 || version === 'public'
      ? shortTitle
      : fillTemplate('建议任务项', { 任务: shortTitle, 牵头: of.join('、') }),
  )
  return [
    {
      ...said('问题任务', { 名单: rates.join('、') }),
      advice: [said('建议任务', { 名单: leads.join('、') })],
    },
  ]
}

/** The indicators that scored least over all units. */
function indicatorProblem({ sheet }: ReportFacts): readonly Problem[] {
  // In a draft only what is 缺报 counts yet: every rate would be 0 %.
  if (hasPendingItems(sheet)) return []
  const byTitle = new Map<string, { readonly title: string; score: number; full: number }>()
  for (const item of unitsOf(sheet).flatMap(countedItems)) {
    const sum = byTitle.get(item.title) ?? { title: item.title, score: 0, full: 0 }
    byTitle.set(item.title, {
      ...sum,
      score: sum.score + (item.score ?? 0),
      full: sum.full + item.points,
    })
  }
  const low = [...byTitle.values()].filter(isLow).toSorted(byRate).slice(0, MOST_NAMED)
  if (low.length === 0) return []
  const rates = low.map(({ title, score, full }) =>
    fillTemplate('问题指标项', { 指标: title, 得分率: shareInWords(score, full) }),
  )
  return [
    {
      ...said('问题指标', { 名单: rates.join('、') }),
      advice: [said('建议指标', { 名单: nameIndicators(low) })],
    },
  ]
}

interface Scored {
  readonly score: number
  readonly full: number
}

function isLow({ score, full }: Scored): boolean {
  return full > 0 && score < full * LOW_RATE
}

function byRate(a: Scored, b: Scored): number {
  return a.score * b.full - b.score * a.full
}

/** What counts as 缺报 of units that handed in: left out, or filled in with what can't be scored. */
function gapProblem({ sheet, units }: ReportFacts): readonly Problem[] {
  const gaps = unitsOf(sheet).flatMap((score) => {
    const unit = units.get(score.unit)
    if (score.submission === null || unit === undefined) return []
    const missing = itemsOf(score).filter(({ state }) => state === 'missing')
    const filled = missing.filter((item) => wasFilled(item, unit)).length
    return missing.length === 0 ? [] : [{ items: missing.length, filled }]
  })
  if (gaps.length === 0) return []
  const items = gaps.reduce((sum, gap) => sum + gap.items, 0)
  const filled = gaps.reduce((sum, gap) => sum + gap.filled, 0)
  const what = filled === 0 ? '未填报' : filled === items ? '所填内容不能计分' : '未填报或所填内容不能计分'
  return [
    {
      ...said('问题缺报', { 单位数: gaps.length, 项次: items, 情况: what }),
      advice: [...(filled < items ? [said('建议缺报')] : []), ...(filled > 0 ? [said('建议缺报内容')] : [])],
    },
  ]
}

/** Targets missed by far, and by which indicators most. */
function goalProblem({ sheet, scheme }: ReportFacts): readonly Problem[] {
  const red = goalRows(sheet, scheme).filter(({ light }) => light === '红')
  if (red.length === 0) return []
  const counts = new Map<string, number>()
  for (const { title } of red) counts.set(title, (counts.get(title) ?? 0) + 1)
  const all = [...counts].map(([title, count]) => ({ title, count })).toSorted((a, b) => b.count - a.count)
  const many = all.length > MOST_NAMED && (all[0]?.count ?? 0) > 1
  // Of many indicators those that were missed once are not the ones missed most.
  const most = (many ? all.filter(({ count }) => count > 1) : all).slice(0, MOST_NAMED)
  const list = most.map(({ title, count }) => fillTemplate('问题目标项', { 指标: title, 项次: count }))
  const once = all.length > MOST_NAMED && !many
  const spread = fillTemplate(once ? '问题目标各一' : spreadName(red.length, all.length), {
    指标: most[0]?.title ?? '',
    名单: once ? nameIndicators(all) : list.join('、'),
  })
  return [
    {
      ...said('问题目标', { 项次: red.length, 分布: spread }),
      advice: [said('建议目标', { 名单: nameIndicators(most) })],
    },
  ]
}

function spreadName(rows: number, indicators: number): TemplateName {
  if (rows === 1) return '问题目标一项'
  if (indicators === 1) return '问题目标一种'
  return indicators <= MOST_NAMED ? '问题目标几种' : '问题目标多种'
}

/** Ranked units below the lowest grade but the last, say 60 points. */
function gradeProblem({ sheet, scheme }: ReportFacts): readonly Problem[] {
  const limit = scheme.grades.at(-2)?.from ?? null
  if (limit === null || hasPendingItems(sheet)) return []
  const low = unitsOf(sheet).filter(({ unranked, total }) => !unranked && total !== null && total < limit)
  if (low.length === 0) return []
  const words = { 下限: formatPointsShort(limit), 个数: low.length }
  return [{ ...said('问题等次', words), advice: [said('建议等次', words)] }]
}

function fieldProblem({ field: { problems } }: ReportFacts): readonly Problem[] {
  const open = problems.found - problems.settled
  return open === 0 ? [] : [{ ...said('问题督导', { 个数: open }), advice: [said('建议督导')] }]
}
