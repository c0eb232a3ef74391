import { loadEvidence, loadSentReading } from '#db/readings.ts'
import { loadSubmissionRecords } from '#db/submission-records.ts'
import { loadStanding } from '#db/submissions.ts'
import { buildBulletin } from '#shared/reports/build-bulletin.ts'
import { buildCommendation } from '#shared/reports/build-commendation.ts'
import { buildGoalPaper } from '#shared/reports/build-goal-paper.ts'
import { buildLetter } from '#shared/reports/build-letter.ts'
import { buildSelfForm } from '#shared/reports/build-self-form.ts'
import { buildSpanReport } from '#shared/reports/build-span-report.ts'
import { buildSummaryPaper } from '#shared/reports/build-summary-paper.ts'
import { buildYearReport } from '#shared/reports/build-year-report.ts'
import { writeWith } from '#shared/reports/fill-template.ts'
import { unitsOf } from '#shared/reports/figures.ts'
import { textsOf, type ReportFacts } from '#shared/reports/report-facts.ts'
import type { ReportModel } from '#shared/reports/report-model.ts'
import { spanText } from '#shared/reports/span-facts.ts'
import type { Office } from './office.ts'
import { fileNamePart } from './save-pdf.ts'
import { loadSpan } from './span.ts'
import { loadTemplates } from './templates/load-templates.ts'
import { formOf, type YearBook } from './year-book.ts'

/** 得分汇总表, 指标完成情况表, 年度评价报告 (internal and public), 通报, 反馈函, 表彰建议名单, 总结评估报告, 自评表 as handed in. */
export const DOCUMENT_KINDS = [
  'summary',
  'goals',
  'report',
  'bulletin',
  'letters',
  'commendation',
  'span',
  'self-forms',
] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

/** One paper as it is written. */
export interface Document {
  /** report, report-public, bulletin, "letter:D15"; names it for good. */
  readonly id: string
  readonly kind: DocumentKind
  /** As it is called on the screen. */
  readonly title: string
  /** Whether the office may write its paragraphs anew. */
  readonly editable: boolean
  /** Whether the office gets it for Word too. */
  readonly word: boolean
  /** Folder below the one asked for; '' for none. */
  readonly below: string
  readonly name: string
  /** What the file's name begins with where that is not the year. */
  readonly period?: string
  /** In the office's own wordings. */
  readonly build: () => ReportModel
  /** In the wordings that stand where it is called. */
  readonly write: () => ReportModel
}

export const LETTER_FOLDER = '反馈函'
export const SELF_FORM_FOLDER = '自评表打印稿'

export function documentsOf(
  office: Office,
  book: YearBook,
  kind: DocumentKind,
  facts: ReportFacts,
): readonly Document[] {
  const texts = loadTemplates(office.db)
  return papersOf(office, book, kind, facts).map((paper) => ({
    ...paper,
    build: () => writeWith(texts, paper.write),
  }))
}

type Paper = Omit<Document, 'build'>

function papersOf(office: Office, book: YearBook, kind: DocumentKind, facts: ReportFacts): readonly Paper[] {
  switch (kind) {
    case 'summary':
      return [
        {
          id: 'summary',
          kind: 'summary',
          title: '得分汇总表',
          editable: false,
          word: false,
          below: '',
          name: '得分汇总表',
          write: () => buildSummaryPaper(facts),
        },
      ]
    case 'goals':
      return [
        {
          id: 'goals',
          kind: 'goals',
          title: '指标完成情况表',
          editable: false,
          word: false,
          below: '',
          name: '指标完成情况表',
          write: () => buildGoalPaper(facts),
        },
      ]
    case 'report':
      return [
        {
          id: 'report',
          kind: 'report',
          title: '年度评价报告（内部版）',
          editable: true,
          word: true,
          below: '',
          name: '评价报告',
          write: () => buildYearReport(facts, 'internal'),
        },
        {
          id: 'report-public',
          kind: 'report',
          title: '年度评价报告（公开版）',
          editable: true,
          word: true,
          below: '',
          name: '评价报告_公开版',
          write: () => buildYearReport(facts, 'public'),
        },
      ]
    case 'bulletin':
      return [
        {
          id: 'bulletin',
          kind: 'bulletin',
          title: '评价结果通报',
          editable: true,
          word: true,
          below: '',
          name: '通报',
          write: () => buildBulletin(facts),
        },
      ]
    case 'letters':
      return unitsOf(facts.sheet).map(({ unit, name }): Paper => ({
        id: `letter:${unit}`,
        kind: 'letters',
        title: `反馈函（${name}）`,
        editable: true,
        word: false,
        below: LETTER_FOLDER,
        name: `反馈函_${fileNamePart(name)}`,
        write: () => buildLetter(facts, unit),
      }))
    case 'commendation':
      return [
        {
          id: 'commendation',
          kind: 'commendation',
          title: '表彰建议名单',
          editable: true,
          word: true,
          below: '',
          name: '表彰建议名单',
          write: () => buildCommendation(facts),
        },
      ]
    case 'span': {
      const span = loadSpan(office, book, facts)
      return span === null
        ? []
        : [
            {
              id: 'span',
              kind: 'span',
              title: '总结评估报告',
              editable: true,
              word: true,
              below: '',
              name: '总结评估报告',
              period: spanText(span),
              write: () => buildSpanReport(span),
            },
          ]
    }
    case 'self-forms':
      return selfForms(office, book, facts)
  }
}

/** Of every unit that handed in, the return that counts. */
function selfForms(office: Office, book: YearBook, facts: ReportFacts): readonly Paper[] {
  const standing = loadStanding(office.db, book.year.year)
  const records = loadSubmissionRecords(office.db, book.year.year)
  return book.units.flatMap((evaluated) => {
    const submission = standing.get(evaluated.unit.id)
    const head = submission === undefined ? undefined : records.get(submission.id)
    if (submission === undefined || head === undefined) return []
    return [
      {
        id: `self-form:${evaluated.unit.id}`,
        kind: 'self-forms',
        title: `自评表（${evaluated.name}）`,
        editable: false,
        word: false,
        below: SELF_FORM_FOLDER,
        name: `自评表_${fileNamePart(evaluated.name)}`,
        write: () =>
          buildSelfForm({
            form: formOf(book, evaluated),
            office: textsOf(facts).office,
            sample: facts.sample,
            received: submission.received,
            number: submission.number,
            head,
            cells: loadSentReading(office.db, submission.id).cells,
            evidence: loadEvidence(office.db, submission.id),
          }),
      },
    ]
  })
}

export function documentFileName({ year }: YearBook, { name, period }: Document, extension: string): string {
  return `${period ?? `${year.year}年度`}_${name}${year.sample ? '（示例）' : ''}.${extension}`
}
