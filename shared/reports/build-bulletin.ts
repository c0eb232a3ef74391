import { formatDay } from '../scheme/day.ts'
import { formatPointsShort } from '../scheme/points.ts'
import type { GroupScore, UnitScore } from '../scoring/score-sheet.ts'
import { DRAFT_MARK, hasPendingItems } from './draft.ts'
import {
  chineseNumber,
  describeGroups,
  pendingOf,
  pointsText,
  receiptOf,
  spreadOf,
  totalOf,
  unitsGraded,
  unitsOf,
  type Receipt,
} from './figures.ts'
import { fillTemplate, fillTitle } from './fill-template.ts'
import { hasNamed, namedAnnex, namedGrades } from './named-annex.ts'
import { appealStage } from './appeal-stage.ts'
import { textsOf, type ReportFacts } from './report-facts.ts'
import { headedWith } from './letterhead.ts'
import { heading, numbered, paragraph, type ReportBlock, type ReportModel } from './report-model.ts'

/** 通报: names and ranks for the two highest grades, the other grades as counts (reports.md; domain.md, section 7). */
export function buildBulletin(facts: ReportFacts): ReportModel {
  const { sheet, plan, issued } = facts
  const texts = textsOf(facts)
  const draft = hasPendingItems(sheet)
  const { title, titleLines } = fillTitle('通报标题', { 年度: sheet.year })
  return {
    title,
    titleLines,
    marks: marksOf(facts),
    subject: title,
    author: texts.office,
    cover: null,
    addressee: plan.addressees,
    blocks: [
      paragraph(
        fillTemplate('通报开头', {
          依据: texts.basis,
          办公室: texts.office,
          评价对象: describeGroups(sheet),
          年度: sheet.year,
        }),
        '通报开头',
      ),
      heading(1, '一、报送情况'),
      paragraph(receiptSentence(facts), '报送情况'),
      heading(1, '二、评价结果'),
      ...(draft ? [paragraph(draftSentence(facts), '暂计说明')] : []),
      ...sheet.groups.flatMap((group, index) => [
        heading(2, `（${chineseNumber(index + 1)}）${group.name}`),
        ...(draft ? draftGroup(group, facts) : resultGroup(group, facts)),
      ]),
      heading(1, '三、有关事项'),
      paragraph(appealSentence(facts), '通报反馈'),
      ...(receiptOf(unitsOf(sheet)).onTime.length === unitsOf(sheet).length
        ? []
        : [paragraph(fillTemplate('通报报送要求'), '通报报送要求')]),
    ],
    signature: { name: texts.office, date: formatDay(issued) },
    ...headedWith(facts.letterhead, 'bulletin', texts.office, formatDay(issued)),
    annexes: draft || !hasNamed(facts) ? [] : [namedAnnex(facts, 'totals')],
  }
}

export function marksOf({ sheet, sample }: ReportFacts): readonly string[] {
  return [...(hasPendingItems(sheet) ? [DRAFT_MARK] : []), ...(sample ? ['示例'] : [])]
}

export function receiptSentence({ sheet, deadline }: ReportFacts): string {
  const receipt = receiptOf(unitsOf(sheet))
  const [按时, 逾期, 未报] = [receipt.onTime.length, receipt.late.length, receipt.missing.length]
  const values = { 应报: receipt.due, 截止日: formatDay(deadline) }
  return 按时 > 0 && 逾期 > 0 && 未报 > 0
    ? fillTemplate('报送情况', { ...values, 按时, 逾期, 未报 })
    : fillTemplate('报送部分', { ...values, 情况: partOfReceipt(receipt) })
}

/** "按时报送31个，逾期报送4个": what there is none of is not counted. */
function partOfReceipt({ due, onTime, late, missing }: Receipt): string {
  const all = due > 1 ? '均' : ''
  if (onTime.length === due) return `${all}已按时报送`
  if (missing.length === due) return `${all}未报送`
  return [
    onTime.length === 0 ? '没有单位按时报送' : `按时报送${onTime.length}个`,
    ...(late.length === 0 ? [] : [`逾期报送${late.length}个`]),
    ...(missing.length === 0 ? [] : [`未报送${missing.length}个`]),
  ].join('，')
}

export function draftSentence({ sheet, issued }: ReportFacts): string {
  return fillTemplate('暂计说明', { 日期: formatDay(issued), 待核定: pendingOf(sheet) })
}

/** "（并列第3名）" for a unit that shares its rank, "（暂定）" where an appeal is open. */
export function nameWithTie(unit: UnitScore, group: GroupScore): string {
  const equals = group.units.filter(({ rank }) => rank !== null && rank === unit.rank)
  const marks = [
    ...(equals.length > 1 ? [`并列第${unit.rank ?? 0}名`] : []),
    ...(unit.provisionalGrade ? ['暂定'] : []),
  ]
  return marks.length === 0 ? unit.name : `${unit.name}（${marks.join('，')}）`
}

