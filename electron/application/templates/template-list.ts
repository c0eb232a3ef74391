import type { TemplateEntry } from '#shared/contract/templates.ts'
import { fillText, placesOf, writeWith, type TemplateValues } from '#shared/reports/fill-template.ts'
import { templatesByArea } from '#shared/reports/template-areas.ts'
import { REPORT_TEMPLATES, type TemplateName } from '#shared/reports/templates.ts'
import { documentsOf, type DocumentKind } from '../documents-of.ts'
import type { Office } from '../office.ts'
import { loadReportFacts } from '../report-facts.ts'
import type { YearBook } from '../year-book.ts'
import { loadYearInput } from '../year-input.ts'
import { loadTemplates } from './load-templates.ts'

const WRITTEN: readonly DocumentKind[] = [
  'summary',
  'goals',
  'report',
  'bulletin',
  'letters',
  'commendation',
  'span',
]

/** Every template with the office's wording, and how it reads in the documents of this year. */
export function listTemplates(office: Office, book: YearBook): readonly TemplateEntry[] {
  const texts = loadTemplates(office.db)
  const used = valuesOfYear(office, book)
  return templatesByArea().map(({ name, area }) => {
    const usual = REPORT_TEMPLATES[name]
    const text = texts.get(name) ?? usual
    const values = used.get(name)
    return {
      name,
      area,
      text,
      usual,
      places: placesOf(usual).map((place) => ({
        place,
        value: values === undefined ? null : fillText(`{${place}}`, values, () => ''),
      })),
    }
  })
}

/** The values of the first sentence of each template in the documents of a year. */
function valuesOfYear(office: Office, book: YearBook): ReadonlyMap<TemplateName, TemplateValues> {
  const used = new Map<TemplateName, TemplateValues>()
  const note = (name: TemplateName, values: TemplateValues): void => {
    if (!used.has(name)) used.set(name, values)
  }
  const facts = loadReportFacts(office, book, loadYearInput(office, book))
  for (const { write } of WRITTEN.flatMap((kind) => documentsOf(office, book, kind, facts))) {
    writeWith(new Map(), write, note)
  }
  return used
}
