import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { openZip } from '#electron/workbooks/read/zip-archive.ts'
import { convertWithLibreOffice, hasLibreOffice, hasOpenpyxl, runPython } from '#tests/support/programs.ts'
import { scratchFolder } from '#tests/support/scratch.ts'
import { differences, parseOpinions } from './second-opinion.ts'
import { buildZip } from '../build-zip.ts'
import { mustRead, refusalCode, showCell, showCells } from './shown.ts'

const fixture = (name: string): Buffer =>
  readFileSync(join(import.meta.dirname, '../../fixtures/workbooks', name))

const SHEETS = [
  {
    name: '自评表',
    state: 'visible',
    merges: [{ top: 6, left: 1, bottom: 7, right: 2 }],
    hiddenRows: [[3, 3]],
    hiddenColumns: [[5, 5]],
  },
  { name: 'kaoping', state: 'veryHidden', merges: [], hiddenRows: [], hiddenColumns: [] },
]

const withoutCells = (bytes: Uint8Array): readonly object[] =>
  mustRead(bytes).sheets.map(({ name, state, merges, hiddenRows, hiddenColumns }) => ({
    name,
    state,
    merges,
    hiddenRows,
    hiddenColumns,
  }))

describe('SheetJS, which many web systems write with', () => {
  const sheet = utils.aoa_to_sheet([
    ['编号', '实际完成值'],
    ['1.1', 300],
  ])
  const book = { SheetNames: ['自评表'], Sheets: { 自评表: sheet } }
  const bytes = Buffer.from(write(book, { type: 'array', bookType: 'xlsx' }))

  test('an .xlsx is no .xlsb and has no macros, though it names their types', () => {
    expect(showCells(bytes)).toEqual(['A1 text 编号', 'B1 text 实际完成值', 'A2 text 1.1', 'B2 number 300'])
    expect(mustRead(bytes).macros).toBe(false)
    expect(mustRead(bytes).kind).toBe('xlsx')
  })

  test('nor with printer settings, whose ending has that type', () => {
    const added = [...openZip(bytes).names()].map((name) => ({
      name: name === '[content_types].xml' ? '[Content_Types].xml' : name,
      data: Buffer.from(openZip(bytes).read(name) ?? []),
    }))
    const withSettings = buildZip([...added, { name: 'xl/printerSettings/printerSettings1.bin', data: 'x' }])
    expect(mustRead(withSettings).kind).toBe('xlsx')
  })

  test('an .xlsb is told for what it is', () => {
    expect(refusalCode(Buffer.from(write(book, { type: 'array', bookType: 'xlsb' })))).toBe('xlsb')
  })
})

describe('the same table, as different programs write it (tests/fixtures/workbooks/make.py)', () => {
  test('openpyxl, which computes nothing', () => {
    const bytes = fixture('openpyxl.xlsx')
    expect(withoutCells(bytes)).toEqual(SHEETS)
    expect(showCells(bytes)).toEqual([
      'A1 text 编号',
      'B1 text 实际完成值',
      'C1 text 完成率',
      'D1 text 备注',
      'A2 text 1.1',
      'B2 number 300',
      'C2 blank  =',
      'D2 text 约三百场',
      'A3 text 1.2',
      'B3 number 0.95 [0.0%]',
      'C3 blank  =',
      'D3 blank  =',
      'A4 text 1.3',
      'B4 date 43465 [yyyy"年"m"月"d"日"]',
      'C4 blank  =',
      'D4 boolean TRUE (1)',
      'A5 text  前后 ',
      'C5 text 第一行\n第二行',
      'A6 text 两格',
    ])
  })

  test('LibreOffice, which computes all, and knows no veryHidden', () => {
    const bytes = fixture('libreoffice.xlsx')
    expect(withoutCells(bytes)).toEqual(
      SHEETS.map((sheet) => (sheet.state === 'veryHidden' ? { ...sheet, state: 'hidden' } : sheet)),
    )
    expect(showCells(bytes)).toEqual([
      'A1 text 编号',
      'B1 text 实际完成值',
      'C1 text 完成率',
      'D1 text 备注',
      'A2 text 1.1',
      'B2 number 300',
      'C2 number 0.75 =',
      'D2 text 约三百场',
      'A3 text 1.2',
      'B3 number 0.95 [0.0%]',
      'C3 number 0 =',
      'D3 text  =',
      'A4 text 1.3',
      'B4 date 43465 [yyyy\\年m\\月d\\日]',
      'C4 error #DIV/0! =',
      'D4 boolean TRUE (1) =',
      'A5 text  前后 ',
      'C5 text 第一行\n第二行',
      'A6 text 两格',
    ])
  })

  test('exceljs', async () => {
    expect(showCells(await writeWithExceljs())).toEqual([
      'A1 text 编号',
      'B1 number 0.95 [0.0%]',
      'C1 number 0 =',
      'D1 boolean FALSE (0)',
      'E1 date 43465 [yyyy"年"m"月"d"日"]',
      'F1 text 前后',
      'G1 error #N/A',
      'H1 text 第一行\n第二行',
      'A2 text 两格',
    ])
  })
})

test.skipIf(!hasOpenpyxl)('openpyxl sees in all of them what we see', async () => {
  const folder = scratchFolder()
  const files = {
    'openpyxl.xlsx': fixture('openpyxl.xlsx'),
    'libreoffice.xlsx': fixture('libreoffice.xlsx'),
    'exceljs.xlsx': await writeWithExceljs(),
  }
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
  const opinions = parseOpinions(runPython(join(import.meta.dirname, 'read_with_openpyxl.py'), [folder]))
  const found = opinions.map((opinion) => [
    opinion.path,
    opinion.error,
    differences(mustRead(readFileSync(join(folder, opinion.path))), opinion),
  ])
  expect(found).toEqual([
    ['exceljs.xlsx', undefined, []],
    ['libreoffice.xlsx', undefined, []],
    ['openpyxl.xlsx', undefined, []],
  ])
})

test.skipIf(!hasLibreOffice)('what LibreOffice opened and saved again holds the same', async () => {
  const folder = scratchFolder()
  const path = join(folder, 'a.xlsx')
  writeFileSync(path, await writeWithExceljs())
  convertWithLibreOffice([path], 'xlsx', scratchSubfolder(folder))
  const values = (bytes: Uint8Array): readonly string[] =>
    (mustRead(bytes).sheets[0]?.cells ?? []).map((cell) =>
      showCell({ ...cell, format: null, text: cell.value, formula: false }),
    )
  expect(values(readFileSync(join(scratchSubfolder(folder), 'a.xlsx')))).toEqual(values(readFileSync(path)))
})

function scratchSubfolder(folder: string): string {
  return join(folder, 'saved')
}

async function writeWithExceljs(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('自评表')
  sheet.addRow([
    '编号',
    0.95,
    { formula: 'B1-0.95', result: 0 },
    false,
    new Date(Date.UTC(2018, 11, 31)),
    { richText: [{ text: '前' }, { font: { bold: true }, text: '后' }] },
    { error: '#N/A' },
    '第一行\n第二行',
  ])
  sheet.getCell('B1').numFmt = '0.0%'
  sheet.getCell('E1').numFmt = 'yyyy"年"m"月"d"日"'
  sheet.getCell('A2').value = '两格'
  sheet.mergeCells('A2:B2')
  return new Uint8Array(await book.xlsx.writeBuffer())
}
