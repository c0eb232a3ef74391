import { formatDay, type Day } from '#shared/scheme/day.ts'
import { dayInChina } from './china-time.ts'
import type { Office } from './office.ts'

export interface DayOfFile {
  readonly day: Day
  /** A sentence where the file's own time cannot be right, as where the clock of the PC that saved it was wrong; null: it can. */
  readonly remark: string | null
}

/** Disks and zips that know no time say 1601, 1970 or 1980: nothing was handed in before this. */
const FIRST_MS = Date.UTC(2000, 0, 1)
/** A disk may hold times beyond the last day that can be written. */
const LAST_MS = Date.UTC(2999, 11, 31)

/** The day of receipt where none is stated: of the file's time, or today where that cannot be. `modified`: milliseconds since 1970. */
export function dayOfFile({ act }: Pick<Office, 'act'>, modified: number): DayOfFile {
  const today = dayInChina(Date.parse(act().at))
  const asToday = `收到日期按今天（${formatDay(today)}）算，请核对。`
  if (modified < FIRST_MS) return { day: today, remark: `文件没有可用的修改日期，${asToday}` }
  const day = dayInChina(Math.min(modified, LAST_MS))
  if (day <= today) return { day, remark: null }
  return { day: today, remark: `文件自己的日期是${formatDay(day)}，还没有到，${asToday}` }
}
