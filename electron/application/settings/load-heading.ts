import { loadOfficeContact } from '#db/office-contact.ts'
import type { Database } from '#db/open.ts'
import { loadSetting } from '#db/settings.ts'
import type { OfficeHeading } from '#shared/reports/report-facts.ts'

/** Name of the setting. */
export const HEADING = 'heading'

/** 单位抬头 as the office has set it; '' for what it has not. */
export function loadHeading(db: Database): OfficeHeading {
  const stored = loadSetting(db, HEADING)
  const kept: Readonly<Record<string, unknown>> =
    typeof stored === 'object' && stored !== null ? { ...stored } : {}
  const name = kept['office']
  return { office: typeof name === 'string' ? name : '', contact: loadOfficeContact(db) }
}
