import { appendLog } from '#db/log.ts'
import { loadOfficeContact, storeOfficeContact } from '#db/office-contact.ts'
import { removeControls, trimSpaces } from '#shared/returns/clean-text.ts'
import type { Office } from './office.ts'
import type { Outcome } from './outcome.ts'

/** How units reach the office, as forms and notices print it from now on. `year`: in which that was changed; null for none. */
export function keepOfficeContact({ db, act }: Office, year: number | null, text: string): Outcome<null> {
  const after = inOneLine(trimSpaces(removeControls(text)))
  const before = loadOfficeContact(db)
  if (after === before) return { ok: true, value: null }
  const actor = act()
  db.transaction(() => {
    storeOfficeContact(db, actor, after)
    const detail = { ...(year === null ? {} : { year }), before, after }
    const object = year === null ? '单位抬头' : `${year}年度`
    appendLog(db, actor, { action: '改办公室联系方式', object, detail })
  })()
  return { ok: true, value: null }
}

/** Lines become parts of one, with a mark between them where there is none. */
function inOneLine(text: string): string {
  return text.replaceAll(/([，。；、,;])?\s*\n\s*/g, (_, mark?: string) => mark ?? '，')
}
