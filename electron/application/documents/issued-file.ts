import type { UsedFont } from '#electron/documents/font-set.ts'
import { readIssuedBytes, type IssuedDocument } from '#db/issued-documents.ts'
import { sha256Of } from '#db/stored-files.ts'
import type { ReportModel } from '#shared/reports/report-model.ts'
import { formatDay } from '#shared/scheme/day.ts'
import { dayInChina } from '../china-time.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'

/** A final version as it was kept: the very bytes, and what a Word file of the same words is made from. */
export interface IssuedFile {
  readonly bytes: Uint8Array
  readonly fonts: readonly UsedFont[]
  readonly model: ReportModel
  readonly pages: readonly (number | null)[]
  readonly imprintBreaks: 0 | 1 | 2
  readonly foot: string
}

/** What stands at the foot of a final version's last page. */
export function issuedFoot({ number, at, code }: Pick<IssuedDocument, 'number' | 'at' | 'code'>): string {
  return `第${number}版　${formatDay(dayInChina(Date.parse(at)))}定稿　校验码 ${code}`
}

/** Refused where the bytes are not those that were made final. */
export function readIssued({ db }: Office, issued: IssuedDocument): Outcome<IssuedFile> {
  const bytes = readIssuedBytes(db, issued.id)
  if (sha256Of(bytes) !== issued.sha256) {
    return fail(
      'damaged',
      `“${issued.fileName}”第${issued.number}版已不是定稿时的内容，没有打开。请用备份恢复。`,
    )
  }
  // Written by this program in the same transaction as the bytes.
  const kept = JSON.parse(issued.model) as Pick<IssuedFile, 'model' | 'pages'> & Partial<IssuedFile>
  const fonts = JSON.parse(issued.fonts) as readonly UsedFont[]
  const { model, pages, imprintBreaks = 0 } = kept
  return { ok: true, value: { bytes, fonts, model, pages, imprintBreaks, foot: issuedFoot(issued) } }
}
