import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readLegacyBytes } from '#electron/workbooks/read/legacy/read-legacy-bytes.ts'
import type { Workbook } from '#shared/returns/workbook.ts'
import {
  buildBiff,
  buildBiffStream,
  formulaCell,
  numberCell,
  rkCell,
  specialResult,
  wideText,
  words,
  type BiffRecordSpec,
  type BiffSpec,
} from '../build-biff.ts'
import { buildOle } from '../build-ole.ts'
import { mustRead, showCell } from './shown.ts'
import { mustReadLegacy, showLegacyRefusal } from './shown-legacy.ts'

const fixture = (name: string): Buffer =>
  readFileSync(join(import.meta.dirname, '../../fixtures/workbooks', name))

test('a table that LibreOffice saved as .xls holds what its .xlsx holds', () => {
  const old = mustReadLegacy(fixture('libreoffice.xls'))
  const twin = mustRead(fixture('libreoffice.xlsx'))
  const values = (book: Workbook): readonly string[] => (book.sheets[0]?.cells ?? []).map(showCell)
  expect(values(old)).toEqual(values(twin))
  expect(old.sheets.map((sheet) => ({ ...sheet, cells: [] }))).toEqual(
    twin.sheets.map((sheet) => ({ ...sheet, cells: [] })),
  )
  expect([old.kind, old.macros, old.externalLinks]).toEqual(['xls', false, false])
})

describe('sheets', () => {
  test('in the workbook’s order, with their own names and states, charts passed over', () => {
    const book = mustReadLegacy(
      buildBiff({
        sheets: [
          { name: '自评表', records: [numberCell(0, 0, 0, 1)] },
          { name: '图', kind: 2 },
          { name: '空表' },
          { name: '自评表', state: 1, records: [numberCell(0, 0, 0, 2)] },
          { name: '__proto__', state: 2, records: [numberCell(0, 0, 0, 3)] },
        ],
      }),
    )
    expect(book.sheets.map(({ name, state, cells }) => [name, state, cells.map(showCell)])).toEqual([
      ['自评表', 'visible', ['A1 number 1']],
      ['空表', 'visible', []],
      ['自评表', 'hidden', ['A1 number 2']],
      ['__proto__', 'veryHidden', ['A1 number 3']],
    ])
  })

  test('merges, hidden rows and columns', () => {
    const hiddenRow: BiffRecordSpec = [
      0x0208,
      Buffer.concat([words(4, 0, 5, 0, 0, 0), Buffer.from([0x20, 1, 0, 0])]),
    ]
    const hiddenColumns: BiffRecordSpec = [0x007d, words(2, 3, 2048, 0, 1, 0)]
    const records: BiffRecordSpec[] = [hiddenRow, hiddenColumns, [0x00e5, words(2, 0, 1, 0, 2, 5, 5, 3, 4)]]
    expect(mustReadLegacy(buildBiff({ sheets: [{ records }] })).sheets[0]).toMatchObject({
      merges: [
        { top: 1, left: 1, bottom: 2, right: 3 },
        { top: 6, left: 4, bottom: 6, right: 5 },
      ],
      hiddenRows: [[5, 5]],
      hiddenColumns: [[3, 4]],
    })
  })

  test.each<readonly [string, BiffSpec, string]>([
    ['whose content is not there', { sheets: [{ name: '表', at: 5 }] }, '找不到工作表“表”的内容'],
    ['of which two are at one place', { sheets: [{ at: 5 }, { at: 5 }] }, '两张工作表指向同一处内容'],
    [
      'with a cell that comes twice',
      { sheets: [{ name: '表', records: [numberCell(0, 0, 0, 1), numberCell(0, 0, 0, 2)] }] },
      '工作表“表”的 A1 单元格出现了两次',
    ],
  ])('%s are damage', (_what, spec, said) => {
    expect(showLegacyRefusal(buildBiff(spec))).toContain(`damaged: 文件已损坏：${said}。`)
  })
})

test('a cell beyond the last column of the format is damage', () => {
  const at = (column: number): string =>
    showLegacyRefusal(buildBiff({ sheets: [{ name: '表', records: [numberCell(65_535, column, 0, 1)] }] }))
  expect(at(255)).toBe('read')
  expect(at(256)).toContain('工作表“表”中有一格的位置不对')
})

test('dates that count from 1904 are told as such', () => {
  const [sheet] = mustReadLegacy(
    buildBiff({ globals: [[0x0022, words(1)]], sheets: [{ records: [numberCell(0, 0, 0, 1)] }] }),
  ).sheets
  expect(sheet?.date1904).toBe(true)
})

describe('what comes along', () => {
  const book = (spec: BiffSpec): string => {
    const { macros, externalLinks } = mustReadLegacy(buildBiff(spec))
    return [macros ? 'macros' : '', externalLinks ? 'links' : ''].filter((said) => said !== '').join(', ')
  }

  test.each<readonly [string, BiffSpec, string]>([
    ['nothing', {}, ''],
    ['a macro project', { globals: [[0x00d3, '']] }, 'macros'],
    ['a storage of macros', { streams: ['_VBA_PROJECT_CUR'] }, 'macros'],
    ['a macro sheet of Excel 4', { sheets: [{}, { kind: 1 }] }, 'macros'],
    ['references within the book', { globals: [[0x01ae, words(1, 0x0401)]] }, ''],
    [
      'a link to another book',
      { globals: [[0x01ae, Buffer.concat([words(1), wideText('\u0001a.xls', 2)])]] },
      'links',
    ],
    ['a link to another book, in Excel 95', { version: 5, globals: [[0x0017, '0301612e']] }, 'links'],
    ['a data connection', { globals: [[0x0876, '']] }, 'links'],
  ])('%s', (_what, spec, said) => {
    expect(book(spec)).toBe(said)
  })
})

