import type { TemplateEntry, TemplateList } from '#shared/contract/templates.ts'
import { fillText, placesOf, writeWith, type TemplateValues } from '#shared/reports/fill-template.ts'
import { isTemplateName } from '#shared/reports/judge-template.ts'
import { templatesByArea } from '#shared/reports/template-areas.ts'
import { REPORT_TEMPLATES, type TemplateName } from '#shared/reports/templates.ts'
import { documentsOf, type DocumentKind } from '../documents-of.ts'
import type { Office } from '../office.ts'
import { loadReportFacts } from '../report-facts.ts'
import type { YearBook } from '../year-book.ts'
import { loadYearInput } from '../year-input.ts'
import { loadTemplates, loadUnusable } from './load-templates.ts'

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
export function listTemplates(office: Office, book: YearBook): TemplateList {
  const texts = loadTemplates(office.db)
  const unusable = loadUnusable(office.db)
  const used = valuesOfYear(office, book)
  const templates = templatesByArea().map(({ name, area }): TemplateEntry => {
    const usual = REPORT_TEMPLATES[name]
    const text = texts.get(name) ?? usual
    const values = used.get(name)
    const kept = unusable.find((own) => own.name === name)
    return {
      name,
      area,
      text,
      usual,
      unusable: kept === undefined ? null : { text: kept.text, why: kept.why },
      places: placesOf(usual).map((place) => ({
        place,
        value: values === undefined ? null : fillText(`{${place}}`, values, () => ''),
      })),
    }
  })
  const gone = unusable.filter(({ name }) => !isTemplateName(name)).map(({ name, text }) => ({ name, text }))
  return { templates, gone }
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
