import { formatDay, type Day } from '#shared/scheme/day.ts'
import { dayInChina } from './china-time.ts'
import type { Office } from './office.ts'

export interface DayOfFile {
  readonly day: Day
  /** A sentence where the file's own time lies ahead, as where the clock of the PC that saved it was wrong; null: it does not. */
  readonly remark: string | null
}

/** The day of receipt where none is stated: of the file's time, or today where that has not come. `modified`: milliseconds since 1970. */
export function dayOfFile({ act }: Pick<Office, 'act'>, modified: number): DayOfFile {
  const now = Date.parse(act().at)
  const today = dayInChina(now)
  if (modified <= now) return { day: dayInChina(modified), remark: null }
  const day = dayInChina(Math.min(modified, LAST_MS))
  if (day <= today) return { day, remark: null }
  return {
    day: today,
    remark: `文件自己的日期是${formatDay(day)}，还没有到，收到日期按今天（${formatDay(today)}）算，请核对。`,
  }
}

/** 31 December 9999: a disk may hold times of which no day can be written. */
const LAST_MS = Date.UTC(9999, 11, 31)
