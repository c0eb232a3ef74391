import { loadArchiveRecords } from '#db/archive-files.ts'
import { loadYearSteps } from '#db/years.ts'
import type { ArchivePage } from '#shared/contract/archive.ts'
import { archiveGaps } from '../archive/close-year.ts'
import type { Office } from '../office.ts'
import type { YearBook } from '../year-book.ts'

/** What is missing before the year may be archived, or when it was, with its archive files. */
export function archivePage(office: Office, book: YearBook): ArchivePage {
  const { db } = office
  const { year, state } = book.year
  const closed = state === '归档' ? loadYearSteps(db, year).at(-1) : undefined
  return {
    year,
    state,
    gaps: [...archiveGaps(office, book)],
    archived: closed === undefined ? null : { at: closed.at, operator: closed.operator },
    archives: loadArchiveRecords(db, year).map((record) => ({
      ...record,
      current: closed !== undefined && record.at >= closed.at,
    })),
  }
}
