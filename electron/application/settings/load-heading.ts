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
  const text = (key: keyof OfficeHeading): string => {
    const value = kept[key]
    return typeof value === 'string' ? value : ''
  }
  return { group: text('group'), office: text('office'), contact: text('contact'), phone: text('phone') }
}

/** The line on forms: "张三，0534-0000000"; '' where nothing is set. */
export function contactLine({ contact, phone }: OfficeHeading): string {
  return [contact, phone].filter((part) => part !== '').join('，')
}
