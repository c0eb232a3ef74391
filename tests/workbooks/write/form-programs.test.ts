import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readWorkbookBytes } from '#electron/workbooks/read/read-workbook-bytes.ts'
import { writeForm } from '#electron/workbooks/write/form.ts'
import { locateTable } from '#shared/returns/locate-table.ts'
import { readHiddenIdentity } from '#shared/returns/read-identity.ts'
import { readReturn } from '#shared/returns/read-return.ts'
import { decimal } from '#shared/scheme/decimal.ts'
import { hasLibreOffice, hasOpenpyxl } from '#tests/support/programs.ts'
import { everyRuleForm, exampleAnswers, exampleForm, exampleRow } from '#tests/workbooks/example-form.ts'
import { limitsAt, openBook, sheetOf, shown } from '#tests/workbooks/open-book.ts'
import { part } from '#tests/workbooks/parts.ts'
import { inPython, throughLibreOffice } from '#tests/workbooks/reopened.ts'

const FIRST = 5

describe.skipIf(!hasLibreOffice)('自评表在 LibreOffice 中打开再存', () => {
  test.each(['double', 'inverse'] as const)(
    '完成率和合计重新计算后与原有结果相同（控制型 %s）',
    async (formula) => {
      const form = everyRuleForm(formula)
      const answers = exampleAnswers(form)
      const rows = new Map(answers.rows)
      rows.set('K1', { actual: 5 })
      rows.set('H2', { actual: '-', deviation: '非调查年度。' })
      rows.set('Y1', { actual: '否' })
      rows.set('T1', { actual: 7, grade: '不适用' })
      const bytes = await writeForm(form, { ...answers, rows })
      const before = sheetOf(await openBook(bytes), '自评表')
      const after = sheetOf(await openBook(throughLibreOffice(bytes)), '自评表')
      const column = (sheet: typeof before, at: number) =>
        Array.from({ length: form.rows.length + 1 }, (_, index) =>
          shown(sheet.getCell(FIRST + index, at).value),
        )
      expect(column(after, 9)).toEqual([
        '—',
        '—',
        1,
        '—',
        1,
        '—',
        formula === 'double' ? 0.75 : 0.8,
        null,
        '—',
        null,
        '—',
        null,
      ])
      expect([9, 12, 13].map((at) => column(after, at))).toEqual([9, 12, 13].map((at) => column(before, at)))
    },
  )

  test.each([
    ['double', [1, 1, 1, 0.75, 0, 0]],
    ['inverse', [1, 1, 1, 0.8, 0.5, 0.4]],
  ] as const)('控制型（%s）完成率：不高于目标为100%%，高于目标按计分办法递减', async (formula, rates) => {
    const actuals = [0, 3, 4, 5, 8, 10]
    const id = (index: number) => `K${index + 1}`
    const rows = actuals.map((_, index) =>
      exampleRow({ indicatorId: id(index), rule: 'lower-is-better', target: decimal('4'), measure: '天' }),
    )
    const form = { ...everyRuleForm(formula), rows }
    const answers = { rows: new Map(actuals.map((actual, index) => [id(index), { actual }])) }
    const bytes = await writeForm(form, answers)
    for (const book of [bytes, throughLibreOffice(bytes)]) {
      const sheet = sheetOf(await openBook(book), '自评表')
      expect(actuals.map((_, index) => shown(sheet.getCell(FIRST + index, 9).value) ?? 0)).toEqual(rates)
    }
  })

  test('保护、锁定、下拉列表和输入限制都还在', async () => {
    const bytes = throughLibreOffice(await writeForm(everyRuleForm()))
    const sheet = sheetOf(await openBook(bytes), '自评表')
    expect(part(bytes, 'xl/worksheets/sheet2.xml')).toMatch(/<sheetProtection[^>]* sheet="(1|true)"/)
    expect(['K5', 'H14'].map((address) => limitsAt(sheet, address)[0])).toEqual([
      '"达成,部分达成,未达成,不适用"',
      '"是,否"',
    ])
    expect(sheet.getCell('H7').dataValidation).toMatchObject({
      type: 'decimal',
      operator: 'greaterThanOrEqual',
    })
    expect(sheet.getCell('H7').dataValidation?.formulae[0]).toBe(0)
    expect(sheet.getCell('M7').dataValidation?.type).toBe('custom')
    expect(sheet.pageSetup).toMatchObject({
      orientation: 'landscape',
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '4:4',
    })
  })
})

const PYTHON = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
table = book['自评表']
print(json.dumps({
  'states': [[s.title, s.sheet_state] for s in book.worksheets],
  'protected': [s.protection.sheet for s in book.worksheets],
  'hash': table.protection.hashValue,
  'row': [c.value for c in table[7]],
  'open': [c.coordinate for c in table[7] if not c.protection.locked],
  'titles': table.print_title_rows,
  'fonts': sorted({c.font.name for r in table.iter_rows() for c in r if c.value is not None}),
  'lists': sorted({v.formula1 for v in table.data_validations.dataValidation if v.type == 'list'}),
}))
`

/** Cells that the ruled part of each sheet leaves open. */
const OPEN_CELLS = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
print(json.dumps([
  s.title + '!' + c.coordinate
  for s in book.worksheets if s.protection.sheet
  for r in s.iter_rows() for c in r if not c.protection.locked and c.border.left.style
]))
`

describe.skipIf(!hasOpenpyxl)('自评表用 openpyxl 打开', () => {
  test.skipIf(!hasLibreOffice)('经 LibreOffice 再存，锁定的仍锁定，未锁定的仍未锁定', async () => {
    const bytes = await writeForm(everyRuleForm())
    const after = inPython(throughLibreOffice(bytes), OPEN_CELLS)
    expect(after).toEqual(inPython(bytes, OPEN_CELLS))
    expect(after).toContain('自评表!H7')
  })

  test('内容、保护和格式与写出的一致', async () => {
    expect(inPython(await writeForm(everyRuleForm()), PYTHON)).toEqual({
      states: [
        ['填报说明', 'visible'],
        ['自评表', 'visible'],
        ['佐证材料目录', 'visible'],
        ['kaoping', 'veryHidden'],
      ],
      protected: [true, true, true, true],
      hash: null,
      row: [
        'H1',
        '科普信息化',
        '做一件事',
        '责任',
        '正向定量',
        '场',
        3,
        null,
        '=IF(K7="不适用","—",IF(H7="","",IF(ISNUMBER(H7),H7/G7,"—")))',
        null,
        null,
        10,
        null,
        null,
        null,
        null,
      ],
      open: ['H7', 'J7', 'K7', 'M7', 'N7', 'O7', 'P7'],
      titles: '$4:$4',
      fonts: ['宋体', '黑体'],
      lists: ['"不适用"', '"是,否"', '"达成,部分达成,未达成,不适用"', '"达成,部分达成,未达成,不适用,无数据"'],
    })
  })
})

describe('下发后原样读回', () => {
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

  test.each(['市科协', '市广播电视台', '齐河县'])('%s 的空表读回时没有任何备注', async (name) => {
    const form = exampleForm(name)
    const outcome = readWorkbookBytes(await writeForm(form))
    if (!outcome.ok) throw new Error(JSON.stringify(outcome))
    const table = locateTable(outcome.workbook, form)
    if (!table.ok) throw new Error(table.error.message)
    const hidden = readHiddenIdentity(outcome.workbook, sha256)
    const read = readReturn(outcome.workbook, form, table.value, hidden)
    expect([hidden.state, read.remarks, read.cells, read.rows.length]).toEqual([
      'verified',
      [],
      [],
      form.rows.length,
    ])
  })
})
