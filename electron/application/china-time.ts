import { parseDay, type Day } from '#shared/scheme/day.ts'

/** China has one time, eight hours ahead, without summer time. */
export const CHINA_AHEAD_MS = 8 * 3_600_000

/** The calendar day in China of a moment. */
export function dayInChina(milliseconds: number): Day {
  const day = parseDay(shifted(milliseconds).slice(0, 10))
  if (day === null) throw new Error(`no day for ${milliseconds}`)
  return day
}

/** "2019-01-20 10:00". `at`: ISO, UTC. */
export function minuteInChina(at: string): string {
  return secondInChina(at).slice(0, 16)
}

/** "2019-01-20 10:00:05". `at`: ISO, UTC. */
export function secondInChina(at: string): string {
  return shifted(Date.parse(at)).slice(0, 19).replace('T', ' ')
}

function shifted(milliseconds: number): string {
  return new Date(milliseconds + CHINA_AHEAD_MS).toISOString()
}
