import { describe, expect, it } from 'vitest'
import { builtinUnits } from '#shared/plan/builtin.ts'
import { identifyReturn } from '#shared/returns/identify-return.ts'
import { locateTable } from '#shared/returns/locate-table.ts'
import { buildUnitDirectory } from '#shared/returns/unit-directory.ts'
import { FORM_HEADERS } from '#shared/returns/form.ts'
import {
  buildSheet,
  buildWorkbook,
  evidenceSheet,
  identitySheet,
  sha256Hex,
  tableRow,
  tableSheet,
} from './build-sheet.ts'
import { cellOf, codesOf, formOf, formRow, read, readOne, THREE } from './example-return.ts'
import { EXPECTED, filledRows, valuesOf } from './filled-return.ts'

/** Words that mean something to JavaScript, and should be words like any others. */
const WORDS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__defineGetter__',
  'length',
  'null',
  'undefined',
]

describe.each(WORDS)('“%s”', (word) => {
  it('as a sheet, a header, a 编号, a label, an evidence number and an answer shifts and changes nothing', () => {
    const headers = [word, ...FORM_HEADERS, word]
    const rows = [
      ...filledRows().map((row) => [word, ...FORM_HEADERS.map((header) => row[header] ?? null), word]),
      [word, word, word],
    ]
    const workbook = buildWorkbook([
      tableSheet({
        headers,
        rows,
        head: [
          [word, word],
          ['单位名称', '市科协', word, word],
        ],
      }),
      buildSheet(word, [[word, word], [word]]),
      evidenceSheet(['1', '2', '3', '4', '5', word]),
      identitySheet(THREE),
    ])
    expect(valuesOf(workbook)).toEqual(EXPECTED)
    expect(codesOf(read(workbook, THREE))).toEqual(['unknown-row'])
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  it('as an indicator of the form is one', () => {
    const form = formOf([formRow({ indicatorId: word }), formRow({ indicatorId: '1.1', title: '另一项' })])
    const rows = form.rows.map((row) => tableRow(row, { 实际完成值: '22', 备注: '多' }))
    const reading = read(buildWorkbook([tableSheet({ rows })]), form)
    expect(reading.rows.map(({ indicator, actual }) => [indicator, actual])).toEqual([
      [word, '22'],
      ['1.1', '22'],
    ])
  })

  it('as a unit is nobody', () => {
    const workbook = buildWorkbook([tableSheet({ rows: filledRows(), unitName: word })])
    const result = identifyReturn({
      workbook,
      fileName: `${word}.xlsx`,
      year: 2018,
      directory: buildUnitDirectory(builtinUnits, '德州', 2018),
      stated: null,
      sha256Hex,
    })
    expect(result).toMatchObject({ ok: false, error: { code: 'unit-unknown' }, candidates: [] })
  })

  it('as an answer is refused or kept as text', () => {
    const reading = readOne(formRow(), {
      实际完成值: word,
      自评得分: word,
      自评档次: word,
      备注: word,
      佐证材料编号: word,
    })
    expect(reading.cells.map(({ field, value, error, remark }) => [field, value, error ?? remark])).toEqual([
      ['actual', null, 'unreadable-number'],
      ['grade', null, 'unknown-band'],
      ['selfScore', null, 'unreadable-number'],
      ['note', word, null],
      ['evidence', word, 'evidence-unknown'],
    ])
  })
})

it('a workbook of such sheets alone has no table', () => {
  const workbook = buildWorkbook(WORDS.map((word) => buildSheet(word, [[word]])))
  expect(locateTable(workbook, THREE)).toMatchObject({ ok: false, error: { code: 'no-table' } })
})

describe('characters that nobody types', () => {
  const CLASSES: readonly (readonly [string, string])[] = [
    ['a zero', '\u0000'],
    ['a bell', '\u0007'],
    ['an escape', '\u001b'],
    ['a delete', '\u007f'],
    ['a control of the second block', '\u009b'],
    ['a soft hyphen', '\u00ad'],
    ['a zero-width space', '\u200b'],
    ['a mark of direction', '\u200f'],
    ['a turn of direction', '\u202e'],
    ['a direction set apart', '\u2067'],
    ['a word joiner', '\u2060'],
    ['a byte order mark', '\ufeff'],
    ['a non-character', '\ufffe'],
    ['another non-character', '\uffff'],
    ['the first half of a pair alone', '\ud83d'],
    ['the second half of a pair alone', '\ude00'],
  ]

  it.each(CLASSES)('%s is taken out of numbers and texts alike, and said', (_what, char) => {
    const form = formOf([formRow()])
    const rows = [tableRow(formRow(), { 实际完成值: `2${char}2`, 备注: `说${char}明`, 自评得分: `${char}9` })]
    const reading = read(buildWorkbook([tableSheet({ rows }), evidenceSheet([]), identitySheet(form)]), form)
    expect([cellOf(reading, 'actual'), cellOf(reading, 'note'), cellOf(reading, 'selfScore')]).toMatchObject([
      { original: '22', value: '22' },
      { original: '说明', value: '说明' },
      { original: '9', value: '9' },
    ])
    expect(codesOf(reading)).toContain('control-characters')
    expect(JSON.stringify(reading).isWellFormed()).toBe(true)
  })

  it('whole characters beyond the first plane stay', () => {
    const reading = readOne(formRow(), { 实际完成值: '22', 备注: '𠮷野家📄' })
    expect([cellOf(reading, 'note')?.value, codesOf(reading)]).toEqual(['𠮷野家📄', ['evidence-missing']])
  })
})
