const INTEGER = /^-?(?:0|[1-9]\d*)$/
/** Spaces around it are those of XML: a no-break space makes it a text that somebody typed. */
const NUMBER = /^[ \t\r\n]*([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,6}))?[ \t\r\n]*$/
/** Beyond what a double can hold (1E308): no number that a spreadsheet stored. */
const MAX_EXPONENT = 400

/**
 * A stored number in plain notation, exactly: "1E-3" is "0.001", "1.50" is "1.5". Null where the text is no number:
 * never the number that it begins with.
 */
export function plainDecimal(text: string): string | null {
  if (INTEGER.test(text)) return text === '-0' ? '0' : text
  const match = NUMBER.exec(text)
  if (match === null) return null
  const [, sign = '', whole = '', fraction = '', exponentText = '0'] = match
  if (whole === '' && fraction === '') return null
  const exponent = Number(exponentText)
  if (Math.abs(exponent) > MAX_EXPONENT) return null
  return placePoint(sign === '-' ? '-' : '', whole + fraction, whole.length + exponent)
}

/** Digits with the point after the first `point` of them. */
function placePoint(sign: string, digits: string, point: number): string {
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0')
  const at = Math.max(point, 1)
  const whole = padded.slice(0, at).replace(/^0+(?=\d)/, '')
  const fraction = trimEndZeros(padded.slice(at))
  if (fraction === '') return whole === '0' ? '0' : sign + whole
  return `${sign}${whole}.${fraction}`
}

/** By hand: /0+$/ is quadratic on a hostile run of digits. */
function trimEndZeros(text: string): string {
  let end = text.length
  while (end > 0 && text[end - 1] === '0') end -= 1
  return text.slice(0, end)
}
