import type { Worksheet } from 'exceljs'
import { describe, expect, test } from 'vitest'
import { writeSummary } from '#electron/workbooks/write/summary.ts'
import { writeWorkings } from '#electron/workbooks/write/workings.ts'
import { buildSummary } from '#shared/reports/summary.ts'
import { buildWorkings, NO_DETAIL, type WorkingsDetail } from '#shared/reports/workings.ts'
import { points } from '#shared/scheme/points.ts'
import type { ScoreSheet } from '#shared/scoring/score-sheet.ts'
import { hasLibreOffice } from '#tests/support/programs.ts'
import { exampleExtras, exampleScores, unitNamed } from '#tests/workbooks/example-scores.ts'
import { openBook, rowTexts, sheetOf, shown, textAt } from '#tests/workbooks/open-book.ts'
import { part } from '#tests/workbooks/parts.ts'
import { throughLibreOffice } from '#tests/workbooks/reopened.ts'

const MADE = new Date('2019-03-01T00:00:00Z')
const FIRST = 4
const unreported = {
  actual: null,
  yesNo: null,
  band: '达成',
  selfScore: null,
  notApplicable: false,
  noData: false,
  refused: false,
  filled: true,
}

/** A year with everything: late, without a return, a dropped block, 未参评, bonus, deduction, and scores of odd hundredths. */
function mixedYear(pending: boolean): ScoreSheet {
  const [dropped, out, waiting] = ['市气象局', '市广播电视台', '市教育局'].map(unitNamed)
  return exampleScores({
    received: new Map([
      [unitNamed('市财政局'), '2019-01-15'],
      [unitNamed('武城县'), null],
    ]),
    adjustments: new Map([
      [
        unitNamed('市妇联'),
        [{ kind: 'deduction', reason: '迟报', document: '文〔2018〕2号', points: points(1000) }],
      ],
      [
        unitNamed('武城县'),
        [{ kind: 'deduction', reason: '迟报', document: '文〔2018〕3号', points: points(333) }],
      ],
    ]),
    item: (unit, indicator) => {
      if (unit === out) return { reported: null, verified: { kind: 'not-applicable' } }
      if (unit === dropped && indicator.block === 'safeguards')
        return { reported: null, verified: { kind: 'not-applicable' } }
      if (pending && unit === waiting && indicator.id === 'S3')
        return { reported: unreported, verified: null }
      return undefined
    },
  })
}

function allUnits(sheet: ScoreSheet): ScoreSheet['groups'][number]['units'] {
  return sheet.groups.flatMap(({ units }) => units)
}

async function summaryNumbers(bytes: Uint8Array): Promise<Map<string, unknown[]>> {
  const book = await openBook(bytes)
  const found = new Map<string, unknown[]>()
  for (const sheet of book.worksheets) {
    const header = rowTexts(sheet, 3)
    const at = (name: string, row: number) => shown(sheet.getCell(row, header.indexOf(name) + 1).value)
    for (let row = FIRST; typeof at('序号', row) === 'number'; row += 1) {
      found.set(textAt(sheet, row, 2), [at('基础分', row) ?? 0, at('总分', row) ?? 0])
    }
  }
  return found
}

