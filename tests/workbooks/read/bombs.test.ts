import { describe, expect, test } from 'vitest'
import { createWorkbookReader } from '#electron/workbooks/read/workbook-reader.ts'
import { buildBiff, numberCell, words, type BiffRecordSpec } from '../build-biff.ts'
import { buildOle } from '../build-ole.ts'
import { buildSheet, buildWorkbook, workbookParts } from '../build-workbook.ts'
import { buildZip } from '../build-zip.ts'
import { showCells } from './shown.ts'

const MEGABYTE = 1024 * 1024
const SHEET = 'xl/worksheets/sheet1.xml'

function withSheet(xml: string | Uint8Array): Buffer {
  return buildZip(workbookParts({}).map((part) => (part.name === SHEET ? { ...part, data: xml } : part)))
}

const spaces = (megabytes: number): Buffer => Buffer.alloc(megabytes * MEGABYTE, ' ')
const rows = (count: number, row: string): string =>
  `<worksheet><sheetData>${row.repeat(count)}</sheetData></worksheet>`

/** Many entries that all lead to one part's bytes, as a bomb without nesting does. */
function overlapped(entries: number): Buffer {
  const one = buildZip([{ name: 'kernel', data: spaces(10) }])
  const parts = Array.from({ length: entries }, (_, index) => ({
    name: `k${index}`,
    data: '',
    says: { offset: 0, method: 8, size: 10 * MEGABYTE, packed: one.length },
  }))
  return buildZip([...workbookParts({}), { name: 'kernel', data: spaces(10) }, ...parts])
}

const wholeSheetLink: BiffRecordSpec = [0x01b8, Buffer.concat([words(0, 65_535, 0, 255), Buffer.alloc(40)])]

