declare const dayBrand: unique symbol
/** A calendar day in China, "YYYY-MM-DD"; days compare as texts. */
export type Day = string & { readonly [dayBrand]: true }

/** Null where the text is no existing day between 1900 and 2999. */
export function parseDay(text: string): Day | null {
  const match = /^(19|2\d)(\d\d)-(\d\d)-(\d\d)$/.exec(text)
  if (match === null) return null
  const date = new Date(`${text}T00:00:00Z`)
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? null : (text as Day)
}

export function day(text: string): Day {
  const value = parseDay(text)
  if (value === null) throw new Error(`not a day: ${text}`)
  return value
}

export function nextDay(value: Day): Day {
  return new Date(Date.parse(`${value}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10) as Day
}

/** 0 Sunday … 6 Saturday. */
export function weekday(value: Day): number {
  return new Date(`${value}T00:00:00Z`).getUTCDay()
}

/** "2019年1月10日". */
export function formatDay(value: Day): string {
  const [year, month, date] = value.split('-')
  return `${year}年${Number(month)}月${Number(date)}日`
}

/** So many calendar days later; below 0: earlier. */
export function shiftDay(value: Day, days: number): Day {
  return new Date(Date.parse(`${value}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10) as Day
}
