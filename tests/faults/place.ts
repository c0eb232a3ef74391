import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createYear } from '#electron/application/create-year.ts'
import { importPaths } from '#electron/application/import-paths.ts'
import { closeOffice, openOffice, type Office } from '#electron/application/office.ts'
import type { Outcome } from '#electron/application/outcome.ts'
import { formOf, openYear, type EvaluatedUnit, type YearBook } from '#electron/application/year-book.ts'
import type { WorkbookReader } from '#electron/workbooks/read/workbook-reader.ts'
import { writeForm } from '#electron/workbooks/write/form.ts'
import { unitId } from '#shared/plan/unit.ts'
import { day } from '#shared/scheme/day.ts'
import { fill, WELL } from '#tests/application/office-year.ts'
import { buildZip } from '#tests/workbooks/build-zip.ts'
import { partsOf } from '#tests/workbooks/parts.ts'

/** An office's folders: its data, the returns that came, and where papers go. */
export interface Place {
  readonly root: string
  readonly data: string
  readonly incoming: string
  readonly out: string
}

export const YEAR = 2018
export const UNITS: readonly string[] = ['D02', 'D03', 'D04', 'D05', 'C01', 'C02']

export function placeIn(root: string): Place {
  return { root, data: join(root, 'data'), incoming: join(root, '来文'), out: join(root, '文件') }
}

/** The value of something that must have gone well. */
export function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.error.message)
  return outcome.value
}

/** A clock that goes on by a second whenever it is asked: what is done twice is the same twice. */
export function steadyClock(from = '2019-03-01T02:00:00Z'): () => Date {
  let asked = Date.parse(from)
  return () => {
    asked += 1000
    return new Date(asked)
  }
}

export function openPlace(
  place: Place,
  options: { readonly mode?: 'create' | 'open'; readonly startReader?: () => WorkbookReader } = {},
): Outcome<Office> {
  return openOffice(place.data, { mode: 'open', operator: '经办人', now: steadyClock(), ...options })
}

/** A reader that stays warm however often a use case closes it. */
export function warmReader(reader: WorkbookReader): () => WorkbookReader {
  return () => ({ ...reader, close: () => Promise.resolve() })
}

export function bookOf(office: Office): YearBook {
  return valueOf(openYear(office, YEAR))
}

export function unitOf(book: YearBook, id: string): EvaluatedUnit {
  const found = book.units.find(({ unit }) => unit.id === unitId(id))
  if (found === undefined) throw new Error(`no unit ${id}`)
  return found
}

/** The year 2018 with the first return of 市教育局, and a return of each of {@link UNITS} come in but not imported. */
export async function preparePlace(root: string, startReader?: () => WorkbookReader): Promise<Place> {
  const place = placeIn(root)
  for (const folder of [place.data, place.incoming, place.out]) mkdirSync(folder, { recursive: true })
  const office = valueOf(openPlace(place, { mode: 'create', ...(startReader ? { startReader } : {}) }))
  valueOf(createYear(office, { year: YEAR, sample: false }))
  const book = bookOf(office)
  for (const id of UNITS) {
    const form = formOf(book, unitOf(book, id))
    writeFileSync(join(place.incoming, `${id}.xlsx`), await writeForm(form, fill(form, WELL)))
  }
  const first = join(place.incoming, '第一次报送.xlsx')
  const form = formOf(book, unitOf(book, 'D02'))
  writeFileSync(first, sentAgain(await writeForm(form, fill(form, WELL)), 0))
  await takeIn(office, book, [first])
  closeOffice(office)
  return place
}

export async function takeIn(office: Office, book: YearBook, paths: readonly string[]): Promise<void> {
  const results = valueOf(
    await importPaths(office, book, {
      paths,
      received: day('2019-01-10'),
      unit: null,
      allowMacros: false,
      progress: () => {},
    }),
  )
  const refused = results.find(({ result }) => result === 'refused')
  if (refused !== undefined) throw new Error(refused.message ?? refused.path)
}

/** The same answers in a file of other bytes, as saved once more. */
export function sentAgain(bytes: Uint8Array, turn: number): Uint8Array {
  return buildZip([
    ...[...partsOf(bytes)].map(([name, data]) => ({ name, data })),
    { name: 'docProps/again.xml', data: `<a>${turn}</a>` },
  ])
}
