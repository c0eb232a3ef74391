import { expect, test } from 'vitest'
import { packOutcome, unpackOutcome } from '#electron/workbooks/read/packed-outcome.ts'
import { readLegacyBytes } from '#electron/workbooks/read/legacy/read-legacy-bytes.ts'
import { readWorkbookBytes } from '#electron/workbooks/read/read-workbook-bytes.ts'
import type { ReadOutcome } from '#electron/workbooks/read/refusal.ts'
import { buildBiff, numberCell, type BiffRecordSpec } from '../build-biff.ts'
import { buildSheet } from '../build-workbook.ts'

const STYLES_RELATION =
  '<Relationship Id="rIdF" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>'
const NONE = '<fill><patternFill patternType="none"/></fill>'
const GRAY = '<fill><patternFill patternType="gray125"/></fill>'
const solid = (colour: string): string =>
  `<fill><patternFill patternType="solid"><fgColor ${colour}/><bgColor indexed="64"/></patternFill></fill>`

/** Which cells, as the reader's parent process sees them, hold what does not show. */
function unseenOf(read: ReadOutcome): readonly boolean[] {
  const outcome = unpackOutcome(packOutcome(read))
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  return (outcome.workbook.sheets[0]?.cells ?? []).map((cell) => cell.unseen ?? false)
}

/** One cell in a font and a fill, number format and content. */
function isUnseen(
  font: string,
  fill: string,
  { format = '', cell = '<c s="1"><v>95</v></c>' } = {},
): boolean {
  const code = format === '' ? '' : `<numFmts><numFmt numFmtId="170" formatCode="${format}"/></numFmts>`
  const styles =
    `${code}<fonts><font><sz val="11"/></font><font>${font}</font></fonts><fills>${NONE}${GRAY}${fill}</fills>` +
    `<cellXfs><xf/><xf numFmtId="${format === '' ? 0 : 170}" fontId="1" fillId="${fill === '' ? 0 : 2}"/></cellXfs>`
  const book = buildSheet(`<row r="1">${cell}</row>`, {
    strings: [
      '<r><t>9</t></r><r><rPr><color rgb="FFFFFFFF"/></rPr><t>5</t></r>',
      '<r><rPr><color rgb="FF000000"/></rPr><t>95</t></r>',
      '<r><t>95</t></r><r><rPr><color theme="0"/></rPr><t xml:space="preserve"> </t></r>',
    ],
    extra: [{ name: 'xl/styles.xml', data: `<styleSheet>${styles}</styleSheet>` }],
    relationships: STYLES_RELATION,
  })
  return unseenOf(readWorkbookBytes(book))[0] ?? false
}

test.each([
  ['white on no fill', '<color rgb="FFFFFFFF"/>', ''],
  ['white without its first byte, as some write it', '<color rgb="00ffffff"/>', ''],
  ['the theme’s paper on no fill', '<color theme="0"/>', ''],
  ['white by number', '<color indexed="9"/>', ''],
  ['nearly white', '<color rgb="FFF8F8F8"/>', ''],
  ['a shade of the theme’s paper', '<color theme="0" tint="-0.0499893185216834"/>', ''],
  ['white on white', '<color theme="0"/>', solid('rgb="FFFFFFFF"')],
  ['yellow on yellow', '<color rgb="FFFFFF00"/>', solid('rgb="FFFFFF00"')],
  ['one theme colour on the same', '<color theme="4" tint="0.8"/>', solid('theme="4" tint="0.8"')],
])('%s does not show', (_what, font, fill) => {
  expect(isUnseen(font, fill)).toBe(true)
})

test.each([
  ['black on no fill', '<color rgb="FF000000"/>', ''],
  ['the theme’s ink', '<color theme="1"/>', ''],
  ['no colour of its own', '', ''],
  ['the system’s own', '<color indexed="64"/>', ''],
  ['automatic', '<color auto="1"/>', solid('indexed="64"')],
  ['white on blue, as a header has it', '<color theme="0"/>', solid('theme="4"')],
  ['white on a pattern', '<color rgb="FFFFFFFF"/>', GRAY],
  ['white on what runs from one colour to another', '<color theme="0"/>', '<fill><gradientFill/></fill>'],
  ['grey on white', '<color rgb="FFD9D9D9"/>', ''],
  ['another shade of one theme colour', '<color theme="4"/>', solid('theme="4" tint="0.8"')],
])('%s shows', (_what, font, fill) => {
  expect(isUnseen(font, fill)).toBe(false)
})

test('what a number format does not show', () => {
  const shown = [';;;', ';;', '&quot;&quot;;&quot;&quot;;&quot;&quot;', '0;-0;;@', '0.00'].map((format) =>
    isUnseen('', '', { format }),
  )
  expect(shown).toEqual([true, true, true, false, false])
})

test('a run in the colour of the ground, in shared and in inline texts; one that shows in a font that would not', () => {
  const shared = (index: number) => ({ cell: `<c s="1" t="s"><v>${index}</v></c>` })
  const inline = (run: string) => ({ cell: `<c s="1" t="inlineStr"><is>${run}</is></c>` })
  const white = '<color rgb="FFFFFFFF"/>'
  expect([
    isUnseen('', '', shared(0)),
    isUnseen(white, '', shared(1)),
    isUnseen('', '', shared(2)),
    isUnseen('', solid('theme="4"'), shared(0)),
    isUnseen('', '', inline(`<r><t>9</t></r><r><rPr>${white}</rPr><t>5</t></r>`)),
    isUnseen(white, '', inline('<r><rPr><color rgb="FF000000"/></rPr><t>95</t></r>')),
    isUnseen(white, '', inline('<t>95</t>')),
  ]).toEqual([true, false, false, false, true, false, true])
})

test('also in an .xls: fonts and fills go by their numbers in its palette', () => {
  const font = (colour: number): BiffRecordSpec => [
    0x0031,
    Buffer.from([200, 0, 0, 0, colour & 0xff, colour >> 8, 144, 1, 0, 0, 0, 0, 0, 0, 0, 0]),
  ]
  const style = (number: number, pattern: number, colour: number): BiffRecordSpec => {
    const body = Buffer.alloc(20)
    body.writeUInt16LE(number, 0)
    body.writeUInt32LE((pattern << 26) >>> 0, 14)
    body.writeUInt16LE(colour, 18)
    return [0x00e0, body]
  }
  const globals = [
    font(0x7fff),
    font(9),
    font(13),
    style(0, 0, 64),
    style(1, 0, 64),
    style(1, 1, 12),
    style(2, 1, 13),
    style(2, 2, 13),
  ]
  const records = [0, 1, 2, 3, 4].map((at) => numberCell(0, at, at, 95))
  expect(unseenOf(readLegacyBytes(buildBiff({ globals, styles: [], sheets: [{ records }] })))).toEqual([
    false,
    true,
    false,
    true,
    false,
  ])
})
