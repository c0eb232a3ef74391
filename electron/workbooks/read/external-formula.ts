const TEXT = /"[^"]*"/g
/** A DDE item (cmd|'/c calc'!A0), or a function that fetches from elsewhere. */
const OUTSIDE = /\|[^!]*!|\b(?:WEBSERVICE|RTD)\(/i

/** Whether a formula reads from outside without a link part: links to workbooks always have one. */
export function refersOutside(formula: string): boolean {
  if (!formula.includes('|') && !formula.includes('(')) return false
  return OUTSIDE.test(formula.replace(TEXT, '""'))
}