describe('得分汇总表（Excel）', () => {
  test('每组一张表，冻结表头，基础分和总分是公式，备注写明单列', async () => {
    const bytes = await writeSummary(buildSummary(exampleScores(), exampleExtras()), MADE)
    const book = await openBook(bytes)
    expect(book.worksheets.map(({ name }) => name)).toEqual(['市直部门', '县（市、区）'])
    const sheet = sheetOf(book, '市直部门')
    expect(rowTexts(sheet, 3)).toEqual([
      '序号',
      '单位',
      '任务完成',
      '组织保障',
      '青少年科学素质行动',
      '农民科学素质行动',
      '城镇劳动者科学素质行动',
      '领导干部和公务员科学素质行动',
      '科技教育与培训基础工程',
      '社区科普益民工程',
      '科普信息化工程',
      '科普基础设施工程',
      '科普产业助力工程',
      '科普人才建设工程',
      '基础分',
      '加分',
      '扣分',
      '总分',
      '排名',
      '等次',
      '是否按时报送',
      '备注',
    ])
    expect([sheet.getCell('O4').formula, sheet.getCell('R4').formula]).toEqual([
      'ROUND(SUM(C4,D4),2)',
      'ROUND(MAX(0,O4+P4-Q4),2)',
    ])
    expect([sheet.getCell('O4').numFmt, sheet.getCell('E4').numFmt, sheet.getCell('O4').font?.name]).toEqual([
      '0.00',
      '0.0%',
      '宋体',
    ])
    expect(sheet.views).toMatchObject([{ state: 'frozen', xSplit: 2, ySplit: 3 }])
    expect(sheet.pageSetup).toMatchObject({
      orientation: 'landscape',
      fitToWidth: 1,
      fitToHeight: 1,
      printTitlesRow: '3:3',
    })
  })

  test('三十个单位以内的组印成一面，附注不单独占一面；更多的按需要分面', async () => {
    const table = buildSummary(mixedYear(false), exampleExtras())
    const many = table.groups.map((group) => ({ ...group, rows: [...group.rows, ...group.rows] }))
    const heights = async (groups: typeof table.groups): Promise<readonly unknown[]> => {
      const book = await openBook(await writeSummary({ ...table, groups }, MADE))
      return book.worksheets.map(({ pageSetup }) => pageSetup.fitToHeight)
    }
    expect(await heights(table.groups)).toEqual([1, 1])
    // 48 and 26 units.
    expect(await heights(many)).toEqual([0, 1])
  })

  test('征求意见稿中暂计的分数带“暂计”二字，板块标待核定', async () => {
    const book = await openBook(await writeSummary(buildSummary(mixedYear(true), exampleExtras()), MADE))
    const sheet = sheetOf(book, '市直部门')
    expect(sheet.getCell('A1').value).toBe('2018年度全民科学素质工作得分汇总表（征求意见稿）')
    expect([
      rowTexts(sheet, FIRST).slice(1, 4),
      sheet.getCell('O4').numFmt,
      sheet.getCell('O4').type,
    ]).toEqual([['市教育局', '待核定', '待核定'], '"暂计"0.00', 2])
  })

  test.skipIf(!hasLibreOffice).each([false, true])(
    'LibreOffice 重新计算后与计分结果一致（有待核定：%s）',
    async (pending) => {
      const sheet = mixedYear(pending)
      const numbers = await summaryNumbers(
        throughLibreOffice(await writeSummary(buildSummary(sheet, exampleExtras()), MADE)),
      )
      const inPoints = (score: number | null) => (score === null ? '—' : score / 100)
      expect(numbers).toEqual(
        new Map(
          allUnits(sheet).map((unit) => {
            const { base, total } = unit.pendingItems > 0 ? unit.provisional : unit
            return [unit.name, [inPoints(base), inPoints(total)]]
          }),
        ),
      )
      expect(numbers.get('市广播电视台')).toEqual(['—', '—'])
    },
  )

  test.skipIf(!hasLibreOffice)(
    '只剩一个板块时，基础分按剩余满分折算，逢五进位，LibreOffice 也得同样结果',
    async () => {
      const table = buildSummary(exampleScores(), exampleExtras())
      const [group] = table.groups
      const [row] = group?.rows ?? []
      if (group === undefined || row === undefined) throw new Error('no row')
      // Every hundredth of the first ten points, and of ten near the top.
      const scores = [...Array(1001).keys(), ...Array.from({ length: 1001 }, (_, index) => 7000 + index)]
      const rows = scores.map((score) => {
        const base = points(Math.floor((2 * 10_000 * score + 8000) / 16_000))
        return {
          ...row,
          name: String(score),
          blocks: [points(score), null],
          baseRule: 'rescaled' as const,
          base,
          total: base,
        }
      })
      const bytes = await writeSummary({ ...table, groups: [{ ...group, rows }] }, MADE)
      const numbers = await summaryNumbers(throughLibreOffice(bytes))
      const wrong = rows.filter(({ name, base }) => numbers.get(name)?.[0] !== base / 100)
      expect(wrong.map(({ name }) => name)).toEqual([])
    },
  )

  test('同样的数据得到同样的字节', async () => {
    const table = buildSummary(exampleScores(), exampleExtras())
    expect(Buffer.from(await writeSummary(table, MADE)).equals(await writeSummary(table, MADE))).toBe(true)
  })
})

