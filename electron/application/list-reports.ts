import { findLatestIssued } from '#db/issued-documents.ts'
import type { DocumentEntry, ReportEntry } from '#shared/contract/reports.ts'
import type { ReportFacts } from '#shared/reports/report-facts.ts'
import type { ScoreSheet } from '#shared/scoring/score-sheet.ts'
import { hasChanged } from './documents/document-text.ts'
import { isMadeFinal } from './documents/draft-document.ts'
import { DOCUMENT_KINDS, documentsOf } from './documents-of.ts'
import type { Office } from './office.ts'
import { countPending } from './score-year.ts'
import { whyNoSpan } from './span.ts'
import { NOTICE_KINDS, whyNoNotice, type NoticeKind } from './write-notices.ts'
import { PAPER_KINDS, type PaperKind } from './write-papers.ts'
import type { YearBook } from './year-book.ts'

const PAPERS: Readonly<Record<PaperKind, Pick<ReportEntry, 'title' | 'forms' | 'each'>>> = {
  summary: { title: '得分汇总表', forms: ['xlsx', 'pdf'], each: false },
  workings: { title: '计分底稿', forms: ['xlsx'], each: false },
  goals: { title: '指标完成情况表', forms: ['xlsx', 'pdf'], each: false },
  report: { title: '年度评价报告（内部版、公开版）', forms: ['pdf', 'docx'], each: false },
  bulletin: { title: '评价结果通报', forms: ['pdf', 'docx'], each: false },
  letters: { title: '反馈函', forms: ['pdf'], each: true },
  commendation: { title: '表彰建议名单', forms: ['xlsx', 'pdf', 'docx'], each: false },
  span: { title: '总结评估报告（多个年度）', forms: ['pdf', 'docx'], each: false },
  'self-forms': { title: '自评表打印稿（签字盖章）', forms: ['pdf'], each: true },
  'send-backs': { title: '退回通知', forms: ['pdf'], each: true },
  reminders: { title: '催报通知', forms: ['pdf'], each: true },
}

/** The papers that can be written of a year now, and as what. */
export function listReports(office: Office, book: YearBook, sheet: ScoreSheet): readonly ReportEntry[] {
  const draft = countPending(sheet) > 0
  const missing = hasNothing(sheet) ? '还没有收到任何单位的自评表，请先收表。' : null
  return PAPER_KINDS.map((kind) => {
    if (isNotice(kind))
      return { kind, ...PAPERS[kind], draft: false, missing: whyNoNotice(office, book, kind) }
    if (kind === 'span') return { kind, ...PAPERS[kind], draft, missing: missing ?? whyNoSpan(office, book) }
    // What was handed in is what it is, whatever is still open.
    return { kind, ...PAPERS[kind], draft: draft && kind !== 'self-forms', missing }
  })
}

/** The documents that can be shown before they are exported, with their latest final versions. */
export function listDocuments(office: Office, book: YearBook, facts: ReportFacts): readonly DocumentEntry[] {
  if (hasNothing(facts.sheet)) return []
  return DOCUMENT_KINDS.flatMap((kind) => documentsOf(office, book, kind, facts)).map((document) => {
    const { id, kind, title, editable } = document
    const latest = isMadeFinal(document) ? findLatestIssued(office.db, book.year.year, id) : null
    return {
      id,
      kind,
      title,
      editable,
      issued: latest?.number ?? null,
      changed: hasChanged(office, book, document, facts, latest),
    }
  })
}

function hasNothing(sheet: ScoreSheet): boolean {
  return sheet.groups.every(({ units }) => units.every(({ submission }) => submission === null))
}

function isNotice(kind: PaperKind): kind is NoticeKind {
  return NOTICE_KINDS.some((notice) => notice === kind)
}
