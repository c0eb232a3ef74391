import { formatDay, type Day } from '#shared/scheme/day.ts'
import { dayInChina } from './china-time.ts'
import type { Office } from './office.ts'
import { fail, type Outcome } from './outcome.ts'

/** A return cannot have come in on a day that is not there yet; a slip of the year would make the unit late. null: no day is stated. */
export function refuseFuture({ act }: Office, received: Day | null): Outcome<null> {
  if (received === null) return { ok: true, value: null }
  const today = dayInChina(Date.parse(act().at))
  if (received <= today) return { ok: true, value: null }
  return fail(
    'bad-request',
    `收到日期${formatDay(received)}还没有到，今天是${formatDay(today)}，没有导入任何文件。请写实际收到的日期。`,
  )
}
