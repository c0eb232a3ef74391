import { appendLog } from '#db/log.ts'
import type { Database } from '#db/open.ts'
import { loadSetting, storeSetting } from '#db/settings.ts'
import type { Year } from '#db/years.ts'
import type { Office } from '../office.ts'

const NAME = 'second-check'

/** Whether the office wants each decision checked by a second person; off until it says so. */
export function wantsSecondCheck(db: Database): boolean {
  const stored = loadSetting(db, NAME)
  return typeof stored === 'object' && stored !== null && 'on' in stored && stored.on === true
}

/** Whether decisions of a year await 复核: nothing of an archived one does. */
export function needsSecondCheck({ db }: Pick<Office, 'db'>, { state }: Year): boolean {
  return state !== '归档' && wantsSecondCheck(db)
}

export function keepSecondCheck({ db, act }: Office, on: boolean): void {
  const before = wantsSecondCheck(db)
  if (before === on) return
  const actor = act()
  db.transaction(() => {
    storeSetting(db, actor, NAME, { on })
    appendLog(db, actor, {
      action: '修改复核设置',
      object: '复核',
      detail: { before: { on: before }, after: { on } },
    })
  })()
}
