import { loadLatestMoment } from '#db/log.ts'
import type { Office } from './office.ts'

/** Clocks of two runs may differ so much without a word. */
const LEEWAY_MS = 5 * 60_000

/** What the office must know of a clock that was set back since its last work; null: nothing. */
export function clockWarning({ db, act }: Office): string | null {
  const latest = loadLatestMoment(db)
  const now = act().at
  if (latest === null || Date.parse(now) >= Date.parse(latest) - LEEWAY_MS) return null
  return `这台电脑的时间是 ${inChina(now)}，比最后一次操作的 ${inChina(latest)} 还早。请先校准电脑的日期和时间，以免登记的日期出错；操作记录按先后编号，已有数据不受影响。`
}

/** "2019-01-20 10:00": China has one time, eight hours ahead. */
export function inChina(at: string): string {
  return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}
