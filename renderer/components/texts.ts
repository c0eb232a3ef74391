import dayjs from 'dayjs'
import { formatPoints } from '#shared/scheme/points.ts'
import { chinaTime } from './china-time.ts'

/** "2018年12月28日". */
export function dayText(day: string): string {
  return dayjs(day).format('YYYY年M月D日')
}

/** "今天 14:05", else "2018年12月28日 14:05". */
export function momentText(moment: string): string {
  const at = chinaTime(moment)
  const today = at.format('YYYY-MM-DD') === chinaTime().format('YYYY-MM-DD')
  return at.format(today ? '今天 HH:mm' : 'YYYY年M月D日 HH:mm')
}

/** Two decimals; "—" where there is no score (a blank would read as 0). */
export function pointsText(points: number | null): string {
  return points === null ? '—' : formatPoints(points)
}

/** What stands in a cell of a return, and the office's own text where that was read in its place. */
export function originText({
  original,
  rewritten,
}: {
  readonly original: string
  readonly rewritten: { readonly text: string; readonly reason: string } | null
}): string {
  const was = original === '' ? '原文空白' : `原文“${original}”`
  if (rewritten === null) return was
  return `${was}，办公室改写为${rewritten.text === '' ? '空白' : `“${rewritten.text}”`}（${rewritten.reason}）`
}

/** "1.2 MB", "830 KB". */
export function sizeText(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} KB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`
}
