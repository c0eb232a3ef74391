import { describe, expect, test } from 'vitest'
import { buildSheet, buildWorkbook } from '../build-workbook.ts'
import { mustRead, refusalCode, showCells, showRefusal } from './shown.ts'

const row = (cells: string): string => `<row r="1">${cells}</row>`

describe('computed cells keep what Excel computed', () => {
  test('a result of 0, FALSE or "" is a result, not an empty cell', () => {
    const bytes = buildSheet(
      row(
        '<c r="A1"><f>1-1</f><v>0</v></c><c r="B1" t="b"><f>1=2</f><v>0</v></c><c r="C1" t="str"><f>""</f><v></v></c>',
      ),
    )
    expect(showCells(bytes)).toEqual(['A1 number 0 =', 'B1 boolean FALSE (0) =', 'C1 text  ='])
  })

  test('a formula that was never computed is told as such', () => {
    const bytes = buildSheet(
      row('<c r="A1"><f>1+1</f></c><c r="B1"><f>2</f><v/></c><c r="C1" t="str"><f>A1</f></c>'),
    )
    expect(showCells(bytes)).toEqual(['A1 blank  =', 'B1 blank  =', 'C1 blank  ='])
  })

  test('an error is its code, computed or not', () => {
    const bytes = buildSheet(
      row('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B1" t="e"><v>#N/A</v></c>'),
    )
    expect(showCells(bytes)).toEqual(['A1 error #DIV/0! =', 'B1 error #N/A'])
  })

  test('shared formulas, also without a master, and array formulas keep their results', () => {
    const bytes = buildSheet(
      row(
        '<c r="A1"><f t="shared" ref="A1:B1" si="0">1+1</f><v>2</v></c><c r="B1"><f t="shared" si="0"/><v>3</v></c>' +
          '<c r="C1"><f t="shared" si="9"/><v>4</v></c><c r="D1"><f t="array" ref="D1:E1">A1:B1</f><v>5</v></c><c r="E1"><v>6</v></c>',
      ),
    )
    expect(showCells(bytes)).toEqual([
      'A1 number 2 =',
      'B1 number 3 =',
      'C1 number 4 =',
      'D1 number 5 =',
      'E1 number 6',
    ])
  })
})

describe('texts', () => {
  test('runs are joined, how a name is said is left out, in shared and in inline texts', () => {
    const rich =
      '<r><rPr><b/></rPr><t>完成</t></r><r><t xml:space="preserve"> 30</t></r><rPh sb="0" eb="1"><t>wancheng</t></rPh>'
    const bytes = buildSheet(
      row(
        `<c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is>${rich}</is></c><c r="C1" t="inlineStr"><is><t>场</t></is></c>`,
      ),
      { strings: [rich] },
    )
    expect(showCells(bytes)).toEqual(['A1 text 完成 30', 'B1 text 完成 30', 'C1 text 场'])
  })

  test('_x000D_ is a character in the value, and stays as stored in the text', () => {
    const bytes = buildSheet(
      row(
        '<c r="A1" t="inlineStr"><is><t>甲_x000D_\n乙_x005F_x</t></is></c><c r="B1" t="str"><f>A2</f><v>_x0009_丙</v></c>',
      ),
    )
    expect(mustRead(bytes).sheets[0]?.cells.map(({ text, value }) => [text, value])).toEqual([
      ['甲_x000D_\n乙_x005F_x', '甲\r\n乙_x'],
      ['_x0009_丙', '\t丙'],
    ])
  })

  test('an inline text is one also where the cell does not say so, or says so and holds it elsewhere', () => {
    const bytes = buildSheet(row('<c r="A1"><is><t>甲</t></is></c><c r="B1" t="inlineStr"><v>乙</v></c>'))
    expect(showCells(bytes)).toEqual(['A1 text 甲', 'B1 text 乙'])
  })

  test('entities, character numbers, CDATA and characters beyond the common plane come through', () => {
    const bytes = buildSheet(
      row(
        '<c r="A1" t="inlineStr"><is><t>&lt;a&gt; &amp;amp; &#20013;&#x1F600;</t></is></c><c r="B1" t="inlineStr"><is><t><![CDATA[<b>&amp;]]></t></is></c><c r="C1" t="inlineStr"><is><t>𠮷</t></is></c>',
      ),
    )
    expect(showCells(bytes)).toEqual(['A1 text <a> &amp; 中😀', 'B1 text <b>&amp;', 'C1 text 𠮷'])
  })

  test('a number that no text has is damage, named by sheet and cell; never the text’s number', () => {
    const cell = row('<c r="B1" t="s"><v>5</v></c>')
    const message =
      'damaged: 文件已损坏：工作表“表1”的 B1 单元格引用的文字不存在。请用 Excel 或 WPS 表格打开检查，另存为 .xlsx 后重新报送。'
    expect(showRefusal(buildSheet(cell, { strings: ['<t>只有一条</t>'] }))).toBe(message)
    expect(showRefusal(buildSheet(cell))).toBe(message)
    expect(refusalCode(buildSheet(row('<c r="B1" t="s"><v>-1</v></c>'), { strings: ['<t/>'] }))).toBe(
      'damaged',
    )
  })

  test('32,767 characters are a text, one more is none', () => {
    const cell = (length: number): Buffer =>
      buildSheet(row('<c r="A1" t="s"><v>0</v></c>'), { strings: [`<t>${'字'.repeat(length)}</t>`] })
    expect(showCells(cell(32_767))).toEqual([`A1 text ${'字'.repeat(32_767)}`])
    expect(showRefusal(cell(32_768))).toBe(
      'over-limits: 工作表“表1”的 A1 单元格的文字超过 32767 个字符，超出允许的范围。请删去与自评无关的内容后重新报送。',
    )
  })
})