const BOMBS: readonly (readonly [string, () => Uint8Array, RegExp])[] = [
  ['ten times its size', () => withSheet(spaces(1)), /^damaged$/],
  ['a thousand times its size', () => withSheet(spaces(63)), /^damaged$/],
  ['a part beyond 64 MB', () => withSheet(spaces(100)), /^over-limits$/],
  [
    'a part that says it is small',
    () =>
      buildZip(
        workbookParts({}).map((part) =>
          part.name === SHEET ? { ...part, data: spaces(200), says: { size: 100 } } : part,
        ),
      ),
    /^damaged$/,
  ],
  ['800 entries on the same bytes', () => overlapped(800), /^damaged$/],
  [
    'a zip in a zip in a zip',
    () =>
      buildZip([
        {
          name: 'a.zip',
          data: buildZip([{ name: 'b.zip', data: buildZip([{ name: 'c', data: spaces(60) }]) }]),
        },
      ]),
    /^zip$/,
  ],
  ['a million rows', () => withSheet(rows(1_000_000, '<row/>')), /^read$/],
  ['a million cells', () => withSheet(rows(1_000_000, '<row><c><v>1</v></c></row>')), /^over-limits$/],
  [
    'a million empty cells in a row',
    () => withSheet(rows(1, `<row>${'<c/>'.repeat(1_000_000)}</row>`)),
    /^damaged$/,
  ],
  [
    'a text of 60 MB',
    () =>
      withSheet(
        `<worksheet><sheetData><row><c t="str"><v>${'x'.repeat(60 * MEGABYTE)}</v></c></row></sheetData></worksheet>`,
      ),
    /^(damaged|over-limits)$/,
  ],
  [
    'a formula of 60 MB',
    () =>
      withSheet(
        `<worksheet><sheetData><row><c><f>${'1+'.repeat(30 * MEGABYTE)}1</f><v>1</v></c></row></sheetData></worksheet>`,
      ),
    /^(damaged|over-limits)$/,
  ],
  [
    'a million shared strings',
    () => buildWorkbook({ strings: Array.from({ length: 1_000_001 }, () => '<t/>') }),
    /^over-limits$/,
  ],
  [
    'a million attributes',
    () =>
      withSheet(`<worksheet ${Array.from({ length: 1_000_000 }, (_, index) => `a${index}="1"`).join(' ')}/>`),
    /^damaged$/,
  ],
  ['a million levels', () => withSheet(`<worksheet>${'<a>'.repeat(1_000_000)}`), /^damaged$/],
  [
    'a million merges',
    () =>
      buildSheet('', { after: `<mergeCells>${'<mergeCell ref="A1:B2"/>'.repeat(1_000_000)}</mergeCells>` }),
    /^over-limits$/,
  ],
  [
    '100,000 styles',
    () => buildWorkbook({ formats: Array.from({ length: 100_000 }, () => 0) }),
    /^over-limits$/,
  ],
  [
    'a sheet that is named 1,001 times',
    () =>
      buildZip(
        workbookParts({}).map((part) =>
          part.name === 'xl/workbook.xml'
            ? { ...part, data: String(part.data).replace(/<sheet .*\/>/, (sheet) => sheet.repeat(1_001)) }
            : part,
        ),
      ),
    /^over-limits$/,
  ],
  [
    'an .xls with a link on every cell of the sheet, a thousand times',
    () =>
      buildBiff({
        sheets: [
          { records: [numberCell(0, 0, 0, 1), ...Array.from({ length: 1_000 }, () => wholeSheetLink)] },
        ],
      }),
    /^read$/,
  ],
  [
    'an .xls that says it has four thousand million texts',
    () =>
      buildBiff({
        globals: [[0x00fc, Buffer.alloc(8, 0xff)]],
        sheets: [{ records: [numberCell(0, 0, 0, 1)] }],
      }),
    /^(read|damaged)$/,
  ],
  [
    'an .xls of a million cells',
    () =>
      buildBiff({
        sheets: Array.from({ length: 20 }, () => ({
          records: Array.from({ length: 50_000 }, (_, index) => numberCell(index, 0, 0, 1)),
        })),
      }),
    /^over-limits$/,
  ],
  [
    'an .xls whose stream is longer than the file',
    () => buildOle([{ name: 'Workbook', content: spaces(1) }]).fill(0x7f, 1_049_600, 1_049_604),
    /^damaged$/,
  ],
]

describe('bombs cost the reader little, and the program nothing', () => {
  test.each(BOMBS)('%s', async (_what, build, expected) => {
    const bytes = build()
    const reader = createWorkbookReader()
    // The child starts and warms up on an honest file; what counts is what the bomb costs.
    await reader.read(buildSheet('<row><c><v>1</v></c></row>'))
    const before = process.memoryUsage().rss
    const started = performance.now()
    const outcome = await reader.read(bytes)
    const spent = performance.now() - started
    expect(outcome.ok ? 'read' : outcome.refusal.code).toMatch(expected)
    expect(spent).toBeLessThan(5_000)
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * MEGABYTE)
    expect(await reader.read(buildSheet('<row><c><v>2</v></c></row>'))).toMatchObject({ ok: true })
    await reader.close()
  })
})

test('parts that no reading needs are not opened: objects, controls, drawings, links', () => {
  const evil = '<!DOCTYPE x [<!ENTITY a "a">]><x>&a;</x>'
  const names = [
    'xl/activeX/activeX1.xml',
    'xl/embeddings/oleObject1.bin',
    'xl/drawings/drawing1.xml',
    'xl/externalLinks/externalLink1.xml',
    'xl/connections.xml',
    'xl/queryTables/queryTable1.xml',
    'xl/ctrlProps/ctrlProp1.xml',
    'xl/comments1.xml',
    'customXml/item1.xml',
    'docProps/core.xml',
  ]
  const sheets = [{ rows: '<row><c><v>1</v></c></row>' }]
  expect(showCells(buildWorkbook({ sheets, extra: names.map((name) => ({ name, data: evil })) }))).toEqual([
    'A1 number 1',
  ])
})
