import { z } from 'zod'
import { defineCall } from './call.ts'
import { PREVIEW_PIECE_BYTES } from './evidence-limits.ts'
import { count, list, moment, opaqueId, year } from './fields.ts'
import { savedFiles } from './saved.ts'

const reportKind = z.string().min(1).max(40)

const report = z.strictObject({
  kind: reportKind,
  /** 得分汇总表, 计分底稿 … */
  title: z.string(),
  /** The forms it comes out in, all at once. */
  forms: list(z.enum(['xlsx', 'pdf', 'docx'])),
  /** A folder with a file for each unit. */
  each: z.boolean(),
  /** Items are pending: it comes out as 征求意见稿 with 暂计 figures. */
  draft: z.boolean(),
  /** null: it can be written now. Else what is missing. */
  missing: z.string().nullable(),
})
export type ReportEntry = z.infer<typeof report>

/** One document of a year: report, report-public, bulletin, "letter:D15". */
export const documentId = z.string().min(1).max(60)

const document = z.strictObject({
  id: documentId,
  /** The paper on the list that it belongs to. */
  kind: reportKind,
  /** 年度评价报告（公开版）, 反馈函（市教育局）. */
  title: z.string(),
  /** Its paragraphs can be written anew. */
  editable: z.boolean(),
  /** Number of its latest final version; null: there is none. */
  issued: count.nullable(),
  /** It would say something else now than that version. */
  changed: z.boolean(),
})
export type DocumentEntry = z.infer<typeof document>

export const listReports = defineCall(
  z.strictObject({ year }),
  z.strictObject({
    pendingItems: count,
    reports: list(report),
    /** Those that can be shown in the program; none while nothing came in. */
    documents: list(document),
  }),
)

/** 打印预览: makes a document and keeps it for a while under an opaque id, to be read, printed and saved as it is. */
export const previewDocument = defineCall(
  /** export: what goes out now. draft: as it would be made final now. A number: that final version. */
  z.strictObject({ year, document: documentId, version: z.union([z.enum(['export', 'draft']), count]) }),
  z.strictObject({ preview: opaqueId, fileName: z.string(), size: count, fonts: list(z.string()) }),
)

/** A piece of a document that is kept for its preview. */
export const readPreview = defineCall(
  z.strictObject({ preview: opaqueId, from: count, length: z.int().min(1).max(PREVIEW_PIECE_BYTES) }),
  z.strictObject({
    /** Base64. */
    bytes: z.string(),
  }),
)

/** Writes the bytes that are shown, where the host says. */
export const savePreview = defineCall(z.strictObject({ year, preview: opaqueId }), savedFiles)

/** A job with progress; where the files go, see savedFiles. */
export const writeReports = defineCall(
  z.strictObject({ year, kinds: z.array(reportKind).min(1).max(40).readonly() }),
  /** `fonts`: which font took which role in the PDF files; empty where there are none. */
  z.strictObject({ saved: savedFiles, pendingItems: count, fonts: list(z.string()) }),
)

const paragraph = z.strictObject({
  key: z.string(),
  kind: z.enum(['title', 'heading', 'paragraph']),
  /** The headings that it stands under. */
  section: list(z.string()),
  /** How it begins in any case, as its number. */
  lead: z.string(),
  /** What the program says. */
  generated: z.string(),
  /** The office's own text in its place, '' where it is left out; `was`: what the program said then. */
  edit: z.strictObject({ text: z.string(), was: z.string(), operator: z.string(), at: moment }).nullable(),
  /** The program says something else now than when the office wrote its own. */
  stale: z.boolean(),
})

const documentTextValue = z.strictObject({
  title: z.string(),
  /** It is made final by 定稿. */
  final: z.boolean(),
  pendingItems: count,
  paragraphs: list(paragraph),
  /** The office's own texts of paragraphs that the program doesn't make any more. */
  gone: list(z.strictObject({ key: z.string(), text: z.string(), generated: z.string() })),
  /** Final versions, the first one first. */
  issued: list(
    z.strictObject({
      number: count,
      sha256: z.string(),
      code: z.string(),
      operator: z.string(),
      at: moment,
    }),
  ),
  changed: z.boolean(),
})
export type DocumentText = z.infer<typeof documentTextValue>

/** A document paragraph by paragraph. */
export const documentText = defineCall(z.strictObject({ year, document: documentId }), documentTextValue)

/** The office's own text of a paragraph; null: what the program says stands again. */
export const editParagraph = defineCall(
  z.strictObject({
    year,
    document: documentId,
    key: z.string().min(1).max(200),
    text: z.string().max(6000).nullable(),
    /** What the program said when the person looked. */
    generated: z.string().max(20_000),
  }),
  z.strictObject({}),
)

/** Every generated text of a document stands again. */
export const restoreDocument = defineCall(
  z.strictObject({ year, document: documentId }),
  z.strictObject({ restored: count }),
)

/** 定稿. */
export const issueDocument = defineCall(
  z.strictObject({ year, document: documentId }),
  z.strictObject({ number: count, code: z.string(), sha256: z.string() }),
)
