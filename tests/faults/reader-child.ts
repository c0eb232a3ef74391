import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { importPaths } from '#electron/application/import-paths.ts'
import { closeOffice } from '#electron/application/office.ts'
import { createWorkbookReader } from '#electron/workbooks/read/workbook-reader.ts'
import { day } from '#shared/scheme/day.ts'
import { bookOf, openPlace, placeIn, valueOf } from './place.ts'

/** Imports a heavy file and then a usual one with readers of less and less memory; says what came of each. */
const place = placeIn(process.argv[2] ?? '')
const [before, ...limits] = [0, 256, 128, 64]
const results: unknown[] = []
for (const memoryMb of [before, ...limits]) {
  const office = valueOf(
    openPlace(place, { startReader: () => createWorkbookReader({ memoryMb: memoryMb || 256 }) }),
  )
  // The first time only the usual file, so that all is loaded when growth is measured.
  const names = memoryMb === 0 ? ['D02.xlsx'] : ['大表.xlsx', `${memoryMb}.xlsx`]
  globalThis.gc?.()
  const rss = process.memoryUsage().rss
  let highest = rss
  const timer = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage().rss)
  }, 5)
  const began = performance.now()
  const imported = await importPaths(office, bookOf(office), {
    paths: names.map((name) => join(place.incoming, name)),
    received: day('2019-01-10'),
    unit: null,
    allowMacros: false,
    keepCells: false,
    progress: () => {},
  })
  clearInterval(timer)
  closeOffice(office)
  results.push({
    memoryMb,
    grownMb: Math.round((highest - rss) / 1_048_576),
    seconds: Math.round((performance.now() - began) / 100) / 10,
    files: valueOf(imported).map(({ result, message }) => ({ result, message })),
  })
}
writeSync(1, JSON.stringify(results.slice(1)))
