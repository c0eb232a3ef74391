import { appealStage } from './appeal-stage.ts'
import { formatDay } from '../scheme/day.ts'
import { formatPointsShort } from '../scheme/points.ts'
import { hasPendingItems } from './draft.ts'
import { itemsOf, pendingOf, receiptOf, shareText, totalOf, unitsOf } from './figures.ts'
import { fillTemplate, type TemplateValues } from './fill-template.ts'
import { goalRows } from './goal-figures.ts'
import { textsOf, type ReportFacts } from './report-facts.ts'
import { heading, numbered, paragraph, type ReportBlock } from './report-model.ts'
import { figuresOfProgram } from './report-programs.ts'
import type { TemplateName } from './templates.ts'

/** A program whose rate is below this share of its points is named among the problems; the office may change the sentence. */
const LOW_RATE = 0.85
const MOST_NAMED = 3

interface Problem {
  readonly problem: TemplateName
  /** Of its paragraph, where that isn't the template's name. */
  readonly key?: string
  readonly advice: TemplateName
  readonly values: TemplateValues
}

/** 六、问题与建议: only what the figures show, and for each what follows from it. */
export function problemSection(facts: ReportFacts): readonly ReportBlock[] {
  const problems = problemsOf(facts)
  const advices = [...new Set(problems.map(({ advice }) => advice))]
  return [
    heading(1, '六、问题与建议'),
    heading(2, '（一）主要问题'),
    ...listed(
      problems.length === 0
        ? [{ text: fillTemplate('问题无'), key: '问题无' }]
        : problems.map(({ problem, key = problem, values }) => ({
            text: fillTemplate(problem, values),
            key,
          })),
    ),
    heading(2, '（二）工作建议'),
    ...listed(
      problems.length === 0
        ? [{ text: fillTemplate('建议无'), key: '建议无' }]
        : advices.map((advice) => ({ text: fillTemplate(advice), key: advice })),
    ),
  ]
}

/** Numbered where there are several. */
function listed(texts: readonly { readonly text: string; readonly key: string }[]): readonly ReportBlock[] {
  return texts.map(({ text, key }, index) =>
    texts.length === 1 ? paragraph(text, key) : numbered(index + 1, text, key),
  )
}

function problemsOf(facts: ReportFacts): readonly Problem[] {
  const units = unitsOf(facts.sheet)
  const { late, missing } = receiptOf(units)
  const gaps = units
    .filter(({ submission }) => submission !== null)
    .map((unit) => itemsOf(unit).filter(({ state }) => state === 'missing').length)
    .filter((count) => count > 0)
  const red = goalRows(facts.sheet, facts.scheme).filter(({ light }) => light === '红').length
  const low = lowPrograms(facts)
  return [
    ...(late.length + missing.length > 0
      ? [
          {
            problem: late.length === 0 ? '问题未报' : missing.length === 0 ? '问题逾期' : '问题报送',
            key: '问题报送',
            advice: '建议报送',
            values: { 未报: missing.length, 逾期: late.length },
          } as const,
        ]
      : []),
    ...(low === '' ? [] : [{ problem: '问题任务', advice: '建议任务', values: { 名单: low } } as const]),
    ...(gaps.length > 0
      ? [
          {
            problem: '问题缺报',
            advice: '建议缺报',
            values: { 单位数: gaps.length, 项次: gaps.reduce((sum, count) => sum + count, 0) },
          } as const,
        ]
      : []),
    ...(red > 0 ? [{ problem: '问题目标', advice: '建议目标', values: { 项次: red } } as const] : []),
    ...lowTotals(facts),
  ]
}

function lowPrograms(facts: ReportFacts): string {
  return facts.plan.programs
    .map(({ number, shortTitle }) => ({ shortTitle, ...figuresOfProgram(facts, number) }))
    .filter(({ score, full }) => full > 0 && score < full * LOW_RATE)
    .toSorted((a, b) => a.score * b.full - b.score * a.full)
    .slice(0, MOST_NAMED)
    .map(({ shortTitle, score, full }) => `${shortTitle}（${shareText(score, full)}）`)
    .join('、')
}

/** Units below the lowest grade but the last, say 60 points. */
function lowTotals({ sheet, scheme }: ReportFacts): readonly Problem[] {
  const limit = scheme.grades.at(-2)?.from ?? null
  if (limit === null || hasPendingItems(sheet)) return []
  const low = unitsOf(sheet).filter((unit) => {
    const total = totalOf(unit)
    return total !== null && total < limit
  })
  if (low.length === 0) return []
  return [
    { problem: '问题等次', advice: '建议任务', values: { 下限: formatPointsShort(limit), 个数: low.length } },
  ]
}

/** 七、下一步工作安排. */
export function nextSection(facts: ReportFacts): readonly ReportBlock[] {
  const { sheet } = facts
  const pending = pendingOf(sheet)
  const open = unitsOf(sheet).some(({ gradeNote }) => gradeNote === '待定')
  const steps = [
    ...(pending > 0 ? [{ text: fillTemplate('安排核定', { 待核定: pending }), key: '安排核定' }] : []),
    ...(open ? [{ text: fillTemplate('安排待定'), key: '安排待定' }] : []),
    ...feedbackSteps(facts),
    { text: fillTemplate('安排归档'), key: '安排归档' },
  ]
  return [heading(1, '七、下一步工作安排'), ...listed(steps)]
}

/** What is still to be done of feedback and appeals on the day of the report. */
function feedbackSteps(facts: ReportFacts): readonly { readonly text: string; readonly key: string }[] {
  const { scheme, appealUntil } = facts
  const { office } = textsOf(facts)
  const { told, untold, over, open } = appealStage(facts)
  const until = appealUntil === null ? null : formatDay(appealUntil)
  const appeals =
    until === null
      ? fillTemplate('安排申诉', { 工作日: scheme.appealWorkingDays, 办公室: office })
      : !over
        ? fillTemplate('安排申诉限期', { 期限: until, 办公室: office })
        : open === 0
          ? null
          : fillTemplate('安排复核', { 期限: until, 件数: open, 办公室: office })
  const letters = {
    all: null,
    some: fillTemplate('安排反馈其余', { 个数: untold }),
    none: fillTemplate('安排反馈'),
  }[told]
  return [
    ...(letters === null ? [] : [{ text: letters, key: '安排反馈' }]),
    ...(appeals === null ? [] : [{ text: appeals, key: '安排申诉' }]),
    { text: fillTemplate(appeals === null ? '安排印发' : '安排通报'), key: '安排通报' },
  ]
}
