import { day, type Day } from './day.ts'
import type { Scheme } from './scheme.ts'

/** The last day for handing in the returns of a year; throws where the scheme names no existing day. */
export function deadlineOf(scheme: Pick<Scheme, 'deadline'>, year: number): Day {
  const { yearOffset, month, day: date } = scheme.deadline
  return day([year + yearOffset, padded(month), padded(date)].join('-'))
}

function padded(value: number): string {
  return String(value).padStart(2, '0')
}
