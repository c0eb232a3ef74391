import { describe, expect, test } from 'vitest'
import {
  buildBiff,
  double,
  formulaCell,
  labelCell,
  numberCell,
  rkCell,
  specialResult,
  wideText,
  words,
  type BiffRecordSpec,
  type BiffSpec,
} from '../build-biff.ts'
import { mustReadLegacy, showLegacyRefusal, showRecords } from './shown-legacy.ts'

describe('numbers are the stored doubles, written in the shortest way', () => {
  test.each([
    [0.1 + 0.2, '0.30000000000000004'],
    [24.35, '24.35'],
    [1 / 3, '0.3333333333333333'],
    [123456789012345680000, '123456789012345680000'],
    [1e-7, '0.0000001 (1e-7)'],
    [-0, '0'],
    [-12.5, '-12.5'],
    [43000.5, '43000.5'],
  ])('%d', (value, shown) => {
    expect(showRecords([numberCell(0, 0, 0, value)])).toEqual([`A1 number ${shown}`])
  })

  test.each([
    ['a whole number', '2a0b0000', '714'],
    ['a negative one', 'faffffff', '-2'],
    ['hundredths', '67c00000', '123.13'],
    ['one hundredth', '07000000', '0.01'],
    ['the upper half of a double', '0000f03f', '1'],
    ['the upper half, in hundredths', '0100f03f', '0.01'],
    ['the largest', 'feffff7f', '536870911'],
  ])('packed in four bytes: %s', (_what, bytes, shown) => {
    expect(showRecords([rkCell(0, 0, 0, bytes)])).toEqual([`A1 number ${shown}`])
  })

  test('several side by side', () => {
    const body = Buffer.concat([
      words(4, 1),
      words(0),
      Buffer.from('2a0b0000', 'hex'),
      words(1),
      Buffer.from('07000000', 'hex'),
      words(2),
    ])
    expect(showRecords([[0x00bd, body]], { styles: [0, 10] })).toEqual([
      'B5 number 714',
      'C5 number 0.01 [0.00%]',
    ])
  })

  test('what is no number never passes for one', () => {
    expect(
      showRecords([numberCell(0, 0, 0, Number.NaN), numberCell(0, 1, 0, Number.POSITIVE_INFINITY)]),
    ).toEqual(['A1 text NaN', 'B1 text Infinity'])
  })
})

describe('formats', () => {
  test('of the book, built in, Chinese and General', () => {
    const spec: BiffSpec = {
      styles: [0, 9, 31, [164, '0"场"'], [165, 'yyyy"年"m"月"'], [166, 'G/通用格式'], [14, 'yyyy\\-m\\-d']],
    }
    const cells = Array.from({ length: 7 }, (_, style) => numberCell(0, style, style, 43465))
    expect(showRecords(cells, spec)).toEqual([
      'A1 number 43465',
      'B1 number 43465 [0%]',
      'C1 date 43465 [yyyy"年"m"月"d"日"]',
      'D1 number 43465 [0"场"]',
      'E1 date 43465 [yyyy"年"m"月"]',
      'F1 number 43465',
      'G1 date 43465 [yyyy\\-m\\-d]',
    ])
  })

  test('one file’s formats do not stay for the next', () => {
    showRecords([numberCell(0, 0, 1, 1)], { styles: [0, [164, '0.0%']] })
    expect(showRecords([numberCell(0, 0, 1, 1)], { styles: [0, 164] })).toEqual(['A1 number 1'])
  })

  test('a style that is not there is damage', () => {
    expect(
      showLegacyRefusal(buildBiff({ sheets: [{ name: '表', records: [numberCell(0, 0, 7, 1)] }] })),
    ).toBe(
      'damaged: 文件已损坏：工作表“表”中有一格引用的格式不存在。请用 Excel 或 WPS 表格打开检查，另存为 .xlsx 后重新报送。',
    )
  })
})

