import { appendLog } from '#db/log.ts'
import { loadPlanOf } from '#db/plans.ts'
import { storeSetting } from '#db/settings.ts'
import { loadYears } from '#db/years.ts'
import { builtinPlan } from '#shared/plan/builtin.ts'
import { usualOfficeName, type OfficeHeading } from '#shared/reports/report-facts.ts'
import { keepOfficeContact } from '../office-contact.ts'
import type { Office } from '../office.ts'
import type { Outcome } from '../outcome.ts'
import { HEADING, loadHeading } from './load-heading.ts'

/** With the name that papers bear where the office has set none: that of the latest plan's city. */
export function headingNow({ db }: Office): {
  readonly heading: OfficeHeading
  readonly usual: string
  /** Whom the plan itself was copied to. */
  readonly copied: string
} {
  const latest = loadYears(db).at(-1)
  const plan = latest === undefined ? builtinPlan : loadPlanOf(db, latest.year)
  return { heading: loadHeading(db), usual: usualOfficeName(plan), copied: plan.copyTo }
}

export function keepHeading(office: Office, wanted: OfficeHeading): Outcome<null> {
  const { db } = office
  const after = { office: wanted.office.trim() }
  return db.transaction(() => {
    const { contact: _, ...before } = loadHeading(db)
    if (JSON.stringify(before) !== JSON.stringify(after)) {
      const actor = office.act()
      storeSetting(db, actor, HEADING, after)
      appendLog(db, actor, { action: '修改单位抬头', object: '单位抬头', detail: { before, after } })
    }
    return keepOfficeContact(office, null, wanted.contact)
  })()
}
