import { loadLatestMoment } from '#db/log.ts'
import { minuteInChina } from './china-time.ts'
import type { Office } from './office.ts'

/** Clocks of two runs may differ so much without a word. */
const LEEWAY_MS = 5 * 60_000

/** What the office must know of a clock that was set back since its last work; null: nothing. */
export function clockWarning({ db, act }: Office): string | null {
  const latest = loadLatestMoment(db)
  const now = act().at
  if (latest === null || Date.parse(now) >= Date.parse(latest) - LEEWAY_MS) return null
  return `这台电脑的时间是 ${minuteInChina(now)}，比最后一次操作的 ${minuteInChina(latest)} 还早。请先校准电脑的日期和时间，以免登记的日期出错；操作记录按先后编号，已有数据不受影响。`
}
