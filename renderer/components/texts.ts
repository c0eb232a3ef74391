import dayjs from 'dayjs'
import { formatPoints } from '#shared/scheme/points.ts'

/** "2018年12月28日". */
export function dayText(day: string): string {
  return dayjs(day).format('YYYY年M月D日')
}

/** "今天 14:05", else "2018年12月28日 14:05". */
export function momentText(moment: string): string {
  const at = dayjs(moment)
  return at.isSame(dayjs(), 'day') ? at.format('今天 HH:mm') : at.format('YYYY年M月D日 HH:mm')
}

/** Two decimals; "—" where there is no score (a blank would read as 0). */
export function pointsText(points: number | null): string {
  return points === null ? '—' : formatPoints(points)
}
