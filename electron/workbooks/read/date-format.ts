/** Quoted texts, escaped characters, fill and space characters, and brackets but for elapsed [h] [mm] [ss]. */
const LITERAL = /"[^"]*"?|\\.|[_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi

/** Whether numbers shown by this code are dates or times: the code has y, m, d, h or s outside its literal parts. */
export function isDateFormat(code: string): boolean {
  if (code === 'General') return false
  return /[ymdhs]/i.test(code.replace(LITERAL, ''))
}
