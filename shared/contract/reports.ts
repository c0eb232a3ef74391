import { z } from 'zod'
import { defineCall } from './call.ts'
import { count, list, year } from './fields.ts'
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

export const listReports = defineCall(
  z.strictObject({ year }),
  z.strictObject({ pendingItems: count, reports: list(report) }),
)

/** A job with progress; where the files go, see savedFiles. */
export const writeReports = defineCall(
  z.strictObject({ year, kinds: z.array(reportKind).min(1).max(40).readonly() }),
  /** `fonts`: which font took which role in the PDF files; empty where there are none. */
  z.strictObject({ saved: savedFiles, pendingItems: count, fonts: list(z.string()) }),
)