/** The sentences on one group's grades as the public may read them. */
export function resultGroup(group: GroupScore, facts: ReportFacts): readonly ReportBlock[] {
  const { scheme } = facts
  const named = namedGrades(facts)
  const lists = named.flatMap((grade) => {
    const units = unitsGraded(group, grade)
    if (units.length === 0) return []
    const list = units.map((unit) => nameWithTie(unit, group)).join('、')
    const name = units.length === 1 ? '等次一个' : '等次名单'
    const text = fillTemplate(name, { 等次: grade, 个数: units.length, 名单: list })
    return [{ text, key: `等次名单:${group.id}:${grade}` }]
  })
  const others = scheme.grades
    .filter(({ name }) => !named.includes(name))
    .map(({ name }) => ({ name, count: unitsGraded(group, name).length }))
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => `${name}单位${count}个`)
  const points = [
    ...lists,
    ...(others.length === 0
      ? []
      : [{ text: fillTemplate('等次略', { 各等次: others.join('，') }), key: `等次略:${group.id}` }]),
  ]
  return [
    paragraph(
      fillTemplate(overviewOf(group), {
        组名: group.name,
        单位数: group.units.length,
        排名数: group.rankedUnits,
        不排名: group.units.length > 1 ? '均不参加排名' : '不参加排名',
      }),
      `组内概况:${group.id}`,
    ),
    ...points.map(({ text, key }, index) =>
      points.length === 1 ? paragraph(text, key) : numbered(index + 1, text, key),
    ),
    ...asideSentences(group, facts, points.length === 0).map(({ text, key }) => paragraph(text, key)),
  ]
}

function overviewOf({ rankedUnits, units }: GroupScore): '组内概况' | '组内概况均排名' | '组内概况不排名' {
  if (rankedUnits === 0) return '组内概况不排名'
  return rankedUnits === units.length ? '组内概况均排名' : '组内概况'
}

/** A sentence and the key of the paragraph that it makes. */
interface KeyedText {
  readonly text: string
  readonly key: string
}

function asideSentences(group: GroupScore, facts: ReportFacts, alone: boolean): readonly KeyedText[] {
  const open = group.units.filter(({ gradeNote }) => gradeNote === '待定')
  return [
    ...(open.length === 0
      ? []
      : [
          {
            text: fillTemplate(alone ? '待定说明全部' : '待定说明', {
              个数: open.length,
              等次: facts.scheme.quota?.grade ?? '',
              办公室: textsOf(facts).office,
            }),
            key: `待定说明:${group.id}`,
          },
        ]),
    ...unrankedSentences(group, facts),
  ]
}

export function unrankedSentences(group: GroupScore, { scheme }: ReportFacts): readonly KeyedText[] {
  const reason = scheme.groups.find(({ id }) => id === group.id)?.unrankedReason ?? null
  const unranked = group.units.filter((unit) => unit.unranked)
  return [
    ...(unranked.length === 0
      ? []
      : [
          {
            text: whyUnranked(unranked, reason),
            key: `单列说明:${group.id}`,
          },
        ]),
    ...group.units
      .filter((unit) => unit.notEvaluated)
      .map(({ unit, name }) => ({
        text: fillTemplate('未参评说明', { 单位: name }),
        key: `未参评说明:${unit}`,
      })),
  ]
}

/** A reason that names the units is the sentence; a few words in its place are put behind their names. */
function whyUnranked(units: readonly UnitScore[], reason: string | null): string {
  const 单位 = units.map(({ name }) => name).join('、')
  if (reason === null) return fillTemplate('单列无原因', { 单位 })
  return units.every(({ name }) => reason.includes(name))
    ? `${reason}。`
    : fillTemplate('单列说明', { 单位, 原因: reason })
}

/** Before every item is verified: 暂计 figures, no names, no grades. */
export function draftGroup(group: GroupScore, { scheme }: ReportFacts): readonly ReportBlock[] {
  const totals = group.units.filter(({ unranked }) => !unranked).map(totalOf)
  const spread = spreadOf(totals)
  if (spread === null) return []
  const key = `暂计概况:${group.id}`
  if (totals.length === 1) return [paragraph(fillTemplate('暂计概况一个', { 组名: group.name }), key)]
  const steps = scheme.grades
    .filter(({ from }) => from > 0)
    .map(({ from }) =>
      fillTemplate('暂计分段', {
        下限: formatPointsShort(from),
        个数: totals.filter((total) => total !== null && total >= from).length,
      }),
    )
  return [
    paragraph(
      fillTemplate('暂计概况', {
        组名: group.name,
        单位数: totals.length,
        平均: pointsText(spread.mean),
        最高: pointsText(spread.highest),
        最低: pointsText(spread.lowest),
      }) + (steps.length === 0 ? '' : `其中${steps.join('，')}。`),
      key,
    ),
  ]
}

function appealSentence(facts: ReportFacts): string {
  const { office } = textsOf(facts)
  const { appealUntil, scheme } = facts
  const stage = appealStage(facts)
  if (stage.told === 'all' && appealUntil !== null) {
    const values = { 办公室: office, 期限: formatDay(appealUntil) }
    if (!stage.over) return fillTemplate('通报反馈已送', values)
    return (
      fillTemplate('通报反馈届满', values) +
      (stage.open === 0 ? '' : fillTemplate('通报复核中', { 件数: stage.open }))
    )
  }
  return appealUntil === null
    ? fillTemplate('通报反馈', { 办公室: office, 工作日: scheme.appealWorkingDays })
    : fillTemplate('通报反馈限期', { 办公室: office, 期限: formatDay(appealUntil) })
}
