/** Excel's own limit; longer codes come from nobody's spreadsheet program. */
export const LONGEST_FORMAT = 255

/**
 * Whether a number format code shows the number times a hundred with a percent sign: an unquoted %. Quoted ("%"),
 * escaped (\%), padding (_%) and fill (*%) ones are only drawn.
 */
export function isPercentFormat(format: string | null): boolean {
  if (format === null || format.length > LONGEST_FORMAT) return false
  return format.replace(/"[^"]*"?|[\\_*].|\[[^\]]*\]/g, '').includes('%')
}

/** Decimals that a plain fixed format shows ("0.00" → 2); null for any other. */
export function fixedDecimals(format: string | null): number | null {
  const match = /^0(?:\.(0+))?(?:_\S)?$/.exec(format ?? '')
  return match === null ? null : (match[1] ?? '').length
}
