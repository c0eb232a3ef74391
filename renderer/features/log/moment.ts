import { chinaTime } from '../../components/china-time.ts'

/** "2019-01-20 10:00:05": entries of one minute stay apart. */
export function fullMomentText(moment: string): string {
  return chinaTime(moment).format('YYYY-MM-DD HH:mm:ss')
}

/** As {@link fullMomentText}, of a moment of this year without it: "01-20 10:00:05". */
export function shortMomentText(moment: string): string {
  return isThisYear(moment) ? chinaTime(moment).format('MM-DD HH:mm:ss') : fullMomentText(moment)
}

export function isThisYear(moment: string): boolean {
  return chinaTime(moment).year() === chinaTime().year()
}
