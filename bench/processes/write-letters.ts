import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import documents from 'pdfmake/js/PDFDocument.js'
import { closeOffice, openOffice } from '#electron/application/office.ts'
import { loadReportFacts } from '#electron/application/report-facts.ts'
import { openYear } from '#electron/application/year-book.ts'
import { loadYearInput } from '#electron/application/year-input.ts'
import { renderPdf } from '#electron/documents/render-pdf.ts'
import { buildLetter } from '#shared/reports/build-letter.ts'
import { unitsOf } from '#shared/reports/figures.ts'
import { YEAR } from '../inputs/forms.ts'

/**
 * So many units' letters of a year, from the database to the files: `data out first count [counts.json]`. With the last
 * argument it tells how many fonts it parsed and how many it used. The day is always the same, so that equal letters are
 * equal files.
 */
const [data = '', out = '', first = '0', wanted = '1', tell] = process.argv.slice(2)
const parsed = countParsedFonts()
const now = (): Date => new Date('2019-03-01T02:00:00Z')
const office = openOffice(data, { mode: 'open', operator: '测速', now })
if (!office.ok) throw new Error(office.error.message)
const book = openYear(office.value, YEAR)
if (!book.ok) throw new Error(book.error.message)
const facts = loadReportFacts(office.value, book.value, loadYearInput(office.value, book.value))
const units = unitsOf(facts.sheet).slice(Number(first), Number(first) + Number(wanted))
if (units.length < Number(wanted)) throw new Error(`only ${units.length} units`)
mkdirSync(out, { recursive: true })
const used = new Set<string>()
for (const { unit } of units) {
  const pdf = await renderPdf(buildLetter(facts, unit), { created: now() })
  if (!pdf.ok) throw new Error(pdf.error.message)
  for (const { name } of pdf.fonts) used.add(name)
  writeFileSync(join(out, `${unit}.pdf`), pdf.bytes)
}
closeOffice(office.value)
if (tell !== undefined) writeFileSync(tell, JSON.stringify({ parsed: parsed(), used: used.size }))

/** Only pdfkit's own `font` parses a font file; it is watched from outside the program. */
function countParsedFonts(): () => number {
  const Document = 'default' in documents ? documents.default : documents
  const own: unknown = Reflect.get(Document.prototype, 'font')
  if (typeof own !== 'function') throw new Error('pdfkit parses its fonts elsewhere')
  let count = 0
  Document.prototype.font = function counted(...given) {
    if (given[0] instanceof Uint8Array) count += 1
    Reflect.apply(own, this, given)
    return this
  }
  return () => count
}
