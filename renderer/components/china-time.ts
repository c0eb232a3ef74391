import dayjs, { type Dayjs } from 'dayjs'
import utc from 'dayjs/plugin/utc.js'

dayjs.extend(utc)

/** A moment as the clocks in China show it, whatever zone the machine is set to: days and deadlines are China's too. */
export function chinaTime(moment?: string): Dayjs {
  return dayjs(moment).utcOffset(8)
}
