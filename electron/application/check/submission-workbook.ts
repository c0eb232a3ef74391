import { loadStoredFile, type Submission } from '#db/submissions.ts'
import type { Workbook } from '#shared/returns/workbook.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'

/** The last book that was looked at, of each office: an officer decides one return cell by cell. */
const KEPT = new WeakMap<Office['db'], { readonly sha256: string; readonly workbook: Workbook }>()

/** A return's workbook, read again from its kept bytes. */
export async function submissionWorkbook(
  office: Office,
  { sha256, fileName }: Pick<Submission, 'sha256' | 'fileName'>,
): Promise<Outcome<Workbook>> {
  const kept = KEPT.get(office.db)
  if (kept?.sha256 === sha256) return { ok: true, value: kept.workbook }
  const reader = office.startReader()
  const read = await reader.read(loadStoredFile(office.db, sha256))
  await reader.close()
  if (!read.ok) return fail('unreadable', `${fileName}：${read.refusal.message}`)
  KEPT.set(office.db, { sha256, workbook: read.workbook })
  return { ok: true, value: read.workbook }
}
