import { DRAFT_MARK } from '#shared/reports/draft.ts'
import type { ReportModel } from '#shared/reports/report-model.ts'
import type { Document } from '../documents-of.ts'

/** Whether a document is made final by 定稿; all others go out as they are. */
export function isMadeFinal({ kind }: Document): boolean {
  return kind === 'report' || kind === 'bulletin' || kind === 'span'
}

/** What every draft carries, before 示例: 征求意见稿. */
export function markDraft(model: ReportModel): ReportModel {
  const { marks } = model
  if (marks.includes(DRAFT_MARK)) return model
  const sample = marks.indexOf('示例')
  return { ...model, marks: marks.toSpliced(sample === -1 ? marks.length : sample, 0, DRAFT_MARK) }
}