describe('a password', () => {
  const LOCKED =
    'encrypted: 旧版表格设有打开密码，或因保护工作簿而加密，无法读取。请用 Excel 或 WPS 表格打开，取消密码和保护后另存为 .xlsx 重新报送。'

  test('as LibreOffice sets it, and any other kind of encryption', () => {
    expect(showLegacyRefusal(fixture('locked.xls'))).toBe(LOCKED)
    expect(showLegacyRefusal(buildBiff({ globals: [[0x002f, '0000']] }))).toBe(LOCKED)
  })
})

describe('damage', () => {
  const whole = fixture('libreoffice.xls')

  test('a file cut anywhere does not come in, unless its workbook is still whole', () => {
    const truth = mustReadLegacy(whole)
    const verdicts = new Set<string>()
    for (let cut = 512; cut < whole.length; cut += 61) {
      const outcome = readLegacyBytes(whole.subarray(0, cut))
      const same = outcome.ok && JSON.stringify(outcome.workbook) === JSON.stringify(truth)
      verdicts.add(outcome.ok ? (same ? 'the same' : 'another') : outcome.refusal.code)
    }
    expect(verdicts).toEqual(new Set(['damaged', 'the same']))
  })

  test('a stream cut anywhere never comes in', () => {
    const stream = buildBiffStream({ strings: ['一'], sheets: [{ records: [numberCell(0, 0, 0, 1)] }, {}] })
    for (let cut = 0; cut < stream.length; cut += 1) {
      const content = stream.subarray(0, cut)
      expect(showLegacyRefusal(buildOle([{ name: 'Workbook', content }]))).toMatch(/^damaged: /)
    }
  })

  test('records whose bodies are too short are damage', () => {
    const ids = [0x0203, 0x027e, 0x00bd, 0x0205, 0x00fd, 0x0204, 0x00d6, 0x0006, 0x00e5, 0x0208, 0x007d]
    for (const id of ids) {
      expect(showLegacyRefusal(buildBiff({ sheets: [{ records: [[id, '00']] }] }))).toMatch(/^damaged: /)
    }
  })

  test('a version before Excel 5.0', () => {
    const stream = buildBiffStream({})
    stream.writeUInt16LE(0x0400, 4)
    expect(showLegacyRefusal(buildOle([{ name: 'Workbook', content: stream }]))).toBe(
      'legacy: 这是 Excel 5.0 以前的表格，格式太旧，不能读取。请用 Excel 或 WPS 表格打开后另存为 .xlsx 再报送。',
    )
  })

  test('a chain of sectors that bites its own tail ends', () => {
    const bytes = Buffer.from(whole)
    const directory = bytes.readUInt32LE(48)
    const table = (bytes.readUInt32LE(76) + 1) * 512
    bytes.writeUInt32LE(directory, table + directory * 4)
    expect(showLegacyRefusal(bytes)).toMatch(/^(read|damaged: )/)
  })
})

test('an .xls of more than 7 MB is read whole, to its last cell', () => {
  const records = Array.from({ length: 60_000 }, (_, row) => numberCell(row, 0, 0, row))
  const bytes = buildBiff({ sheets: [{}, ...Array.from({ length: 8 }, () => ({ records }))] })
  expect(bytes.length).toBeGreaterThan(8 * 1024 * 1024)
  const outcome = readLegacyBytes(bytes, { contentLimits: false })
  const cells = outcome.ok ? outcome.workbook.sheets.flatMap((sheet) => sheet.cells) : []
  expect([cells.length, cells.at(-1)?.value]).toEqual([480_000, '59999'])
})

describe('limits', () => {
  const rows = (count: number, cells: number): Buffer =>
    buildBiff({
      sheets: [
        {
          records: Array.from({ length: count }, (_, row) =>
            Array.from({ length: cells }, (_unused, column) => rkCell(row, column, 0, '02000000')),
          ).flat(),
        },
      ],
    })

  test('5,000 rows and 200,000 cells are allowed, one more is not; inspecting knows no such limit', () => {
    expect(showLegacyRefusal(rows(5_000, 40))).toBe('read')
    expect(showLegacyRefusal(rows(5_001, 1))).toContain('有内容的行超过 5000 行')
    expect(showLegacyRefusal(rows(4_000, 51))).toContain('有内容的单元格超过 200000 个')
    const dragged = Array.from({ length: 6_000 }, (_, row) => formulaCell(row, 8, specialResult(3)))
    expect(showLegacyRefusal(buildBiff({ sheets: [{ records: dragged }] }))).toBe('read')
    expect(readLegacyBytes(rows(5_001, 1), { contentLimits: false })).toMatchObject({ ok: true })
  })

  test('a text of more than 32,767 characters is too long', () => {
    const body = Buffer.concat([words(1, 0, 1, 0), words(32_768), Buffer.from([0])])
    const first = Buffer.concat([body, Buffer.alloc(8_000, 'x')])
    const more = (count: number): BiffRecordSpec => [
      0x003c,
      Buffer.concat([Buffer.from([0]), Buffer.alloc(count, 'x')]),
    ]
    const globals: BiffRecordSpec[] = [[0x00fc, first], more(8_000), more(8_000), more(8_000), more(768)]
    const records: BiffRecordSpec[] = [[0x00fd, words(0, 0, 0, 0, 0)]]
    expect(showLegacyRefusal(buildBiff({ globals, sheets: [{ name: '表', records }] }))).toContain(
      '工作表“表”的 A1 单元格的文字超过 32767 个字符',
    )
  })

  test('more than 20 MB are refused unread', () => {
    expect(showLegacyRefusal(Buffer.alloc(20 * 1024 * 1024 + 1))).toMatch(/^over-limits: /)
  })
})
