import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { writeList } from '#electron/workbooks/write/list.ts'
import type { PlainTable } from '#shared/reports/plain-table.ts'
import { openBook, rowTexts, sheetOf } from '#tests/workbooks/open-book.ts'

const TABLE: PlainTable = {
  name: '缺报名单',
  title: '2018年度自评表缺报名单',
  subtitle: '截至2019年1月11日',
  columns: [
    { header: '序号', width: 6, kind: 'number' },
    { header: '单位', width: 24, kind: 'text' },
    { header: '上年得分', width: 10, kind: 'points' },
    { header: '联系电话', width: 16, kind: 'center' },
  ],
  rows: [
    [1, '武城县', 8765, '0534-0000000'],
    [2, '=1+1', null, '-'],
  ],
  notes: ['注：逾期天数按工作日计算。'],
}

describe('简单名单', () => {
  test('标题、日期、表头、各行和注依次排列，分数以分为单位，外来文字不成公式', async () => {
    const sheet = sheetOf(await openBook(await writeList(TABLE, new Date(0))), '缺报名单')
    expect([1, 2, 3, 4, 5, 6].map((row) => rowTexts(sheet, row))).toEqual([
      Array.from({ length: 4 }, () => '2018年度自评表缺报名单'),
      Array.from({ length: 4 }, () => '截至2019年1月11日'),
      ['序号', '单位', '上年得分', '联系电话'],
      [1, '武城县', 87.65, '0534-0000000'],
      [2, '=1+1', null, '-'],
      Array.from({ length: 4 }, () => '注：逾期天数按工作日计算。'),
    ])
    expect([sheet.getCell('C4').numFmt, sheet.getCell('B5').numFmt]).toEqual(['0.00', '@'])
  })
})

describe('启动', () => {
  test('载入写表的代码时不载入 exceljs，写第一份表时才载入', () => {
    const script = `
      const { createRequire } = await import('node:module')
      const loaded = () => Object.keys(createRequire(process.cwd() + '/').cache).some((file) => file.includes('exceljs'))
      const { writeForm } = await import('#electron/workbooks/write/form.ts')
      const { writeList } = await import('#electron/workbooks/write/list.ts')
      await import('#electron/workbooks/write/summary.ts')
      await import('#electron/workbooks/write/workings.ts')
      const before = loaded()
      await writeList({ name: '表', title: '表', subtitle: '', columns: [{ header: '甲', width: 9, kind: 'text' }], rows: [], notes: [] }, new Date(0))
      process.stdout.write(JSON.stringify([before, loaded(), typeof writeForm]))
    `
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
    expect(JSON.parse(out)).toEqual([false, true, 'function'])
  })
})
