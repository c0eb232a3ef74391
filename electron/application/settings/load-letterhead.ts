import type { Database } from '#db/open.ts'
import { loadSetting } from '#db/settings.ts'
import { NO_LETTERHEAD, type Letterhead } from '#shared/reports/letterhead.ts'

/** Name of the setting. */
export const LETTERHEAD = 'letterhead'

/** 版头 and 版记 as the office has set them; off where it has not. */
export function loadLetterhead(db: Database): Letterhead {
  const stored = loadSetting(db, LETTERHEAD)
  const kept: Readonly<Record<string, unknown>> =
    typeof stored === 'object' && stored !== null ? { ...stored } : {}
  const text = (key: string): string => {
    const value = kept[key]
    return typeof value === 'string' ? value : ''
  }
  return {
    ...NO_LETTERHEAD,
    on: kept['on'] === true,
    report: kept['report'] === true,
    mark: text('mark'),
    number: text('number'),
    reportNumber: text('reportNumber'),
    copyTo: text('copyTo'),
    printer: text('printer'),
  }
}
