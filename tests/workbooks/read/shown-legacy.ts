import { readLegacyBytes } from '#electron/workbooks/read/legacy/read-legacy-bytes.ts'
import type { Workbook } from '#shared/returns/workbook.ts'
import { buildBiff, type BiffRecordSpec, type BiffSpec } from '../build-biff.ts'
import { showCell } from './shown.ts'

/** The workbook of an .xls, where it is readable; the refusal's text in the error where it is not. */
export function mustReadLegacy(bytes: Uint8Array): Workbook {
  const outcome = readLegacyBytes(bytes)
  if (!outcome.ok) throw new Error(`${outcome.refusal.code}: ${outcome.refusal.message}`)
  return outcome.workbook
}

/** Cells of the first sheet that these records make. */
export function showRecords(records: readonly BiffRecordSpec[], spec: BiffSpec = {}): readonly string[] {
  return (mustReadLegacy(buildBiff({ ...spec, sheets: [{ records }] })).sheets[0]?.cells ?? []).map(showCell)
}

/** "damaged: 文件已损坏：…" or "read". */
export function showLegacyRefusal(bytes: Uint8Array): string {
  const outcome = readLegacyBytes(bytes)
  return outcome.ok ? 'read' : `${outcome.refusal.code}: ${outcome.refusal.message}`
}