describe('where a cell stands', () => {
  test('rows and cells without numbers follow one another', () => {
    const bytes = buildSheet(
      '<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>',
    )
    expect(showCells(bytes)).toEqual([
      'A1 number 1',
      'B1 number 2',
      'C5 number 3',
      'D5 number 4',
      'A6 number 5',
    ])
  })

  test('small letters, a row in two pieces, rows out of order, and a cell that is in the wrong row', () => {
    const bytes = buildSheet(
      '<row r="3"><c r="a3"><v>3</v></c></row><row r="1"><c r="b1"><v>2</v></c></row><row r="1"><c r="A1"><v>1</v></c><c r="A5"><v>5</v></c></row>',
    )
    expect(showCells(bytes)).toEqual(['A1 number 1', 'B1 number 2', 'A3 number 3', 'A5 number 5'])
  })

  test('the same cell twice with content is damage; an empty one beside it is none', () => {
    const twice = (second: string): Buffer => buildSheet(`<row r="1"><c r="A1"><v>1</v></c>${second}</row>`)
    expect(showRefusal(twice('<c r="A1"><v>2</v></c>'))).toContain(
      '文件已损坏：工作表“表1”的 A1 单元格出现了两次。',
    )
    expect(showCells(twice('<c r="A1" s="0"/>'))).toEqual(['A1 number 1'])
  })

  test.each(['A0', 'A1048577', 'XFE1', 'AAAA1', '1A', 'A', '12', 'A1:B2', '$A$1', 'Ａ1'])(
    '%s is no cell: damage',
    (reference) => {
      expect(refusalCode(buildSheet(`<row r="1"><c r="${reference}"><v>1</v></c></row>`))).toBe('damaged')
    },
  )

  test.each(['0', '1048577', '99999999', '-1', '1.5', 'x'])('row %s is no row: damage', (number) => {
    expect(refusalCode(buildSheet(`<row r="${number}"><c><v>1</v></c></row>`))).toBe('damaged')
  })

  test('the last cell of a sheet is one', () => {
    expect(showCells(buildSheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))).toEqual([
      'XFD1048576 number 1',
    ])
  })

  test.each([
    ['two values', '<c r="B2"><v>0.85</v><v>9</v></c>'],
    ['two texts', '<c r="B2" t="inlineStr"><is><t>0.85</t></is><is><t>9</t></is></c>'],
    ['a text in two', '<c r="B2" t="inlineStr"><is><t>0.85</t><t>9</t></is></c>'],
  ])('%s of one cell are damage, named by sheet and cell; never one behind the other', (_what, cell) => {
    expect(showRefusal(buildSheet(`<row r="2">${cell}</row>`))).toBe(
      'damaged: 文件已损坏：工作表“表1”的 B2 单元格的内容写了两次。请用 Excel 或 WPS 表格打开检查，另存为 .xlsx 后重新报送。',
    )
  })

  test('a shared text that is written twice is damage', () => {
    expect(
      refusalCode(buildSheet('<row><c t="s"><v>0</v></c></row>', { strings: ['<t>0.85</t><t>9</t>'] })),
    ).toBe('damaged')
  })

  test('a truth value that is neither true nor false is damage, never the number 2', () => {
    expect(showRefusal(buildSheet('<row r="2"><c r="B2" t="b"><v>2</v></c></row>'))).toContain(
      'B2 单元格的内容与其类型不符',
    )
  })

  test('a kind of cell that nobody knows is damage', () => {
    expect(refusalCode(buildSheet('<row><c t="z"><v>1</v></c></row>'))).toBe('damaged')
  })
})

