const DATE_TIME = /^(?:(\d{4})-(\d{2})-(\d{2}))?(?:(?:^|T)(\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?)?Z?$/
const DAY = 86_400_000
const EPOCH_1900 = Date.UTC(1899, 11, 30)
const EPOCH_1904 = Date.UTC(1904, 0, 1)
/** Serials up to 60 count a 29 February 1900 that never was. */
const FALSE_LEAP_DAY = 60

/** The serial number of an ISO date, date and time, or time; null where the text is none. */
export function serialOfIsoDate(text: string, date1904: boolean): number | null {
  const match = DATE_TIME.exec(text.trim())
  if (match === null || text.trim() === '') return null
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0'] = match
  const time = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second) + Number(fraction)) / 86_400
  if (time > 1) return null
  if (year === undefined) return time
  const instant = Date.UTC(Number(year), Number(month) - 1, Number(day))
  if (new Date(instant).getUTCDate() !== Number(day)) return null
  const days = Math.round((instant - (date1904 ? EPOCH_1904 : EPOCH_1900)) / DAY)
  if (date1904) return days + time
  return (days <= FALSE_LEAP_DAY ? days - 1 : days) + time
}
