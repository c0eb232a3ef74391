import papa from 'papaparse'

/** Stands in no text: the clipboard is read without any quoting. */
const NO_QUOTE = '\u0000'

/**
 * A block as Excel, WPS and LibreOffice put it on the clipboard: rows of cells between tabs, a cell with a line break in
 * quotes. Line breaks inside a cell become "\n"; the one behind the last row is no row of its own.
 */
export function parseClipboard(text: string): readonly (readonly string[])[] {
  const quoted = papa.parse(text, { delimiter: '\t', quoteChar: '"' })
  // A cell that only begins with a quote ("十三五"规划) is not quoted at all.
  const { data } =
    quoted.errors.length === 0 ? quoted : papa.parse(text, { delimiter: '\t', quoteChar: NO_QUOTE })
  const rows = data.map((row) => row.map((cell) => cell.replaceAll(/\r\n?/g, '\n')))
  const last = rows.at(-1)
  return rows.length > 1 && last?.length === 1 && last[0] === '' ? rows.slice(0, -1) : rows
}
