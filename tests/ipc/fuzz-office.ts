import { join } from 'node:path'
import { appendLog } from '#db/log.ts'
import type { Database } from '#db/open.ts'
import { storeYearState } from '#db/years.ts'
import { CALLS, type CallName } from '#shared/contract/calls.ts'
import type { TestDesk } from './desk.ts'
import type { Known } from './requests-of.ts'

/** All calls of the contract. */
export const NAMES: readonly CallName[] = Object.keys(CALLS).filter((name): name is CallName =>
  Object.hasOwn(CALLS, name),
)
/** So much time the valid requests of one call may take; the rest of its share is junk, which is refused at once. */
export const SHARE_MS = 250

/** Makes an office at work of a new desk: the sample year 2018, archived, and an empty year 2019. */
export async function fillOffice(at: TestDesk): Promise<Database> {
  await at.get('createSampleYear', {})
  await at.get('createYear', { year: 2019 })
  const office = at.desk.office()
  if (!office.ok) throw new Error(office.error.message)
  const { db, act } = office.value
  db.transaction(() => {
    storeYearState(db, act(), 2018, '归档', '归档')
    appendLog(db, act(), {
      action: '归档',
      object: '2018年度',
      detail: { year: 2018, before: '定等', after: '归档', reason: '' },
    })
  })()
  return db
}

/** What requests can name that is there. */
export function knownOf(at: TestDesk): Known {
  const evidence = at.desk.pick(join(at.out, '图.png'), false).id
  return {
    texts: new Map([
      ['unit', ['D01', 'D02', 'C01', 'X99']],
      ['indicator', ['1.1', '2.1', '3.1', '9.9']],
      ['pick', [evidence]],
      ['day', ['2018-12-31', '2019-01-01']],
    ]),
    numbers: new Map([
      ['year', [2018, 2019, 2020]],
      ['submission', [1, 2, 9999]],
      ['sequence', [1, 2, 9999]],
      ['entry', [1, 2, 3, 4]],
    ]),
  }
}
