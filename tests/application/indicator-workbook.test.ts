import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { editDraft, loadDraft, stepDraft } from '#electron/application/scheme/draft.ts'
import {
  exportIndicatorTable,
  importIndicatorTable,
} from '#electron/application/scheme/indicator-workbook.ts'
import { checkDraft } from '#electron/application/scheme/save.ts'
import { newWorkbook } from '#electron/workbooks/write/load-exceljs.ts'
import { unitId } from '#shared/plan/unit.ts'
import { encodeScheme } from '#shared/scheme/scheme-text.ts'
import { openOfficeYear, type OfficeYear } from './office-year.ts'

type Sheet = NonNullable<ReturnType<Awaited<ReturnType<typeof newWorkbook>>['getWorksheet']>>

async function exported(year: OfficeYear): Promise<string> {
  const folder = join(year.folder, '导出')
  mkdirSync(folder, { recursive: true })
  const saved = await exportIndicatorTable(year.office, year.book(), folder)
  if (!saved.ok) throw new Error(saved.error.message)
  return saved.value.path
}

/** As an officer does in Excel: opens the file, changes cells, saves it. */
async function change(
  path: string,
  edit: (sheet: Sheet, column: (header: string) => number, row: (id: string) => number) => void,
): Promise<void> {
  const book = await newWorkbook()
  await book.xlsx.readFile(path)
  const sheet = book.getWorksheet('市直部门')
  if (sheet === undefined) throw new Error('no sheet')
  const header = sheet.getRow(3).values
  const headers = Array.isArray(header) ? header.map(String) : []
  const ids = sheet.getColumn(1).values.map(String)
  edit(
    sheet,
    (name) => headers.indexOf(name),
    (id) => ids.indexOf(id),
  )
  writeFileSync(path, Buffer.from(await book.xlsx.writeBuffer()))
}

function differences(year: OfficeYear): readonly string[] {
  return checkDraft(year.office, year.book()).differences.map(
    ({ at, field, before, after }) =>
      `${at.kind === 'indicator' ? at.indicator : ''} ${field}：${before} → ${after}`,
  )
}

test('导出的指标表原样导入，一处也不变', async () => {
  const year = openOfficeYear()
  editDraft(year.office, year.book(), [
    {
      kind: 'unit-target',
      group: 'departments',
      indicator: 'S4',
      unit: unitId('D01'),
      text: '0.1234567890123456789',
    },
    { kind: 'unit-target', group: 'departments', indicator: 'S4', unit: unitId('D02'), text: '无' },
    {
      kind: 'indicator',
      group: 'departments',
      indicator: 'G06',
      field: 'target',
      text: '12345678901234567.89',
    },
    { kind: 'indicator', group: 'departments', indicator: '1.1', field: 'rule', text: '扣分制' },
    { kind: 'indicator', group: 'departments', indicator: '1.1', field: 'pointsOff', text: '0.5' },
  ])
  const before = encodeScheme(loadDraft(year.office, year.book()).scheme)
  const taken = await importIndicatorTable(year.office, year.book(), await exported(year))
  expect(taken).toEqual({ ok: true, value: { changes: 0, refused: [] } })
  expect(encodeScheme(loadDraft(year.office, year.book()).scheme)).toBe(before)
})

test('在 Excel 里改了再导入：改的都收，列的先后不论，删去的列不动；一步可撤销', async () => {
  const year = openOfficeYear()
  const path = await exported(year)
  await change(path, (sheet, column, row) => {
    const set = (id: string, header: string, value: string | number): void => {
      sheet.getCell(row(id), column(header)).value = value
    }
    set('S4', '本年目标', 6.5)
    set('S4', '单独目标', '市科协 3；市教育局 无')
    set('S5', '阶梯', '满 0 得 0%，满 2 得 60%；满 3 得 100％')
    set('1.1', '计分方式', '是否')
    set('1.1', '责任单位', '教育局、团市委、科协')
    set('1.1', '牵头单位', '市教育局')
    set('G06', '本年目标', 0.95)
    const share = sheet.getCell(row('G06'), column('本年目标'))
    // A style of its own: exceljs shares one among many cells.
    share.style = { ...share.style, numFmt: '0%' }
    // A sign that is only drawn says nothing of the number.
    set('G07', '本年目标', 98)
    const drawn = sheet.getCell(row('G07'), column('本年目标'))
    drawn.style = { ...drawn.style, numFmt: '0"%"' }
    sheet.spliceColumns(column('分值'), 1)
  })
  const taken = await importIndicatorTable(year.office, year.book(), path)
  expect(taken).toEqual({ ok: true, value: { changes: 8, refused: [] } })
  expect(differences(year)).toEqual([
    '1.1 计分方式：定性三档 → 是否',
    '1.1 牵头单位：2 家 → 1 家（减少团市委）',
    'G06 本年目标：100 → 95',
    'G07 本年目标：100 → 98',
    'S4 本年目标：4 → 6.5',
    'S4 市科协的目标：同本项目标 → 3',
    'S4 市教育局的目标：同本项目标 → 无',
    'S5 阶梯：满 0 得 0%，满 1 得 50%，满 2 得 100% → 满 0 得 0%，满 2 得 60%，满 3 得 100%',
  ])
  stepDraft(year.office, year.book(), 'undo')
  expect(differences(year)).toEqual([])
})

test('看不懂的格和行指明在哪里、怎么办，其余照收', async () => {
  const year = openOfficeYear()
  const path = await exported(year)
  await change(path, (sheet, column, row) => {
    sheet.getCell(row('S4'), column('本年目标')).value = '约6'
    sheet.getCell(row('S4'), column('分值')).value = 5
    sheet.getCell(row('S5'), column('阶梯')).value = '两档'
    sheet.getCell(row('S3'), column('编号')).value = 'S9'
    sheet.getCell(row('1.1'), column('责任单位')).value = '市海洋局'
    sheet.getCell(row('1.2'), column('单独目标')).value = '三家各 2'
  })
  const taken = await importIndicatorTable(year.office, year.book(), path)
  if (!taken.ok) throw new Error(taken.error.message)
  expect(taken.value.refused.map((line) => line.replace(/!([A-Z]+)\d+/, '!$1'))).toEqual([
    '市直部门!Q “市海洋局”不是市直部门的单位，这一格没有读入。请写单位全称或简称。',
    '市直部门!R “三家各 2”看不懂，这一格没有读入。请写如“市科协 3；市教育局 4”。',
    '市直部门!A 编号“S9”在市直部门中没有，这一行没有读入。新增指标请在页面上点“新增指标”。',
    '市直部门!K 阶梯“两档”看不懂。请写如“满 1 得 50%，满 2 得 100%”。',
    '市直部门!G 本年目标“约6”不是数。请只填数字，如 95 或 12.5。',
  ])
  expect(differences(year)).toEqual(['S4 分值：4 → 5'])
})

test('不是指标表的文件不读入，说明要什么样的', async () => {
  const year = openOfficeYear()
  const path = join(year.folder, '别的.xlsx')
  const book = await newWorkbook()
  book.addWorksheet('表').getCell('A1').value = '随便写的'
  writeFileSync(path, Buffer.from(await book.xlsx.writeBuffer()))
  expect(await importIndicatorTable(year.office, year.book(), path)).toEqual({
    ok: true,
    value: {
      changes: 0,
      refused: ['没有找到指标表：请在表头写“编号”“指标”“本年目标”等列名，其下每行一项。可先导出一份照着改。'],
    },
  })
})
