import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readWorkbookBytes } from '#electron/workbooks/read/read-workbook-bytes.ts'
import { writeForm } from '#electron/workbooks/write/form.ts'
import { convertWithLibreOffice, hasLibreOffice, hasOpenpyxl, runPython } from '#tests/support/programs.ts'
import { keptFolder, scratchFolder } from '#tests/support/scratch.ts'
import { exampleAnswers, exampleForm } from '../example-form.ts'
import { partsOf } from '../parts.ts'
import { asOpenpyxlSees, marked, markOf } from './marked.ts'

const folder = keptFolder('mark')
const form = exampleForm('市教育局')
/** Row 6 is 1.2, a graded one: its 实际完成值 is locked. */
const MARKS = [
  markOf(6, 11, '应为“达成”“部分达成”“未达成”之一。'),
  markOf(7, 13, '写的是“10.5”，超过本指标分值 10 分，请改正。'),
  markOf(6, 8, '本项按档次计分，请删去。'),
  markOf(9, 1, '本项没有填报，请补填。', false),
]

/** The same form as it comes back from three programs. */
async function writeAll(): Promise<void> {
  writeFileSync(join(folder, 'exceljs.xlsx'), await writeForm(form, exampleAnswers(form)))
  if (hasOpenpyxl) {
    const script = join(import.meta.dirname, 'resaved.py')
    runPython(script, [join(folder, 'exceljs.xlsx'), join(folder, 'openpyxl.xlsx')])
    runPython(script, [join(folder, 'exceljs.xlsx'), join(folder, 'notes.xlsx'), 'notes'])
  }
  if (hasLibreOffice) {
    convert(['exceljs'])
    writeFileSync(join(folder, 'libreoffice.xlsx'), converted('exceljs'))
  }
  // One start of LibreOffice for all that it shall open and save.
  const plain = [...WRITERS, ...(hasOpenpyxl ? ['notes'] : [])]
  for (const writer of plain)
    writeFileSync(join(folder, `${writer}-marked.xlsx`), marked(bookOf(writer), MARKS))
  if (hasLibreOffice) convert([...plain, ...plain.map((writer) => `${writer}-marked`)])
}

function convert(names: readonly string[]): void {
  mkdirSync(join(folder, 'converted'), { recursive: true })
  const files = names.map((name) => join(folder, `${name}.xlsx`))
  convertWithLibreOffice(files, 'xlsx', join(folder, 'converted'))
}

function converted(name: string): Uint8Array {
  return readFileSync(join(folder, 'converted', `${name}.xlsx`))
}

const WRITERS = ['exceljs', ...(hasOpenpyxl ? ['openpyxl'] : []), ...(hasLibreOffice ? ['libreoffice'] : [])]
const bookOf = (writer: string): Uint8Array => readFileSync(join(folder, `${writer}.xlsx`))

beforeAll(writeAll, 120_000)

describe.each(WRITERS)('退回的自评表，%s 写的原表', (writer) => {
  test('除了标注所需的几个部件，其余部件一字不变', () => {
    const [before, after] = [partsOf(bookOf(writer)), partsOf(marked(bookOf(writer), MARKS))]
    const changed = [...after].filter(([name, text]) => before.get(name) !== text).map(([name]) => name)
    expect(changed.toSorted()).toEqual([
      '[Content_Types].xml',
      'xl/comments1.xml',
      'xl/drawings/vmlDrawing1.vml',
      'xl/styles.xml',
      'xl/worksheets/_rels/sheet2.xml.rels',
      'xl/worksheets/sheet2.xml',
    ])
    expect([...before.keys()].filter((name) => !after.has(name))).toEqual([])
  })

  test('自评表中只有标注的格换了样式，另加一处批注引用，其余一字不变', () => {
    const name = 'xl/worksheets/sheet2.xml'
    const before = partsOf(bookOf(writer)).get(name) ?? ''
    const after = partsOf(marked(bookOf(writer), MARKS)).get(name) ?? ''
    const cellTag = (xml: string, cell: string): string =>
      new RegExp(`<c [^>]*r="${cell}"[^>]*>`).exec(xml)?.[0] ?? ''
    let undone = after.replace(/<legacyDrawing [^>]*\/>/, '')
    for (const cell of ['K6', 'M7', 'H6', 'A9']) {
      expect(cellTag(after, cell)).not.toBe(cellTag(before, cell))
      undone = undone.replace(cellTag(after, cell), cellTag(before, cell))
    }
    expect(undone).toBe(before)
  })

  test('原有样式一个不改，只在后面添加', () => {
    const looks = (bytes: Uint8Array): readonly string[] =>
      (/<cellXfs[^>]*>(.*)<\/cellXfs>/s.exec(partsOf(bytes).get('xl/styles.xml') ?? '')?.[1] ?? '').split(
        /(?=<xf )/,
      )
    const before = looks(bookOf(writer))
    const after = looks(marked(bookOf(writer), MARKS))
    expect(after.slice(0, before.length)).toEqual(before)
    expect(after.length).toBeGreaterThan(before.length)
  })

  test('读回来与原表完全相同：识别信息、各单元格都没有变', () => {
    expect(readWorkbookBytes(marked(bookOf(writer), MARKS))).toEqual(readWorkbookBytes(bookOf(writer)))
  })

  test('同样的标注得到同样的文件', () => {
    expect(Buffer.from(marked(bookOf(writer), MARKS)).equals(marked(bookOf(writer), MARKS))).toBe(true)
  })

  test.skipIf(!hasOpenpyxl)(
    'openpyxl 看到：四格有底色和批注，待改的格可以改，编号仍锁定，下拉和保护都在',
    () => {
      const [before, after] = [asOpenpyxlSees(bookOf(writer)), asOpenpyxlSees(marked(bookOf(writer), MARKS))]
      expect(before.cells).toEqual([])
      expect(after).toEqual({
        ...before,
        cells: [
          ['H6', 'FFFFC7CE', false, '【退回】本项按档次计分，请删去。'],
          ['K6', 'FFFFC7CE', false, '【退回】应为“达成”“部分达成”“未达成”之一。'],
          ['M7', 'FFFFC7CE', false, '【退回】写的是“10.5”，超过本指标分值 10 分，请改正。'],
          ['A9', 'FFFFC7CE', true, '【退回】本项没有填报，请补填。'],
        ],
      })
      expect(after.validations).toBeGreaterThan(50)
      expect(after.sheets.map(([name, , isProtected]) => [name, isProtected])).toContainEqual([
        '自评表',
        true,
      ])
    },
  )

  test.skipIf(!hasLibreOffice || !hasOpenpyxl)('LibreOffice 打开再存：底色、批注、下拉、保护都在', () => {
    const after = asOpenpyxlSees(converted(`${writer}-marked`))
    const plain = asOpenpyxlSees(converted(writer))
    expect(after.cells).toEqual(asOpenpyxlSees(marked(bookOf(writer), MARKS)).cells)
    expect([after.validations, after.sheets]).toEqual([plain.validations, plain.sheets])
  })
})

