import { expect, test } from 'vitest'
import {
  cornerPlace,
  fillDown,
  nextPlace,
  placeBlock,
  rangeText,
  type Grid,
} from '../../renderer/components/grid.ts'

/** Three rows and three columns; null takes nothing. */
const TEXTS = [
  [null, 'b1', 'c1'],
  ['a2', null, 'c2'],
  ['a3', 'b3', '多"行\n字'],
]
const grid: Grid = { rows: 3, columns: 3, textOf: (row, column) => TEXTS[row]?.[column] ?? null }

test('a block lands from the cell that has the focus on; what finds no place is counted, not lost in silence', () => {
  expect(
    placeBlock(grid, { row: 1, column: 1 }, null, [
      ['1', '2', '3'],
      ['4', '', ''],
      ['5', '6', ''],
    ]),
  ).toEqual({
    edits: [
      { row: 1, column: 2, text: '2' },
      { row: 2, column: 1, text: '4' },
      { row: 2, column: 2, text: '' },
    ],
    outside: 3,
    locked: 1,
  })
})

test('one copied cell fills the whole range, but for cells that take nothing', () => {
  expect(placeBlock(grid, { row: 2, column: 0 }, { column: 0, from: 0, to: 2 }, [['达成']])).toEqual({
    edits: [
      { row: 1, column: 0, text: '达成' },
      { row: 2, column: 0, text: '达成' },
    ],
    outside: 0,
    locked: 0,
  })
})

test('Ctrl+D takes the cell above, or the first of a range into the others', () => {
  expect(fillDown(grid, { row: 1, column: 2 }, null)).toEqual([{ row: 1, column: 2, text: 'c1' }])
  expect(fillDown(grid, { row: 0, column: 2 }, null)).toEqual([])
  expect(fillDown(grid, { row: 2, column: 1 }, { column: 1, from: 0, to: 2 })).toEqual([
    { row: 2, column: 1, text: 'b1' },
  ])
  expect(fillDown(grid, { row: 1, column: 0 }, null)).toEqual([])
})

test('arrows pass over cells that take nothing and stop at the edge', () => {
  expect(nextPlace(grid, { row: 0, column: 1 }, 1, 0)).toEqual({ row: 2, column: 1 })
  expect(nextPlace(grid, { row: 1, column: 0 }, 0, 1)).toEqual({ row: 1, column: 2 })
  expect(nextPlace(grid, { row: 1, column: 0 }, -1, 0)).toBeNull()
  expect([cornerPlace(grid, 'first'), cornerPlace(grid, 'last')]).toEqual([
    { row: 0, column: 1 },
    { row: 2, column: 2 },
  ])
})

test('a copied range is what Excel takes: a line a cell, line breaks and quotes in quotes', () => {
  expect(rangeText(grid, { column: 2, from: 0, to: 2 })).toBe('c1\nc2\n"多""行\n字"')
})
