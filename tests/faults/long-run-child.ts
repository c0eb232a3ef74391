import { readdirSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { getHeapSpaceStatistics } from 'node:v8'
import { createYear } from '#electron/application/create-year.ts'
import { importPaths } from '#electron/application/import-paths.ts'
import { closeOffice } from '#electron/application/office.ts'
import { formOf, openYear } from '#electron/application/year-book.ts'
import { keepYoungSpaceSmall } from '#electron/hosts/batch/young-space.ts'
import { createWorkbookReader } from '#electron/workbooks/read/workbook-reader.ts'
import { writeForm } from '#electron/workbooks/write/form.ts'
import { day } from '#shared/scheme/day.ts'
import { fill, WELL } from '#tests/application/office-year.ts'
import { openPlace, placeIn, sentAgain, valueOf, warmReader } from './place.ts'

/**
 * G20: one program at work for very long: returns of 37 units over five years, again and again. Says every hundred imports
 * how much memory and how many files it holds and how long the log of the database is. Arguments: folder, imports.
 */
const [root = '', imports = '10000'] = process.argv.slice(2)
const YEARS = [2016, 2017, 2018, 2019, 2020]
const place = placeIn(root)
// As the command that imports does.
keepYoungSpaceSmall()
const reader = createWorkbookReader()
const office = valueOf(openPlace(place, { mode: 'create', startReader: warmReader(reader) }))
const returns: { readonly year: number; readonly bytes: Uint8Array }[] = []
for (const year of YEARS) {
  valueOf(createYear(office, { year, sample: false }))
  const book = valueOf(openYear(office, year))
  for (const evaluated of book.units) {
    const form = formOf(book, evaluated)
    returns.push({ year, bytes: await writeForm(form, fill(form, WELL)) })
  }
}
const path = join(root, '报送.xlsx')
for (let n = 0; n < Number(imports); n += 1) {
  const one = returns[n % returns.length]
  if (one === undefined) throw new Error('no returns')
  const { year, bytes } = one
  writeFileSync(path, sentAgain(bytes, n))
  const book = valueOf(openYear(office, year))
  const [result] = valueOf(
    await importPaths(office, book, {
      paths: [path],
      received: day(`${year + 1}-01-10`),
      unit: null,
      allowMacros: false,
      keepCells: false,
      progress: () => {},
    }),
  )
  if (result?.result !== 'read') throw new Error(`${n}: ${result?.message ?? 'nothing'}`)
  if (n % 100 === 99) {
    globalThis.gc?.()
    const wal = statSync(`${office.db.name}-wal`, { throwIfNoEntry: false })?.size ?? 0
    writeSync(
      1,
      `${JSON.stringify({ imports: n + 1, rss: process.memoryUsage().rss, files: readdirSync('/proc/self/fd').length, wal, reader: readerMemory(), heap: process.memoryUsage().heapUsed, young: youngSpace() })}\n`,
    )
  }
}
closeOffice(office)
await reader.close()

/** What V8 keeps for young objects, in bytes. */
function youngSpace(): number {
  return (
    getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.physical_space_size ?? 0
  )
}

/** Of the child that reads workbooks, in bytes. */
function readerMemory(): number {
  const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ')
  const [child = ''] = children
  const pages = child === '' ? 0 : Number(readFileSync(`/proc/${child}/statm`, 'utf8').split(' ')[1])
  return pages * 4096
}
