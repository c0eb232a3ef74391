import { appendLog } from '#db/log.ts'
import { loadPlanOf } from '#db/plans.ts'
import { storeSetting } from '#db/settings.ts'
import { loadYears } from '#db/years.ts'
import { builtinPlan } from '#shared/plan/builtin.ts'
import { usualNames, type OfficeHeading } from '#shared/reports/report-facts.ts'
import type { Office } from '../office.ts'
import { HEADING, loadHeading } from './load-heading.ts'

/** With the names that papers bear where the office has set none: those of the latest plan's city. */
export function headingNow({ db }: Office): {
  readonly heading: OfficeHeading
  readonly usual: Pick<OfficeHeading, 'group' | 'office'>
} {
  const latest = loadYears(db).at(-1)
  const plan = latest === undefined ? builtinPlan : loadPlanOf(db, latest.year)
  return { heading: loadHeading(db), usual: usualNames(plan) }
}

export function keepHeading({ db, act }: Office, wanted: OfficeHeading): void {
  const before = loadHeading(db)
  const after: OfficeHeading = {
    group: wanted.group.trim(),
    office: wanted.office.trim(),
    contact: wanted.contact.trim(),
    phone: wanted.phone.trim(),
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return
  const actor = act()
  db.transaction(() => {
    storeSetting(db, actor, HEADING, after)
    appendLog(db, actor, { action: '修改单位抬头', object: '单位抬头', detail: { before, after } })
  })()
}
