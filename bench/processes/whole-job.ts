import { acceptSuggested } from '#electron/application/accept-suggested.ts'
import { exportForms } from '#electron/application/export-forms.ts'
import { importPaths } from '#electron/application/import-paths.ts'
import { closeOffice, openOffice, type Office } from '#electron/application/office.ts'
import type { Outcome } from '#electron/application/outcome.ts'
import { scoreBook } from '#electron/application/score-year.ts'
import { writePapers, type PaperKind } from '#electron/application/write-papers.ts'
import { openYear, type YearBook } from '#electron/application/year-book.ts'
import { day } from '#shared/scheme/day.ts'
import { YEAR } from '../inputs/forms.ts'

/** So much of a year's work in one process: `data returns out part…`; without a part it starts, opens the year and ends. */
const [data = '', returns = '', out = '', ...parts] = process.argv.slice(2)

type Part = (office: Office, book: YearBook) => Promise<Outcome<unknown>>

function papers(kind: PaperKind): Part {
  return (office, book) =>
    writePapers(office, book, { folder: out, kinds: [kind], drafts: 'plain', progress: () => {} })
}

const PARTS: Readonly<Record<string, Part>> = {
  forms: (office, book) => exportForms(office, book, { folder: out, units: [], progress: () => {} }),
  import: (office, book) =>
    importPaths(office, book, {
      paths: [returns],
      received: day(`${YEAR + 1}-01-10`),
      unit: null,
      allowMacros: false,
      keepCells: false,
      progress: () => {},
    }),
  score: async (office, book) => {
    acceptSuggested(office, book)
    return { ok: true, value: scoreBook(office, book) }
  },
  summary: papers('summary'),
  report: papers('report'),
  letters: papers('letters'),
}

const office = openOffice(data, {
  mode: 'open',
  operator: '测速',
  now: () => new Date(`${YEAR + 1}-03-01T02:00:00Z`),
})
if (!office.ok) throw new Error(office.error.message)
for (const name of parts) {
  const part = PARTS[name]
  if (part === undefined) throw new Error(`no part ${name}`)
  // Each command opens the year anew, as the program does for every call.
  const done = await part(office.value, yearOf(office.value))
  if (!done.ok) throw new Error(done.error.message)
}
if (parts.length === 0) yearOf(office.value)
closeOffice(office.value)

function yearOf(at: Office): YearBook {
  const book = openYear(at, YEAR)
  if (!book.ok) throw new Error(book.error.message)
  return book.value
}
