/** 完成时限 of a 工作要点: '' all year round, '2018-06' a month, '2018-06-30' a day. */

const DUE = /^(\d{4})-(\d\d)(?:-(\d\d))?$/

/** Whether a text is such a time, and its month and day exist. */
export function isDue(text: string): boolean {
  if (text === '') return true
  const match = DUE.exec(text)
  if (match === null) return false
  const month = Number(match[2])
  if (month < 1 || month > 12) return false
  return match[3] === undefined || dayExists(Number(match[1]), month, Number(match[3]))
}

/** "全年", "6月底前", "6月30日前"; with the year where it is another one. */
export function dueText(due: string, year: number): string {
  const match = DUE.exec(due)
  if (match === null) return '全年'
  const [, of = '', month = '', day] = match
  const before = Number(of) === year ? '' : `${of}年`
  return day === undefined
    ? `${before}${Number(month)}月底前`
    : `${before}${Number(month)}月${Number(day)}日前`
}

/** The same time in another year; 29 February becomes the 28th where there is none. */
export function moveDue(due: string, years: number): string {
  const match = DUE.exec(due)
  if (match === null) return due
  const [, of = '', month = '', day] = match
  const year = Number(of) + years
  if (day === undefined) return `${year}-${month}`
  return dayExists(year, Number(month), Number(day)) ? `${year}-${month}-${day}` : `${year}-${month}-28`
}

function dayExists(year: number, month: number, day: number): boolean {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
  return day >= 1 && day <= days
}
