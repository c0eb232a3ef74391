import { loadSchemeVersion } from '#db/schemes.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import type { YearBook } from '../year-book.ts'
import { editDraft } from './draft.ts'

/** Puts an earlier version of the year's scheme into the draft, to be checked and saved as a new one. */
export function restoreVersion(office: Office, book: YearBook, version: number): Outcome<null> {
  const stored = loadSchemeVersion(office.db, book.year.year, version)
  if (stored === null) {
    return fail('bad-request', `${book.year.year}年度没有第 ${version} 版办法，没有恢复。请重新选择。`)
  }
  const edited = editDraft(office, book, [{ kind: 'restore', scheme: stored.content }])
  if (!edited.ok) return edited
  const [refusal] = edited.value.refused
  return refusal === undefined ? { ok: true, value: null } : fail('bad-request', refusal.message)
}