const DETAIL: WorkingsDetail = {
  measure: '场',
  reported: '3',
  verified: '3',
  formula: '=10×3÷4',
  origin: '第1次提交 2018年度自评表_市教育局.xlsx 自评表!H12',
  original: '+3场',
  verifiedBy: '（核定人） 2019-02-18 09:30',
  opinion: '@同意',
}

/** What 10 points are on the one sheet that all columns are shrunk to: 7 pixels a character and 5 a column, as in Excel. */
function printedPoints(sheet: Worksheet): number {
  const pixels = sheet.columns.reduce((sum, { width = 9 }) => sum + width * 7 + 5, 0)
  const inches = 297 / 25.4 - 0.8
  return (10 * inches * 96) / pixels
}

describe('计分底稿（Excel）', () => {
  test('每单位每指标一行，二十栏，外来文字都是文字', async () => {
    const sheet = exampleScores()
    const bytes = await writeWorkings(
      buildWorkings(
        sheet,
        (_, indicator) => (indicator === '1.1' ? DETAIL : null),
        () => ({ number: 2, fileName: '2018年度自评表_市科协.xlsx', received: '2019-01-08' }),
      ),
      MADE,
    )
    const book = await openBook(bytes)
    const items = sheetOf(book, '计分底稿')
    expect(rowTexts(items, 3)).toEqual([
      '单位',
      '板块',
      '编号',
      '指标',
      '计分方式',
      '权重',
      '计量单位',
      '目标值',
      '上报完成值',
      '核定完成值',
      '算式',
      '自评得分',
      '测算分',
      '核定分',
      '分值',
      '状态',
      '取数位置',
      '原文',
      '核定人与时间',
      '意见',
    ])
    // A row on one sheet, over twenty narrow columns: 10 points are still printed at 8.
    expect(items.pageSetup).toMatchObject({ fitToWidth: 1, fitToHeight: 0, printTitlesRow: '3:3' })
    expect(printedPoints(items)).toBeGreaterThanOrEqual(8)
    expect(items.getCell(FIRST, 9).alignment).toMatchObject({ shrinkToFit: true })
    expect(rowTexts(sheetOf(book, '取数文件'), FIRST)).toEqual([
      '市科协',
      2,
      '2018年度自评表_市科协.xlsx',
      '2019-01-08',
    ])
    const expected = sheet.groups[0]?.units[0]?.blocks()[0]?.items[0]
    expect(rowTexts(items, FIRST)).toEqual([
      '市科协',
      '任务完成',
      '1.1',
      '推进义务教育阶段的科技教育',
      '定性三档',
      1,
      '场',
      null,
      3,
      3,
      '=10×3÷4',
      null,
      null,
      (expected?.score ?? 0) / 100,
      10,
      '已核定',
      DETAIL.origin,
      '+3场',
      DETAIL.verifiedBy,
      '@同意',
    ])
    expect(part(bytes, 'xl/worksheets/sheet1.xml')).not.toContain('<f>')
    const count = allUnits(sheet).flatMap(({ blocks }) => blocks().flatMap((block) => block.items)).length
    expect(items.autoFilter).toBe(`A3:T${3 + count}`)
  })

  test.skipIf(!hasLibreOffice).each([false, true])(
    '板块得分公式在 LibreOffice 中得到计分结果（有待核定：%s）',
    async (pending) => {
      const sheet = mixedYear(pending)
      const bytes = await writeWorkings(
        buildWorkings(
          sheet,
          () => NO_DETAIL,
          () => null,
        ),
        MADE,
      )
      const expected = allUnits(sheet).flatMap((unit) =>
        unit
          .blocks()
          .map(({ name, score, dropped }) => [
            unit.name,
            name,
            score !== null ? score / 100 : dropped ? '—' : '待核定',
          ]),
      )
      for (const book of [bytes, throughLibreOffice(bytes)]) {
        const blocks = sheetOf(await openBook(book), '板块得分')
        const rows = expected.map((_, index) => {
          const [unit, block, , score] = rowTexts(blocks, FIRST + index)
          return [unit, block, score ?? 0]
        })
        expect(rows).toEqual(expected)
      }
      expect(expected.filter(([, , score]) => score === '—').length).toBe(3)
    },
  )
})
