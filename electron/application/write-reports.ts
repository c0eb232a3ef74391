import { join } from 'node:path'
import { saveFile } from '#electron/workbooks/save-file.ts'
import { writeLists } from '#electron/workbooks/write/list.ts'
import { writeSummary } from '#electron/workbooks/write/summary.ts'
import { writeWorkings } from '#electron/workbooks/write/workings.ts'
import { buildCommendationLists } from '#shared/reports/build-commendation.ts'
import { buildGoalLists } from '#shared/reports/build-goal-paper.ts'
import { writeWith } from '#shared/reports/fill-template.ts'
import { evaluatedGroups } from '#shared/reports/evaluated-groups.ts'
import { buildSummary, type SummaryExtras } from '#shared/reports/summary.ts'
import { buildWorkings } from '#shared/reports/workings.ts'
import type { ScoreSheet } from '#shared/scoring/score-sheet.ts'
import { scoreYear } from '#shared/scoring/score-year.ts'
import { ensureFolder } from './ensure-folder.ts'
import { countPending } from './score-year.ts'
import type { Office } from './office.ts'
import type { Outcome } from './outcome.ts'
import { loadReportFacts, programsOf } from './report-facts.ts'
import { loadTemplates } from './templates/load-templates.ts'
import { workingsDetails, workingsFiles } from './workings-details.ts'
import type { YearBook } from './year-book.ts'
import { loadYearInput } from './year-input.ts'

export const REPORT_KINDS = ['summary', 'workings', 'goals', 'commendation'] as const
export type ReportKind = (typeof REPORT_KINDS)[number]

export interface WrittenReports {
  readonly paths: readonly string[]
  /** Items without a verified score: the papers are drafts. */
  readonly pending: number
}

/** Writes the papers asked for into a folder; an existing file stays, and the new one gets a numbered name. */
export async function writeReports(
  office: Office,
  book: YearBook,
  { folder, kinds }: { readonly folder: string; readonly kinds: readonly ReportKind[] },
): Promise<Outcome<WrittenReports>> {
  const ready = await ensureFolder(folder)
  if (!ready.ok) return ready
  const input = loadYearInput(office, book)
  const scored = scoreYear(input)
  const sheet = { ...scored, groups: evaluatedGroups(scored.groups) }
  const texts = loadTemplates(office.db)
  const created = new Date(office.act().at)
  const mark = book.year.sample ? '（示例）' : ''
  const write: Readonly<Record<ReportKind, () => Promise<readonly [string, Uint8Array]>>> = {
    summary: async () => {
      const table = writeWith(texts, () => buildSummary(sheet, summaryExtras(book, sheet)))
      return ['得分汇总表', await writeSummary({ ...table, title: table.title + mark }, created)]
    },
    workings: async () => {
      const table = buildWorkings(sheet, workingsDetails(office, book, input), workingsFiles(office, book))
      return ['计分底稿', await writeWorkings({ ...table, title: table.title + mark }, created)]
    },
    goals: async () => {
      const facts = loadReportFacts(office, book, input)
      const tables = writeWith(texts, () => buildGoalLists(facts))
      return ['指标完成情况表', await writeLists(tables[0]?.title ?? '', tables, created)]
    },
    commendation: async () => {
      const facts = loadReportFacts(office, book, input)
      const tables = writeWith(texts, () => buildCommendationLists(facts))
      return ['表彰建议名单', await writeLists(tables[0]?.title ?? '', tables, created)]
    },
  }
  const paths: string[] = []
  for (const kind of kinds) {
    const [name, bytes] = await write[kind]()
    const saved = await saveFile(join(folder, `${book.year.year}年度_${name}${mark}.xlsx`), bytes)
    if (!saved.ok) return saved
    paths.push(saved.path)
  }
  return { ok: true, value: { paths, pending: countPending(sheet) } }
}

function summaryExtras(book: YearBook, sheet: ScoreSheet): SummaryExtras {
  const groups = new Map(book.scheme.groups.map((group) => [group.id, group]))
  return {
    programs: book.plan.programs.map(({ number, shortTitle }) => ({ number, name: shortTitle })),
    programOf: programsOf(book),
    bonusCountsInTotal: book.scheme.bonus.countsInTotal,
    reasons: new Map(
      sheet.groups.flatMap((group) =>
        group.units.flatMap((unit) => {
          const reason = unit.unranked ? groups.get(group.id)?.unrankedReason : null
          if (unit.notEvaluated) return [[unit.unit, '各项指标均不适用或无数据'] as const]
          return reason === null || reason === undefined ? [] : [[unit.unit, reason] as const]
        }),
      ),
    ),
  }
}
