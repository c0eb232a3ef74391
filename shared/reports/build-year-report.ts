import { formatDay } from '../scheme/day.ts'
import { marksOf } from './build-bulletin.ts'
import { fillTitle } from './fill-template.ts'
import { headedWith } from './letterhead.ts'
import { reportAnnexes } from './report-annexes.ts'
import { textsOf, type ReportFacts } from './report-facts.ts'
import { matterSection } from './report-matters.ts'
import type { ReportModel } from './report-model.ts'
import { nextSection } from './report-next.ts'
import { problemSection } from './report-problems.ts'
import { programSection } from './report-programs.ts'
import { resultSection } from './report-results.ts'
import { unitSection } from './report-units.ts'
import type { ReportVersion } from './report-version.ts'
import { workSection } from './report-work.ts'

/** 年度评价报告: sections 一 to 七 and four annexes (reports.md), all units or only what the public may read. */
export function buildYearReport(facts: ReportFacts, version: ReportVersion): ReportModel {
  const { sheet } = facts
  const { office } = textsOf(facts)
  const heads = fillTitle('报告标题', { 年度: sheet.year })
  return {
    ...heads,
    marks: [...(version === 'public' ? ['公开版'] : []), ...marksOf(facts)],
    subject: `${sheet.year}年度全民科学素质工作评价`,
    author: office,
    cover: { lines: [office, formatDay(facts.issued)] },
    addressee: null,
    blocks: [
      ...workSection(facts, version),
      ...resultSection(facts, version),
      ...programSection(facts, version),
      ...unitSection(facts, version),
      ...matterSection(facts, version),
      ...problemSection(facts, version),
      ...nextSection(facts),
    ],
    signature: null,
    ...headedWith(facts.letterhead, 'report', office, formatDay(facts.issued)),
    annexes: reportAnnexes(facts, version),
  }
}