describe('merged, hidden, and the workbook as a whole', () => {
  test('a merge covers what it covers; the cells under it keep what they hold', () => {
    const bytes = buildSheet('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>99</v></c></row>', {
      after:
        '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="d4:C3"/><mergeCell ref="B1:C2"/></mergeCells>',
    })
    expect(mustRead(bytes).sheets[0]?.merges).toEqual([
      { top: 1, left: 1, bottom: 1, right: 2 },
      { top: 3, left: 3, bottom: 4, right: 4 },
      { top: 1, left: 2, bottom: 2, right: 3 },
    ])
    expect(showCells(bytes)).toEqual(['A1 number 1', 'B1 number 99'])
  })

  test('whole rows and columns are merged as LibreOffice writes them', () => {
    const after =
      '<mergeCells><mergeCell ref="1:1"/><mergeCell ref="4:1048576"/><mergeCell ref="C:B"/></mergeCells>'
    expect(mustRead(buildSheet('', { after })).sheets[0]?.merges).toEqual([
      { top: 1, left: 1, bottom: 1, right: 16_384 },
      { top: 4, left: 1, bottom: 1_048_576, right: 16_384 },
      { top: 1, left: 2, bottom: 1_048_576, right: 3 },
    ])
    for (const ref of ['1:B', 'A:1', '0:4', 'A:XFE', '1:1048577', ':', '1:', 'A1:B']) {
      expect(
        showRefusal(buildSheet('', { after: `<mergeCells><mergeCell ref="${ref}"/></mergeCells>` })),
      ).toContain('有一处合并单元格的范围不对')
    }
  })

  test('hidden rows and columns come as ranges, however they were written', () => {
    const bytes = buildSheet(
      '<row r="2" hidden="1"/><row r="3" hidden="true"><c r="A3"><v>1</v></c></row><row r="4"/><row r="9" hidden="1"/>',
      {
        before:
          '<cols><col min="3" max="4" hidden="1"/><col min="5" max="2000000000" hidden="1"/><col min="1" max="1"/></cols>',
      },
    )
    const sheet = mustRead(bytes).sheets[0]
    expect(sheet?.hiddenRows).toEqual([
      [2, 3],
      [9, 9],
    ])
    expect(sheet?.hiddenColumns).toEqual([[3, 16_384]])
  })

  test('rows of no height and columns of no width are hidden, whoever forgot to say so', () => {
    const bytes = buildSheet(
      '<row r="2" ht="0" customHeight="1"/><row r="3" ht="0.0"/><row r="4" ht="14.5"/><row r="5" ht=""/>',
      { before: '<cols><col min="3" max="3" width="0"/><col min="4" max="4" width="9"/></cols>' },
    )
    const sheet = mustRead(bytes).sheets[0]
    expect(sheet?.hiddenRows).toEqual([[2, 3]])
    expect(sheet?.hiddenColumns).toEqual([[3, 3]])
  })

  test('rows and columns hidden because those that do not say otherwise are; zeroHeight is of rows without cells', () => {
    const rows = '<row r="2"><c r="A2"><v>1</v></c></row><row r="3" ht="15"/><row r="4"/>'
    const hidden = (before: string): unknown => {
      const [sheet] = mustRead(buildSheet(rows, { before })).sheets
      return [sheet?.hiddenRows, sheet?.hiddenColumns]
    }
    const columns = '<cols><col min="2" max="4" width="9"/><col min="6" max="6" width="9" hidden="1"/></cols>'
    expect(hidden('<sheetFormatPr defaultRowHeight="0"/>')).toEqual([
      [
        [2, 2],
        [4, 4],
      ],
      [],
    ])
    expect(hidden(`<sheetFormatPr defaultColWidth="0" defaultRowHeight="15"/>${columns}`)).toEqual([
      [],
      [
        [1, 1],
        [5, 16_384],
      ],
    ])
    expect(hidden('<sheetFormatPr defaultRowHeight="15" zeroHeight="1"/>')).toEqual([[], []])
  })

  test('all sheets in order, hidden ones and names that come twice too', () => {
    const bytes = buildWorkbook({
      sheets: [
        { name: '自评表' },
        { name: '自评表', state: 'hidden' },
        { name: '__proto__', state: 'veryHidden' },
        { name: '表 &amp; 4' },
      ],
    })
    expect(mustRead(bytes).sheets.map(({ name, state }) => [name, state])).toEqual([
      ['自评表', 'visible'],
      ['自评表', 'hidden'],
      ['__proto__', 'veryHidden'],
      ['表 & 4', 'visible'],
    ])
  })

  test('prefixed tags and the strict kind of workbook read the same; tags of other prefixes do not count', () => {
    const xml =
      '<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:y="urn:y"><x:sheetData><x:row r="1"><y:c r="Z1"><x:v>8</x:v></y:c><x:c r="A1"><x:v>7</x:v><y:v>9</y:v></x:c></x:row></x:sheetData></x:worksheet>'
    expect(showCells(buildWorkbook({ sheets: [{ xml }] }))).toEqual(['A1 number 7'])
  })

  test('links to other workbooks, data connections and DDE are told of', () => {
    const link = (kind: string): string =>
      `<Relationship Id="rX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="x.xml"/>`
    const formula = (text: string): Buffer => buildSheet(`<row><c><f>${text}</f><v>1</v></c></row>`)
    const told = (bytes: Buffer): boolean => mustRead(bytes).externalLinks
    expect(told(buildSheet('', { relationships: link('externalLink') }))).toBe(true)
    expect(told(buildSheet('', { relationships: link('connections') }))).toBe(true)
    expect(told(formula("cmd|'/c calc'!A0"))).toBe(true)
    expect(told(formula('WEBSERVICE("http://example.org")'))).toBe(true)
    expect(told(formula('[1]Sheet1!A1'))).toBe(true)
    expect(told(formula("SUM('[2018.xlsx]自评表'!A1:A9)"))).toBe(true)
    expect(told(formula('SUM(表1[得分])+Sheet1!A1'))).toBe(false)
    expect(told(formula('IF(A1="a|b!","x",SUM(B1))'))).toBe(false)
    expect(told(buildSheet('', { relationships: link('theme') }))).toBe(false)
  })

  test('macros are told of by what is inside, whatever the file is called', () => {
    const kind = (bytes: Buffer): string => `${mustRead(bytes).kind} ${mustRead(bytes).macros}`
    const vba = '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
    const sheetType =
      '<Override PartName="/xl/macrosheets/sheet1.xml" ContentType="application/vnd.ms-excel.macrosheet+xml"/>'
    expect(kind(buildSheet(''))).toBe('xlsx false')
    expect(kind(buildSheet('', { types: vba }))).toBe('xlsm true')
    expect(kind(buildSheet('', { types: sheetType }))).toBe('xlsm true')
    expect(kind(buildSheet('', { extra: [{ name: 'xl/vbaProject.bin', data: 'x' }] }))).toBe('xlsm true')
  })
})

