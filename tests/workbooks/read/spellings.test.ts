import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellAddress } from '#shared/returns/workbook.ts'
import { buildWorkbook, escapeXml } from '../build-workbook.ts'
import { showCells } from './shown.ts'

/** A text or number at a place, and the ways in which programs write it down. */
const cell = fc.record({
  row: fc.integer({ min: 1, max: 12 }),
  column: fc.integer({ min: 1, max: 30 }),
  content: fc.oneof(
    fc.integer({ min: -100_000, max: 100_000 }),
    fc.stringMatching(/^[甲乙丙a-c1-3 &<"]{1,8}$/),
  ),
  way: fc.constantFrom('shared', 'inline', 'runs', 'formula'),
  reference: fc.constantFrom('given', 'small', 'left out'),
  crowd: fc.boolean(),
})
type SpelledCell = typeof cell extends fc.Arbitrary<infer T> ? T : never

const book = fc.record({
  cells: fc.uniqueArray(cell, { maxLength: 25, selector: ({ row, column }) => `${row},${column}` }),
  prefix: fc.constantFrom('', 'x:'),
  rowNumbers: fc.boolean(),
  splitRows: fc.boolean(),
  lineEnds: fc.constantFrom('', '\n', '\r\n  '),
})
type SpelledBook = typeof book extends fc.Arbitrary<infer T> ? T : never

test('1,000 workbooks, however they are written down: the cells are the same', () => {
  fc.assert(
    fc.property(book, (spelled) => {
      const inOrder = spelled.cells.toSorted((a, b) => a.row - b.row || a.column - b.column)
      expect(showCells(write({ ...spelled, cells: inOrder }))).toEqual(inOrder.map(shownTruth))
    }),
    { numRuns: 1_000, seed: 2020 },
  )
})

function shownTruth({ row, column, content, way }: SpelledCell): string {
  const type = typeof content === 'number' ? 'number' : 'text'
  return `${cellAddress(row, column)} ${type} ${content}${way === 'formula' ? ' =' : ''}`
}

function write(spelled: SpelledBook): Buffer {
  const { cells, prefix, rowNumbers, splitRows, lineEnds } = spelled
  const strings: string[] = []
  const tag = (xml: string): string => xml.replaceAll(/<(\/?)(?=[a-z])/g, `<$1${prefix}`)
  const rows: string[] = []
  for (let row = 1; row <= 12; row += 1) {
    const texts: string[] = []
    let next = 1
    for (const one of cells.filter((candidate) => candidate.row === row)) {
      // Without its address a cell needs all those before it.
      const counted = one.reference === 'left out' && !splitRows
      if (counted) texts.push('<c/>'.repeat(one.column - next))
      texts.push(writeCell(one, counted, strings))
      const alone = !cells.some((other) => other.row === row && other.column === one.column + 1)
      if (one.crowd && alone) texts.push(`<c r="${cellAddress(row, one.column + 1)}" s="0"/>`)
      next = one.column + (one.crowd && alone ? 2 : 1)
    }
    const number = rowNumbers || splitRows ? ` r="${row}"` : ''
    if (splitRows) rows.push(...texts.map((text) => `<row${number}>${text}</row>`))
    else rows.push(`<row${number}>${texts.join(lineEnds)}</row>`)
  }
  const body = tag(`<worksheet><sheetData>${lineEnds}${rows.join(lineEnds)}</sheetData></worksheet>`)
  return buildWorkbook({
    sheets: [{ xml: body.replace('worksheet>', `worksheet xmlns${prefix === '' ? '' : ':x'}="m">`) }],
    strings,
  })
}

function writeCell(
  { row, column, content, way, reference }: SpelledCell,
  counted: boolean,
  strings: string[],
): string {
  const address = cellAddress(row, column)
  const r = counted ? '' : ` r="${reference === 'small' ? address.toLowerCase() : address}"`
  const formula = way === 'formula' ? '<f>A1</f>' : ''
  if (typeof content === 'number') return `<c${r}>${formula}<v>${content}</v></c>`
  const text = escapeXml(content)
  if (way === 'formula') return `<c${r} t="str">${formula}<v>${text}</v></c>`
  if (way === 'inline') return `<c${r} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`
  const [first = '', ...others] = content
  const runs = `<r><t>${escapeXml(first)}</t></r><r><t>${escapeXml(others.join(''))}</t></r><rPh sb="0" eb="1"><t>x</t></rPh>`
  if (way === 'runs') return `<c${r} t="inlineStr"><is>${runs}</is></c>`
  strings.push(strings.length % 2 === 0 ? `<t>${text}</t>` : runs)
  return `<c${r} t="s"><v>${strings.length - 1}</v></c>`
}
