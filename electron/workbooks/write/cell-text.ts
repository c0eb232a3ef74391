/** What a cell can hold at most (Excel's limit, in UTF-16 units); exceljs writes longer texts, and Excel then offers a repair. */
const MAX_LENGTH = 32_767
const CUT_MARK = '……（超出单元格长度上限，以下从略）'

/** Control characters but tab and line feed, and the two code points that XML 1.0 bars although exceljs writes them. */
// oxlint-disable-next-line no-control-regex -- they are what is taken out
const BARRED = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g

/** A text as a typed text cell may hold it: always a string cell, whatever it begins with (reliability.md, sections 2 and 4). */
export function cellText(text: string): string {
  const clean = cleanText(text).replace(/\r\n?/g, '\n')
  return escapeCodes(clean.length > MAX_LENGTH ? cut(clean) : clean)
}

/** For places that are no cells: one line, no characters that XML bars. */
export function lineText(text: string): string {
  return escapeCodes(cleanText(text).replace(/[\t\r\n]+/g, ' '))
}

function cleanText(text: string): string {
  return text.toWellFormed().replace(BARRED, '')
}

function cut(text: string): string {
  return text.slice(0, MAX_LENGTH - CUT_MARK.length).replace(/[\uD800-\uDBFF]$/, '') + CUT_MARK
}

/** Excel decodes `_x0041_` in a stored text to "A"; the first underscore is written as a code to keep what was typed. */
function escapeCodes(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
}