describe('第二次退回', () => {
  const SECOND = [markOf(7, 13, '仍然超过分值，请改正。'), markOf(10, 14, '请写明偏差原因。')]

  test.each(WRITERS)('上一次的底色和批注不再出现，只有这一次的（%s）', (writer) => {
    const twice = marked(marked(bookOf(writer), MARKS), SECOND)
    const once = marked(bookOf(writer), SECOND)
    const sheet = (bytes: Uint8Array): string => partsOf(bytes).get('xl/worksheets/sheet2.xml') ?? ''
    const notes = (bytes: Uint8Array): string => partsOf(bytes).get('xl/comments1.xml') ?? ''
    expect(notes(twice)).toBe(notes(once))
    expect(
      partsOf(twice)
        .get('xl/drawings/vmlDrawing1.vml')
        ?.match(/<x:Row>\d+/g),
    ).toEqual(['<x:Row>6', '<x:Row>9'])
    // The numbers of the new looks differ; what they look like does not.
    const unnumbered = (xml: string): string => xml.replaceAll(/ s="\d+"/g, '')
    expect(unnumbered(sheet(twice))).toBe(unnumbered(sheet(once)))
  })

  test.skipIf(!hasOpenpyxl || !hasLibreOffice)('单位用 LibreOffice 改过再退回也是这样', () => {
    const returned = converted('exceljs-marked')
    expect(asOpenpyxlSees(marked(returned, SECOND)).cells).toEqual([
      ['M7', 'FFFFC7CE', false, '【退回】仍然超过分值，请改正。'],
      ['N10', 'FFFFC7CE', false, '【退回】请写明偏差原因。'],
    ])
  })

  test.skipIf(!hasOpenpyxl)('去掉底色的格恢复原来的样式', () => {
    const script = (bytes: Uint8Array): unknown => {
      const at = join(scratchFolder(), 'book.xlsx')
      writeFileSync(at, bytes)
      return JSON.parse(runPython(join(import.meta.dirname, 'looks.py'), [at, 'K6', 'M7', 'A9', 'K8']))
    }
    const returned = marked(marked(bookOf('exceljs'), MARKS), [markOf(12, 13, '另一处')])
    expect(script(returned)).toEqual(script(bookOf('exceljs')))
  })
})

describe.skipIf(!hasOpenpyxl)('单位自己的批注', () => {
  test('都保留；要退回的格上有批注的，退回原因写在后面', () => {
    const after = asOpenpyxlSees(marked(bookOf('notes'), MARKS))
    expect(after.cells.map(([cell, , , note]) => [cell, note])).toEqual([
      ['H6', '【退回】本项按档次计分，请删去。'],
      ['J6', '数据来自年报'],
      ['K6', '【退回】应为“达成”“部分达成”“未达成”之一。'],
      ['M7', '请领导核\n【退回】写的是“10.5”，超过本指标分值 10 分，请改正。'],
      ['A9', '【退回】本项没有填报，请补填。'],
    ])
  })

  test('第二次退回只换办公室写的部分', () => {
    const after = asOpenpyxlSees(marked(marked(bookOf('notes'), MARKS), [markOf(7, 13, '第二次')]))
    expect(after.cells.map(([cell, , , note]) => [cell, note])).toEqual([
      ['J6', '数据来自年报'],
      ['M7', '请领导核\n【退回】第二次'],
    ])
  })

  test.skipIf(!hasLibreOffice)('在 LibreOffice 中也都看得到', () => {
    const after = asOpenpyxlSees(converted('notes-marked'))
    expect(after.cells.map(([cell]) => cell)).toEqual(['H6', 'J6', 'K6', 'M7', 'A9'])
  })
})
