import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Workbook } from '#shared/returns/workbook.ts'
import { convertWithLibreOffice, hasLibreOffice, hasOpenpyxl, runPython } from '#tests/support/programs.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { sampleBooks, writeWithExceljs, type ModelBook, type ModelSheet } from './book-model.ts'
import { readWithExceljs } from './exceljs-opinion.ts'
import { differences, parseOpinions, type Opinion } from './second-opinion.ts'
import { mustRead } from './shown.ts'

/** Half of them written by exceljs, half by openpyxl; every fifth saved once more by LibreOffice. */
const BOOKS = 200
const EVERY = 5
const half = BOOKS / 2

/** Every difference between readers, each with why; a line that is none of these fails, and so does one that is gone. */
const ALLOWED: Readonly<Record<string, RegExp>> = {
  'exceljs takes a result that is zero or false for none': /^exceljs: .* is (number|boolean) "0", not empty$/,
  'exceljs makes a date of a number whose format has a letter of dates in quotes or behind a backslash':
    /^exceljs: .* is number "\S+", not date /,
  'exceljs repeats a merged text in every cell of the merge':
    /^exceljs: \S+![BEH](4\d|50) is not there, not text "合并"$/,
}

const folder = keptFolder('differential')
const scratch = keptFolder('models')
const models = sampleBooks(BOOKS, 2021)
const files = new Map<string, Uint8Array>()

function modelOf(name: string): ModelBook {
  const [writer = '', index = '0'] = name.split('/')
  const model = models[Number.parseInt(index, 10) + (writer === 'openpyxl' ? half : 0)]
  if (model === undefined) throw new Error(`no model of ${name}`)
  return model
}

beforeAll(async () => {
  for (const writer of ['exceljs', 'openpyxl', 'libreoffice']) mkdirSync(join(folder, writer))
  for (const [index, model] of models.slice(0, half).entries()) {
    const bytes = await writeWithExceljs(model)
    files.set(`exceljs/${index}.xlsx`, bytes)
    writeFileSync(join(folder, 'exceljs', `${index}.xlsx`), bytes)
  }
  if (!hasOpenpyxl) return
  const path = join(scratch, 'models.json')
  writeFileSync(path, JSON.stringify(models.slice(half)))
  runPython(join(import.meta.dirname, 'write_with_openpyxl.py'), [path, join(folder, 'openpyxl')])
  for (let index = 0; index < half; index += 1) {
    const name = `openpyxl/${index}.xlsx`
    files.set(name, readFileSync(join(folder, name)))
  }
}, 120_000)

/** The model in the form of an opinion. `results`: whether the writer keeps the results of formulas. */
function meant(sheet: ModelSheet, results: boolean): Opinion['sheets'][number] {
  const cells = sheet.cells.filter((cell) => !cell.formula || results)
  const merged = sheet.merges.map(([row, column]) => [row, column, 'text', '合并'] as const)
  return {
    name: sheet.name,
    cells: [...cells.map(({ row, column, kind, value }) => [row, column, kind, value] as const), ...merged],
  }
}

function withoutUnkept(book: Workbook): Workbook {
  return {
    ...book,
    sheets: book.sheets.map((sheet) => ({
      ...sheet,
      cells: sheet.cells.filter(({ type }) => type !== 'blank'),
    })),
  }
}

test('our reader reads what was meant, whoever wrote it', () => {
  const found: string[] = []
  for (const [name, bytes] of files) {
    const { sheets } = modelOf(name)
    const book = withoutUnkept(mustRead(bytes))
    const opinion = { path: name, sheets: sheets.map((sheet) => meant(sheet, name.startsWith('exceljs'))) }
    found.push(...differences(book, opinion).map((line) => `${name} ${line}`))
    const states = book.sheets.map(({ state, merges, hiddenRows }) => [
      state,
      merges.length,
      hiddenRows.flatMap(([first, last]) =>
        Array.from({ length: last - first + 1 }, (_, index) => first + index),
      ),
    ])
    expect(states).toEqual(
      sheets.map(({ hidden, merges, hiddenRows }) => [
        hidden ? 'hidden' : 'visible',
        merges.length,
        hiddenRows.toSorted((a, b) => a - b),
      ]),
    )
  }
  expect(found).toEqual([])
  expect(files.size).toBe(hasOpenpyxl ? BOOKS : half)
})

test('exceljs reads the same, but for what is listed', async () => {
  const used = new Set<string>()
  const found: string[] = []
  for (const [name, bytes] of files) {
    const lines = differences(withoutUnkept(mustRead(bytes)), await readWithExceljs(name, bytes))
    for (const line of lines.map((one) => `exceljs: ${one}`)) {
      const reason = Object.keys(ALLOWED).find((key) => ALLOWED[key]?.test(line))
      if (reason === undefined) found.push(`${name} ${line}`)
      else used.add(reason)
    }
  }
  expect(found).toEqual([])
  expect([...used].toSorted()).toEqual(Object.keys(ALLOWED).toSorted())
})

test.skipIf(!hasOpenpyxl)('openpyxl reads the same', () => {
  const opinions = parseOpinions(runPython(join(import.meta.dirname, 'read_with_openpyxl.py'), [folder]))
  const found = opinions.flatMap((opinion) => {
    const bytes = files.get(opinion.path)
    if (bytes === undefined || opinion.error !== undefined) return [`${opinion.path} ${opinion.error}`]
    return differences(withoutUnkept(mustRead(bytes)), opinion).map((line) => `${opinion.path} ${line}`)
  })
  expect(opinions).toHaveLength(BOOKS)
  expect(found).toEqual([])
})

describe.skipIf(!hasLibreOffice)('LibreOffice', () => {
  test('reads the same, and what it saves is read the same again', { timeout: 240_000 }, () => {
    const names = [...files.keys()].filter((_, index) => index % EVERY === 0)
    const found: string[] = []
    for (const writer of new Set(names.map((name) => name.split('/')[0] ?? ''))) {
      const own = names.filter((name) => name.startsWith(`${writer}/`))
      const target = join(folder, 'libreoffice', writer)
      convertWithLibreOffice(
        own.map((name) => join(folder, name)),
        'xlsx',
        target,
      )
      for (const name of own) {
        const saved = mustRead(readFileSync(join(target, name.split('/')[1] ?? '')))
        // LibreOffice computes all formulas anew.
        const formulas = new Set(
          saved.sheets.flatMap(({ name: sheet, cells }) =>
            cells.filter(({ formula }) => formula).map(({ row, column }) => `${sheet} ${row} ${column}`),
          ),
        )
        const plain = (book: Workbook): Workbook => ({
          ...book,
          sheets: book.sheets.map((sheet) => ({
            ...sheet,
            cells: sheet.cells.filter(({ row, column }) => !formulas.has(`${sheet.name} ${row} ${column}`)),
          })),
        })
        const theirs = plain(saved)
        const opinion: Opinion = {
          path: name,
          sheets: theirs.sheets.map((sheet) => ({
            name: sheet.name,
            cells: sheet.cells.map(({ row, column, type, value }) => [row, column, type, value] as const),
          })),
        }
        found.push(
          ...differences(plain(mustRead(files.get(name) ?? new Uint8Array())), opinion).map(
            (line) => `${name} ${line}`,
          ),
        )
      }
    }
    expect(found).toEqual([])
    expect(names.length).toBeGreaterThanOrEqual(half / EVERY)
  })
})
