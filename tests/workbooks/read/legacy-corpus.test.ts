import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Cell, Sheet, Workbook } from '#shared/returns/workbook.ts'
import { cellAddress } from '#shared/returns/workbook.ts'
import { convertWithLibreOffice, hasLibreOffice } from '#tests/support/programs.ts'
import { scratchFolder } from '#tests/support/scratch.ts'
import { mustRead } from './shown.ts'
import { mustReadLegacy } from './shown-legacy.ts'

/** Workbooks that many programs wrote, to be found beside the project; not part of it. */
const CORPUS = process.env['WORKBOOK_CORPUS']
/** LibreOffice takes half a second a file, twice: every so many files are enough here. */
const EVERY = 12
const BATCH = 20

/**
 * Not compared: what LibreOffice makes anew when it opens a file, the results of formulas. Numbers are the same to 15
 * digits, which is what LibreOffice writes into an .xlsx.
 */
function differences(ours: Workbook, theirs: Workbook): readonly string[] {
  const names = (book: Workbook): string =>
    book.sheets.map(({ name, state }) => `${name} ${state === 'visible' ? state : 'hidden'}`).join('|')
  if (names(ours) !== names(theirs)) return [`sheets ${names(ours)}, not ${names(theirs)}`]
  return ours.sheets.flatMap((sheet, index) => {
    const twin = theirs.sheets[index]
    return twin === undefined ? ['no such sheet'] : compareSheets(sheet, twin)
  })
}

function compareSheets(sheet: Sheet, twin: Sheet): readonly string[] {
  const [ours, theirs] = [plainCells(sheet), plainCells(twin)]
  const formulas = new Set([...sheet.cells, ...twin.cells].filter((cell) => cell.formula).map(addressOf))
  const places = new Set([...ours.keys(), ...theirs.keys()].filter((place) => !formulas.has(place)))
  const lines = [...places].flatMap((place) => {
    const [our, their] = [ours.get(place), theirs.get(place)]
    return agree(our, their) ? [] : [`${sheet.name}!${place} is ${shown(our)}, not ${shown(their)}`]
  })
  const hidden = ({ hiddenRows, hiddenColumns }: Sheet): string =>
    JSON.stringify([hiddenRows, hiddenColumns.map(([first, last]) => [first, Math.min(last, 256)])])
  if (hidden(sheet) !== hidden(twin)) lines.push(`${sheet.name} hides ${hidden(sheet)}, not ${hidden(twin)}`)
  return lines
}

function plainCells(sheet: Sheet): ReadonlyMap<string, Cell> {
  return new Map(sheet.cells.filter((cell) => cell.text !== '').map((cell) => [addressOf(cell), cell]))
}

function addressOf({ row, column }: Cell): string {
  return cellAddress(row, column)
}

function agree(our: Cell | undefined, their: Cell | undefined): boolean {
  if (our === undefined || their === undefined || our.type !== their.type) return false
  if (our.type !== 'number' && our.type !== 'date') return our.value === their.value
  return Math.abs(Number(our.value) - Number(their.value)) <= Math.abs(Number(our.value)) * 1e-14
}

function shown(cell: Cell | undefined): string {
  return cell === undefined ? 'not there' : `${cell.type} ${JSON.stringify(cell.value)}`
}

/** What could be converted, by name. LibreOffice may die of a file: then the others of its batch go one by one. */
function convertAll(paths: readonly string[], format: string, folder: string): readonly string[] {
  const target = (path: string): string => join(folder, basename(path).replace(/\.\w+$/, `.${format}`))
  for (const size of [BATCH, 1]) {
    const left = paths.filter((path) => !existsSync(target(path)))
    for (let from = 0; from < left.length; from += size) {
      try {
        convertWithLibreOffice(left.slice(from, from + size), format, folder)
      } catch {
        // What it did not come to is tried alone in the second round, and then left out.
      }
    }
  }
  return paths.map(target).filter((path) => existsSync(path))
}

describe.skipIf(CORPUS === undefined || !hasLibreOffice)('a corpus of real workbooks, saved as .xls', () => {
  test('every cell is what LibreOffice itself reads there', { timeout: 600_000 }, () => {
    const folder = scratchFolder()
    const files = readdirSync(CORPUS ?? '', { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.xlsx') && !basename(path).startsWith('~$'))
      .toSorted()
      .filter((_, index) => index % EVERY === 0)
      .map((path) => join(CORPUS ?? '', path))
    const old = convertAll(files, 'xls', join(folder, 'xls'))
    const back = convertAll(old, 'xlsx', join(folder, 'xlsx'))
    const found: Record<string, readonly string[]> = {}
    let cells = 0
    for (const path of back) {
      const name = basename(path, '.xlsx')
      const ours = mustReadLegacy(readFileSync(join(folder, 'xls', `${name}.xls`)))
      cells += ours.sheets.reduce((sum, sheet) => sum + sheet.cells.length, 0)
      const list = differences(ours, mustRead(readFileSync(path)))
      if (list.length > 0) found[name] = list
    }
    expect(found).toEqual({})
    expect([back.length > files.length * 0.9, cells > 1_000]).toEqual([true, true])
  })
})