describe('texts', () => {
  const shared = (index: number): BiffRecordSpec => [
    0x00fd,
    Buffer.concat([words(0, index, 0, index), words(0)]),
  ]
  const odd = '甲\u0001乙\ud800丙 _x000D_ 𠮷\r\n'

  test('shared, as they are stored, whatever they hold', () => {
    const cells = mustReadLegacy(
      buildBiff({ strings: ['编号', '', odd], sheets: [{ records: [shared(0), shared(1), shared(2)] }] }),
    ).sheets[0]?.cells
    expect(cells?.map(({ type, text, value }) => [type, text, value])).toEqual([
      ['text', '编号', '编号'],
      ['text', '', ''],
      ['text', odd, odd],
    ])
  })

  test('a shared text that runs over the end of its record', () => {
    const text = '约三百场'.repeat(3000)
    const body = Buffer.concat([words(1, 0, 1, 0), wideText(text, 2)])
    // Behind the cut stands anew whether a character takes one byte or two.
    const pieces: BiffRecordSpec[] = [
      [0x00fc, body.subarray(0, 8223)],
      [0x003c, Buffer.concat([Buffer.from([1]), body.subarray(8223, 16_445)])],
      [0x003c, Buffer.concat([Buffer.from([1]), body.subarray(16_445)])],
    ]
    expect(
      mustReadLegacy(buildBiff({ globals: pieces, sheets: [{ records: [shared(0)] }] })).sheets[0]?.cells,
    ).toMatchObject([{ type: 'text', text }])
  })

  test('of the cell itself', () => {
    expect(showRecords([labelCell(1, 2, '部分达成')])).toEqual(['C2 text 部分达成'])
  })

  test('in Chinese Windows’ own bytes, in a book of Excel 95', () => {
    const text = Buffer.from('cdeab3c9b4efb3c9', 'hex')
    for (const codePage of [936, undefined]) {
      const spec: BiffSpec = { version: 5, ...(codePage === undefined ? {} : { codePage }) }
      expect(showRecords([labelCell(0, 0, text)], spec)).toEqual(['A1 text 完成达成'])
    }
  })

  test.each([
    ['bytes that are no text in the code page', { codePage: 936 }, 'ff00', '文字编码有误'],
    ['a code page that nobody knows', { codePage: 4711 }, '41', '文字编码 4711 不认识'],
  ])('%s are damage', (_what, spec, bytes, said) => {
    const book = buildBiff({
      version: 5,
      ...spec,
      sheets: [{ records: [labelCell(0, 0, Buffer.from(bytes, 'hex'))] }],
    })
    expect(showLegacyRefusal(book)).toContain(said)
  })

  test('a text that is not there is damage', () => {
    expect(showLegacyRefusal(buildBiff({ strings: ['一'], sheets: [{ records: [shared(1)] }] }))).toBe(
      'damaged: 文件已损坏：单元格的内容前后矛盾。请用 Excel 或 WPS 表格打开检查，另存为 .xlsx 后重新报送。',
    )
  })
})

describe('formulas, with their stored result', () => {
  const text: BiffRecordSpec = [0x0207, wideText('达成', 2)]

  test.each<readonly [string, readonly BiffRecordSpec[], string]>([
    ['a number', [formulaCell(0, 0, double(0.3))], 'A1 number 0.3 ='],
    ['zero', [formulaCell(0, 0, double(0))], 'A1 number 0 ='],
    ['a text', [formulaCell(0, 0, specialResult(0)), text], 'A1 text 达成 ='],
    [
      'a text behind what formulas share',
      [formulaCell(0, 0, specialResult(0)), [0x04bc, '00'.repeat(12)], text],
      'A1 text 达成 =',
    ],
    ['an empty text', [formulaCell(0, 0, specialResult(3))], 'A1 text  ='],
    ['true', [formulaCell(0, 0, specialResult(1, 1))], 'A1 boolean TRUE (1) ='],
    ['false', [formulaCell(0, 0, specialResult(1, 0))], 'A1 boolean FALSE (0) ='],
    ['an error', [formulaCell(0, 0, specialResult(2, 7))], 'A1 error #DIV/0! ='],
    ['a text that is missing', [formulaCell(0, 0, specialResult(0))], 'A1 blank  ='],
    ['an expression that makes no sense', [formulaCell(0, 0, double(5), 'ffffffff')], 'A1 number 5 ='],
  ])('%s', (_what, records, shown) => {
    expect(showRecords(records)).toEqual([shown])
  })

  test('a text goes to no formula but the one before it', () => {
    const records = [formulaCell(0, 0, specialResult(0)), numberCell(0, 1, 0, 5), text]
    expect(showRecords(records)).toEqual(['A1 blank  =', 'B1 number 5'])
  })
})

test('booleans and errors as constants', () => {
  const cell = (column: number, value: number, isError: number): BiffRecordSpec => [
    0x0205,
    Buffer.concat([words(0, column, 0), Buffer.from([value, isError])]),
  ]
  expect(showRecords([cell(0, 1, 0), cell(1, 0, 0), cell(2, 0x2a, 1), cell(3, 0x1d, 1)])).toEqual([
    'A1 boolean TRUE (1)',
    'B1 boolean FALSE (0)',
    'C1 error #N/A',
    'D1 error #NAME?',
  ])
  expect(showLegacyRefusal(buildBiff({ sheets: [{ records: [cell(0, 99, 1)] }] }))).toContain(
    'A1 单元格的内容读不出来',
  )
})
