import type { Office } from '#electron/application/office.ts'
import type { Outcome } from '#electron/application/outcome.ts'
import { refuseArchivedIn } from '#electron/application/year-state.ts'
import type { CallName } from '#shared/contract/calls.ts'
import { isWrite } from './permissions.ts'

/** They name a year, yet change nothing that its archive holds, or are what an archived year is there for. */
const TAKEN: ReadonlySet<CallName> = new Set([
  'createYear',
  // Of all years: aliases, contacts, how units reach the office, working days (which look at closed years themselves).
  'keepUnit',
  'keepOfficeContact',
  'changeCalendar',
  // What waits to be confirmed is no record yet.
  'dropStaged',
  'archiveYear',
  'unlockYear',
])

/** The door's own look at a closed year, before any use case has its: a new call cannot forget it. */
export function refuseClosedYear(name: CallName, request: unknown, office: Office): Outcome<null> {
  const year = yearIn(request)
  if (year === null || !isWrite(name) || TAKEN.has(name)) return { ok: true, value: null }
  return refuseArchivedIn(office, year)
}

function yearIn(request: unknown): number | null {
  if (typeof request !== 'object' || request === null || !('year' in request)) return null
  return typeof request.year === 'number' ? request.year : null
}
