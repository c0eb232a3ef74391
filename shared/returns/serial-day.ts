/** A workbook's serial date (1900 system) as "YYYY-MM-DD"; the text itself where it is none. */
export function formatSerialDay(text: string): string {
  const serial = Number(text)
  if (!Number.isFinite(serial) || serial < 61 || serial > 2_958_465) return text
  // Day 61 is 1900-03-01; earlier serials count a 29 February that never was.
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10)
}
