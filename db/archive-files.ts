import type { Actor } from './log.ts'
import type { Database } from './open.ts'
import { prepared } from './prepared.ts'

/** An archive file that was written and read again, as it was then. */
export interface ArchiveRecord {
  readonly fileName: string
  /** Bytes. */
  readonly size: number
  /** 归档校验码. */
  readonly code: string
  /** 操作记录校验码. */
  readonly chainCode: string
  readonly entries: number
}

export function storeArchiveRecord(
  db: Database,
  { operator, at }: Actor,
  year: number,
  { fileName, size, code, chainCode, entries }: ArchiveRecord,
): void {
  prepared(
    db,
    `INSERT INTO archive_file (year, file_name, size, code, chain_code, entries, operator, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(year, fileName, size, code, chainCode, entries, operator, at)
}

/** The archive files of a year, the latest first. */
export function loadArchiveRecords(
  db: Database,
  year: number,
): readonly (ArchiveRecord & { readonly operator: string; readonly at: string })[] {
  return prepared<[number], ArchiveRecord & { operator: string; at: string }>(
    db,
    `SELECT file_name AS fileName, size, code, chain_code AS chainCode, entries, operator, at
     FROM archive_file WHERE year = ? ORDER BY id DESC`,
  ).all(year)
}
