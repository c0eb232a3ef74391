const TEXT = /"[^"]*"/g
/**
 * A DDE item (cmd|'/c calc'!A0), a function that fetches from elsewhere, or a sheet of another workbook ([1]Sheet1!A1) whose link
 * part was lost; 表1[得分] is a column of a table.
 */
const OUTSIDE = /\|[^!]*!|\b(?:WEBSERVICE|RTD)\(|\[[^\]]+\][\p{L}\p{N}_.]*!|'[^']*\[[^\]]+\][^']*'!/iu

/** Whether a formula reads from outside; links to workbooks have a part of their own as a rule. */
export function refersOutside(formula: string): boolean {
  if (!/[|([]/.test(formula)) return false
  return OUTSIDE.test(formula.replace(TEXT, '""'))
}
