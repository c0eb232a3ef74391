import type { NoticeFacts } from '#shared/reports/notice-facts.ts'
import type { Day } from '#shared/scheme/day.ts'
import type { YearBook } from './year-book.ts'

export function noticeFacts(book: YearBook, issued: Day): NoticeFacts {
  const { plan, scheme, deadline, contact, heading } = book
  const { year, sample } = book.year
  return { plan, scheme, year, deadline, contact, heading, sample, issued }
}
