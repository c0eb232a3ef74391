import type { ReportEntry } from '#shared/contract/reports.ts'
import type { ScoreSheet } from '#shared/scoring/score-sheet.ts'
import { countPending } from './score-year.ts'
import { REPORT_KINDS, type ReportKind } from './write-reports.ts'

const PAPERS: Readonly<Record<ReportKind, Pick<ReportEntry, 'title' | 'format'>>> = {
  summary: { title: '得分汇总表', format: 'xlsx' },
  workings: { title: '计分底稿', format: 'xlsx' },
}

/** The papers that can be written of a year now, and as what. */
export function listReports(sheet: ScoreSheet): readonly ReportEntry[] {
  const draft = countPending(sheet) > 0
  const nothingIn = sheet.groups.every(({ units }) => units.every(({ submission }) => submission === null))
  const missing = nothingIn ? '还没有收到任何单位的自评表，请先收表。' : null
  return REPORT_KINDS.map((kind) => ({ kind, ...PAPERS[kind], draft, missing }))
}
