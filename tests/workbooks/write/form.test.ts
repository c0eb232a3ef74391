import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { formFileName, writeForm } from '#electron/workbooks/write/form.ts'
import { identityDigest } from '#electron/workbooks/write/identity-digest.ts'
import { FORM_HEADERS } from '#shared/returns/form.ts'
import { everyRuleForm, exampleAnswers, exampleForm } from '#tests/workbooks/example-form.ts'
import { limitsAt, openBook, rowTexts, sheetOf, shown, textAt } from '#tests/workbooks/open-book.ts'
import { part, partsOf } from '#tests/workbooks/parts.ts'

const TABLE = 'xl/worksheets/sheet2.xml'
const FIRST = 5

describe('下发的自评表', () => {
  test('四张工作表依次为填报说明、自评表、佐证材料目录和隐藏的标识表', async () => {
    const book = await openBook(await writeForm(exampleForm('市科协')))
    expect(book.worksheets.map(({ name, state }) => [name, state])).toEqual([
      ['填报说明', 'visible'],
      ['自评表', 'visible'],
      ['佐证材料目录', 'visible'],
      ['kaoping', 'veryHidden'],
    ])
  })

  test('表头十六栏，逐项列出编号、任务、角色、计分方式、单位、目标和分值', async () => {
    const sheet = sheetOf(await openBook(await writeForm(exampleForm('齐河县'))), '自评表')
    expect(rowTexts(sheet, 4)).toEqual([...FORM_HEADERS])
    expect(rowTexts(sheet, FIRST).slice(0, 12)).toEqual([
      'C1',
      '任务目标',
      '人均科普专项经费',
      '责任',
      '正向定量',
      '元/人',
      1,
      null,
      null,
      null,
      null,
      20,
    ])
    expect(rowTexts(sheet, FIRST + 19).slice(0, 7)).toEqual([
      'S5',
      '科学统筹推进',
      '统筹推进：按时制定年度计划、报送年度总结',
      '责任',
      '阶梯',
      '份',
      null,
    ])
    expect(rowTexts(sheet, FIRST + 20)).toEqual([
      '合计',
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      200,
      null,
      null,
      null,
      null,
    ])
  })

  test('编号按文本存放，1.10 不会变成 1.1', async () => {
    const sheet = sheetOf(await openBook(await writeForm(everyRuleForm())), '自评表')
    expect([sheet.getCell('A6').value, sheet.getCell('A6').numFmt]).toEqual(['1.10', '@'])
  })

  test('表首六项：单位名称和年度由办公室填好，其余四项留给单位', async () => {
    const sheet = sheetOf(await openBook(await writeForm(exampleForm('市教育局'))), '自评表')
    const head = ['A2', 'C2', 'E2', 'H2', 'J2', 'K2', 'A3', 'C3', 'E3', 'H3', 'J3', 'K3']
    expect(head.map((address) => sheet.getCell(address).value)).toEqual([
      '单位名称（盖章）',
      '市教育局',
      '年度',
      '2018',
      '填表人',
      null,
      '联系电话',
      null,
      '单位负责人（签章）',
      null,
      '填报日期',
      null,
    ])
    expect(head.filter((address) => sheet.getCell(address).protection?.locked === false)).toEqual([
      'K2',
      'C3',
      'H3',
      'K3',
    ])
  })

  test('只有单位填写的栏未锁定；定性三档不填实际完成值，故锁定', async () => {
    const form = everyRuleForm()
    const sheet = sheetOf(await openBook(await writeForm(form)), '自评表')
    const open = form.rows.map((_, index) =>
      FORM_HEADERS.filter(
        (_header, column) => sheet.getCell(FIRST + index, column + 1).protection?.locked === false,
      ),
    )
    const own = ['完成情况说明', '自评档次', '自评得分', '偏差原因及改进措施', '佐证材料编号', '备注']
    expect(open).toEqual(form.rows.map(({ rule }) => (rule === 'graded' ? own : ['实际完成值', ...own])))
    expect(rowTexts(sheet, FIRST + form.rows.length)[0]).toBe('合计')
    for (let column = 1; column <= 16; column += 1) {
      expect(sheet.getCell(FIRST + form.rows.length, column).protection?.locked).not.toBe(false)
    }
  })

  test('单位填文字的栏为文本格式，“1-3”不会变成日期；数字栏为常规格式', async () => {
    const sheet = sheetOf(await openBook(await writeForm(everyRuleForm())), '自评表')
    const formats = ['H7', 'H14', 'J7', 'K7', 'M7', 'N7', 'O7', 'P7'].map(
      (address) => sheet.getCell(address).numFmt,
    )
    expect(formats).toEqual([undefined, '@', '@', '@', undefined, '@', '@', '@'])
  })

  test('四张表都有保护，不设密码，行高列宽和格式可以调整', async () => {
    const parts = partsOf(await writeForm(exampleForm('市科协')))
    const protections = [1, 2, 3, 4].map(
      (n) => /<sheetProtection[^>]*>/.exec(parts.get(`xl/worksheets/sheet${n}.xml`) ?? '')?.[0],
    )
    expect(protections).toEqual(
      Array(4).fill('<sheetProtection sheet="1" formatCells="0" formatColumns="0" formatRows="0"/>'),
    )
  })

  test('内容行的行高不是手工行高，填写时能自动增高；表首各行固定', async () => {
    const rows = part(await writeForm(exampleForm('齐河县')), TABLE).match(/<row [^>]*>/g) ?? []
    expect(rows.map((row) => row.includes('customHeight'))).toEqual([
      true,
      true,
      true,
      true,
      ...Array.from({ length: 21 }, () => false),
    ])
    expect(rows.every((row) => / ht="\d+"/.test(row))).toBe(true)
  })

  test('A4横向、一页宽、重复表头、页码，冻结表头和前三列', async () => {
    const bytes = await writeForm(exampleForm('市科协'))
    const sheet = sheetOf(await openBook(bytes), '自评表')
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '4:4',
    })
    expect(sheet.headerFooter.oddFooter).toBe(
      '&L&"宋体,常规"&9 2018年度自评表　市科协&C&"宋体,常规"&9第 &P 页　共 &N 页',
    )
    expect(sheet.views).toMatchObject([{ state: 'frozen', xSplit: 3, ySplit: 4 }])
    expect(part(bytes, 'xl/workbook.xml')).toContain('!$4:$4</definedName>')
  })

  test('下拉列表：分档、不适用、是否；允许无数据的另有“无数据”', async () => {
    const sheet = sheetOf(await openBook(await writeForm(everyRuleForm())), '自评表')
    const lists = ['K5', 'K6', 'K7', 'H14', 'K14'].map((address) => limitsAt(sheet, address))
    expect(lists).toEqual([
      ['"达成,部分达成,未达成,不适用"'],
      ['"达成,部分达成,未达成,不适用,无数据"'],
      ['"不适用"'],
      ['"是,否"'],
      ['"不适用"'],
    ])
  })

  test('实际完成值限为不小于0的数字；允许无数据的可填“-”；允许负数的不设下限', async () => {
    const sheet = sheetOf(await openBook(await writeForm(everyRuleForm())), '自评表')
    const [plain, noData, negative] = ['H7', 'H8', 'H9'].map(
      (address) => sheet.getCell(address).dataValidation,
    )
    expect(plain).toMatchObject({
      type: 'decimal',
      operator: 'greaterThanOrEqual',
      formulae: [0],
      errorStyle: 'stop',
      error: '请填写不小于0的数字，不要带计量单位或其他文字。',
    })
    expect(noData).toMatchObject({
      type: 'custom',
      formulae: ['IF(ISNUMBER(H8),AND(ISNUMBER(H8),H8>=0),OR(H8="-",H8="—",H8="/",H8="无",H8="无数据"))'],
      prompt:
        '计量单位为“%”，95%填“95”，只填数字，不写单位和“约”“余”等字；结果为零的填“0”。本年度确无数据的填“-”，并在“偏差原因及改进措施”栏说明理由。',
    })
    expect(negative).toMatchObject({ type: 'decimal', operator: 'between', formulae: [-1e15, 1e15] })
    expect(sheet.getCell('H5').dataValidation).toBeUndefined()
  })

  test('自评得分限于0至分值、两位小数，提示各档次的分值区间', async () => {
    const sheet = sheetOf(await openBook(await writeForm(everyRuleForm())), '自评表')
    expect(sheet.getCell('M6').dataValidation).toMatchObject({
      type: 'custom',
      formulae: ['IF(ISNUMBER(M6),AND(M6>=0,M6<=4,ROUND(M6,2)=M6),FALSE)'],
      prompt: '0～4分，最多两位小数。达成：3.20～4.00分；部分达成：2.40～3.19分；未达成：0.00～2.39分',
      error: '自评得分应为0至4之间的数字，最多保留两位小数。',
    })
  })

  test('各条提示不超过Excel的255字和32字上限', async () => {
    const form = exampleForm('市科协')
    const long = { ...form, rows: form.rows.map((row) => ({ ...row, evidence: '材料'.repeat(300) })) }
    const xml = [...partsOf(await writeForm(long)).values()].join('')
    const texts = [...xml.matchAll(/ (prompt|error|promptTitle|errorTitle)="([^"]*)"/g)]
    expect(texts.length).toBeGreaterThan(50)
    expect(
      texts.filter(([, kind = '', text = '']) => text.length > (kind.endsWith('Title') ? 32 : 255)),
    ).toEqual([])
  })

  test('隐藏的标识表写明单位、年度、版本、各项分值和目标，校验值与内容相符', async () => {
    const form = everyRuleForm()
    const sheet = sheetOf(await openBook(await writeForm(form)), 'kaoping')
    const rows = [1, 2, 3, 4, 5, 6, 7, 10].map((row) => rowTexts(sheet, row).filter((cell) => cell !== null))
    const text = `科素考评自评表\n${form.unitId}\n市教育局\n2018\n1\n${form.rows
      .map(
        ({ indicatorId, points }, index) =>
          `${indicatorId}\t${points / 100}\t${['', '', '3', '10.5', '0', '', '4', '0', '', '', ''][index]}`,
      )
      .join('\n')}`
    expect(rows).toEqual([
      ['标识', '科素考评自评表'],
      ['单位编号', form.unitId],
      ['单位名称', '市教育局'],
      ['年度', '2018'],
      ['方案版本', '1'],
      ['校验值', createHash('sha256').update(text).digest('hex')],
      ['指标', '1.1', '10'],
      ['指标', 'H2', '10', '10.5'],
    ])
    expect(identityDigest(form)).toBe(rows[5]?.[1])
  })

  test('填报说明写明单位、期限和联系方式；没有联系方式时不留空行', async () => {
    const texts = async (contact: string) => {
      const sheet = sheetOf(await openBook(await writeForm(exampleForm('市教育局', contact))), '填报说明')
      return Array.from({ length: sheet.rowCount }, (_, row) => textAt(sheet, row + 1, 1))
    }
    const filled = await texts('科普部，0534-1234567')
    expect(filled.slice(0, 5)).toEqual([
      '2018年度全民科学素质工作自评表填报说明',
      '一、填报单位和报送时间',
      '　　填报单位：市教育局（市直部门）。',
      '　　请于2019年1月10日前（含当日）将填好的本工作簿报送全民科学素质工作领导小组办公室；纸质件由单位负责人签章并加盖公章。逾期报送的，按评价办法有关规定处理。',
      '　　联系方式：科普部，0534-1234567。',
    ])
    expect((await texts('')).filter((text) => text.includes('联系方式'))).toEqual([])
  })

  test('填报说明列出本表用到的计分方式和各分值的档次区间', async () => {
    const sheet = sheetOf(await openBook(await writeForm(everyRuleForm('inverse'))), '填报说明')
    const rows = Array.from(
      { length: sheet.rowCount },
      (_, row) => [textAt(sheet, row + 1, 1), textAt(sheet, row + 1, 2)] as const,
    )
    const told = new Map(rows)
    expect([told.get('控制型'), told.get('阶梯'), told.get('扣分制'), told.get('4')]).toEqual([
      '实际完成值不高于年度目标值的得满分；高于年度目标值的，得分＝分值×年度目标值÷实际完成值。',
      '按实际完成值达到的最高一档计分。T1：达到1份的得分值的50%，达到2份的得分值的100%，其余不得分。',
      '按发生次数扣分，扣完本项分值为止。D1：每发生1次扣2.5分。',
      '3.20～4.00',
    ])
  })

  test('已填的表：数字存数字，文字存文字，完成率和合计已有结果', async () => {
    const form = everyRuleForm()
    const sheet = sheetOf(await openBook(await writeForm(form, exampleAnswers(form))), '自评表')
    expect(form.rows.map((_, index) => shown(sheet.getCell(FIRST + index, 9).value))).toEqual([
      '—',
      '—',
      1,
      3 / 10.5,
      1,
      '—',
      1,
      null /* 0，exceljs 读不出 */,
      0.5,
      1,
      '—',
    ])
    expect([shown(sheet.getCell('L16').value), shown(sheet.getCell('M16').value)]).toEqual([92, 51.6])
    expect([sheet.getCell('H7').value, sheet.getCell('O7').value, sheet.getCell('K3').value]).toEqual([
      3,
      '1-2',
      '2019年1月8日',
    ])
    expect(
      rowTexts(sheetOf(await openBook(await writeForm(form, exampleAnswers(form))), '佐证材料目录'), 4),
    ).toEqual(['1', '1.1', '关于印发科技教育工作安排的通知', '文号略', '文件', '1-6'])
  })

  test('同样的表得到同样的字节', async () => {
    const form = exampleForm('市科协')
    const first = await writeForm(form)
    await new Promise((resolve) => setTimeout(resolve, 2100))
    expect(Buffer.from(await writeForm(form)).equals(first)).toBe(true)
    const later = await writeForm(form, undefined, { created: new Date('2018-11-20T02:00:00Z') })
    expect(part(later, 'docProps/core.xml')).toContain('2018-11-20T02:00:00')
  })

  test('没有指标的单位也能写出空表', async () => {
    const sheet = sheetOf(await openBook(await writeForm({ ...exampleForm('市教育局'), rows: [] })), '自评表')
    expect(sheet.getCell('A5').value).toBe('合计')
  })

  test('文件名去掉系统不允许的字符', () => {
    expect(formFileName({ year: 2018, unitName: '市教育局' })).toBe('2018年度自评表_市教育局.xlsx')
    expect(formFileName({ year: 2018, unitName: 'a/b:c*?"<>|\\d' })).toBe('2018年度自评表_abcd.xlsx')
  })
})