describe('what costs nothing', () => {
  test('empty formatted rows and cells in any number', () => {
    const cells = Array.from({ length: 16 }, () => '<c s="0"/>').join('')
    const bytes = buildSheet(
      `<row r="1"><c r="A1"><v>1</v></c></row>${`<row ht="15" customHeight="1">${cells}</row>`.repeat(60_000)}`,
      { formats: [0] },
    )
    expect(showCells(bytes)).toEqual(['A1 number 1'])
  })

  test('ranges of a whole sheet: dimension, columns, validations, formats, merges, names', () => {
    const bytes = buildSheet('<row r="1"><c r="A1"><v>1</v></c></row>', {
      before: '<dimension ref="A1:XFD1048576"/><cols><col min="1" max="2000000000" width="9"/></cols>',
      after:
        '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells><conditionalFormatting sqref="A1:XFD1048576"/>' +
        '<dataValidations><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"甲,乙"</formula1></dataValidation></dataValidations>',
      workbookProperties:
        '<definedNames><definedName name="all">表1!$A$1:$XFD$1048576</definedName></definedNames>',
    })
    expect(showCells(bytes)).toEqual(['A1 number 1'])
    expect(mustRead(bytes).sheets[0]?.merges).toEqual([{ top: 1, left: 1, bottom: 1_048_576, right: 16_384 }])
  })
})

describe('prefixes of one namespace', () => {
  const NS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const cells = (open: string, rows: string): readonly string[] =>
    showCells(buildWorkbook({ sheets: [{ xml: `<${open}>${rows}</${open.split(' ')[0] ?? ''}>` }] }))

  test.each([
    [`x:worksheet xmlns:x="${NS}"`, '<x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData>'],
    [`x:worksheet xmlns:x="${NS}" xmlns="${NS}"`, '<sheetData><row><c><v>1</v></c></row></sheetData>'],
    [
      `worksheet xmlns="${NS}" xmlns:y="${NS}"`,
      '<y:sheetData><y:row><c><y:v>1</y:v></c></y:row></y:sheetData>',
    ],
    [
      `worksheet xmlns="${NS}"`,
      `<y:sheetData xmlns:y="${NS}"><y:row><y:c><y:v>1</y:v></y:c></y:row></y:sheetData>`,
    ],
    [
      `worksheet xmlns="${NS}"`,
      '<sheetData><row><c><v>1</v></c></row></sheetData><z:sheetData xmlns:z="other"><z:row><z:c><z:v>2</z:v></z:c></z:row></z:sheetData>',
    ],
  ])('<%s>%s: the same cell', (open, rows) => {
    expect(cells(open, rows)).toEqual(['A1 number 1'])
  })
})
