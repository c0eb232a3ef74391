import { describe, expect, test } from 'vitest'
import { readLegacyBytes } from '#electron/workbooks/read/legacy/read-legacy-bytes.ts'
import { packOutcome, unpackOutcome } from '#electron/workbooks/read/packed-outcome.ts'
import { readWorkbookBytes } from '#electron/workbooks/read/read-workbook-bytes.ts'
import type { ReadOutcome } from '#electron/workbooks/read/refusal.ts'
import { buildBiff, numberCell, words, type BiffRecordSpec } from '../build-biff.ts'
import { buildSheet } from '../build-workbook.ts'

/** Which cells say that part of them is struck out, raised or lowered, as the reader's parent process sees them. */
function setApart(runs: string): readonly boolean[] {
  const cells =
    '<c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is>' +
    runs +
    '</is></c><c r="C1" t="s"><v>1</v></c>'
  return flagsOf(
    readWorkbookBytes(buildSheet(`<row r="1">${cells}</row>`, { strings: [runs, '<t>照常</t>'] })),
  )
}

function flagsOf(read: ReadOutcome): readonly boolean[] {
  const outcome = unpackOutcome(packOutcome(read))
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  return (outcome.workbook.sheets[0]?.cells ?? []).map((cell) => cell.setApart ?? false)
}

describe('a run that is not in the line with the others', () => {
  test.each([
    ['struck out', '<r><rPr><strike/></rPr><t>80</t></r><r><t>95</t></r>'],
    [
      'a footnote’s mark',
      '<r><t>95</t></r><r><rPr><sz val="9"/><vertAlign val="superscript"/></rPr><t>1</t></r>',
    ],
    ['lowered', '<r><t>95</t></r><r><rPr><vertAlign val="subscript"/></rPr><t>2</t></r>'],
  ])('%s: told of, in shared and in inline texts', (_what, runs) => {
    expect(setApart(runs)).toEqual([true, true, false])
  })

  test.each([
    ['bold', '<r><rPr><b/></rPr><t>80</t></r><r><t>95</t></r>'],
    ['switched off', '<r><rPr><strike val="0"/><vertAlign val="baseline"/></rPr><t>95</t></r>'],
    ['a space alone', '<r><t>95</t></r><r><rPr><strike/></rPr><t xml:space="preserve"> </t></r>'],
    ['how a name is said', '<t>95</t><rPh sb="0" eb="1"><t>jiushiwu</t></rPh>'],
  ])('%s: as any text', (_what, runs) => {
    expect(setApart(runs)).toEqual([false, false, false])
  })
})

describe('a cell whose font is struck out', () => {
  test('is told of, number or text, and others are not', () => {
    const styles =
      '<fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts>' +
      '<cellXfs><xf/><xf fontId="1" numFmtId="10"/><xf fontId="2"/><xf fontId="0" numFmtId="10"/></cellXfs>'
    const cells = [0, 1, 2, 3].map((style) => `<c s="${style}"><v>1</v></c>`).join('')
    const text = '<c s="1" t="inlineStr"><is><t>达成</t></is></c>'
    const book = buildSheet(`<row r="1">${cells}${text}</row>`, {
      extra: [{ name: 'xl/styles.xml', data: `<styleSheet>${styles}</styleSheet>` }],
      relationships:
        '<Relationship Id="rIdF" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>',
    })
    expect(flagsOf(readWorkbookBytes(book))).toEqual([false, true, false, false, true])
  })

  test('also in an .xls, where fonts are counted without a fourth', () => {
    const font = (flags: number): BiffRecordSpec => [
      0x0031,
      Buffer.from([200, 0, flags, 0, 0, 0, 144, 1, 0, 0, 0, 0, 0, 0, 0, 0]),
    ]
    const style = (number: number): BiffRecordSpec => [
      0x00e0,
      Buffer.from([number, 0, ...Array<number>(18).fill(0)]),
    ]
    const globals = [
      font(0),
      font(8),
      font(0),
      font(0),
      font(8),
      style(0),
      style(1),
      style(4),
      style(5),
      style(3),
    ]
    const records = [1, 2, 3, 4, 5].map((index, column) => numberCell(0, column, index - 1, 1))
    expect(flagsOf(readLegacyBytes(buildBiff({ globals, styles: [], sheets: [{ records }] })))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ])
  })
})

describe('a shared text of an .xls of which a run is struck out or raised', () => {
  const font = (flags: number, raised = 0): BiffRecordSpec => [
    0x0031,
    Buffer.from([200, 0, flags, 0, 0, 0, 144, 1, raised, 0, 0, 0, 0, 0, 0, 0]),
  ]
  const FONTS = [font(0), font(8), font(0, 1), font(0), font(8)]
  /** Letters of one byte or two, and from which letter on which font counts. */
  const text = (
    letters: string,
    runs: readonly (readonly [from: number, font: number])[],
    wide = false,
  ): Buffer =>
    Buffer.concat([
      words(letters.length),
      Buffer.from([(wide ? 1 : 0) + (runs.length > 0 ? 8 : 0)]),
      ...(runs.length > 0 ? [words(runs.length)] : []),
      Buffer.from(letters, wide ? 'utf16le' : 'latin1'),
      ...runs.map(([from, number]) => words(from, number)),
    ])
  const texts: readonly (readonly [Buffer, boolean])[] = [
    [text('95', []), false],
    [
      text('8095', [
        [0, 1],
        [2, 0],
      ]),
      true,
    ],
    [text('951', [[2, 2]]), true],
    // A run behind the last letter shows nowhere, and fonts are counted without a fourth.
    [text('95', [[2, 1]]), false],
    [text('九五', [[1, 5]], true), true],
    [text('95', [[0, 3]]), false],
  ]
  const counts = Buffer.concat([words(texts.length, 0), words(texts.length, 0)])
  const records = texts.map(([,], column): BiffRecordSpec => [0x00fd, words(0, column, 0, column, 0)])
  const flags = texts.map(([, flag]) => flag)

  test('is told of', () => {
    const table: BiffRecordSpec = [0x00fc, Buffer.concat([counts, ...texts.map(([bytes]) => bytes)])]
    const book = buildBiff({ globals: [...FONTS, table], sheets: [{ records }] })
    expect(flagsOf(readLegacyBytes(book))).toEqual(flags)
  })

  test('also where the texts go on in another record, and some letters with them', () => {
    // Cut behind the first of three letters: the rest says anew how wide it is.
    const [first, second, third, ...rest] = texts.map(([bytes]) => bytes)
    const cut = 2 + 1 + 2 + 1
    const table: BiffRecordSpec = [
      0x00fc,
      Buffer.concat([
        counts,
        ...[first, second].map((bytes) => bytes ?? Buffer.alloc(0)),
        third?.subarray(0, cut) ?? Buffer.alloc(0),
      ]),
    ]
    const more: BiffRecordSpec = [
      0x003c,
      Buffer.concat([Buffer.from([0]), third?.subarray(cut) ?? Buffer.alloc(0), ...rest]),
    ]
    const book = buildBiff({ globals: [...FONTS, table, more], sheets: [{ records }] })
    expect(flagsOf(readLegacyBytes(book))).toEqual(flags)
  })
})
