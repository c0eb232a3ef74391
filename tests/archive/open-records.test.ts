import { expect, test } from 'vitest'
import { openTables } from '#electron/application/archive/open-tables.ts'
import { closeOffice, openOffice } from '#electron/application/office.ts'
import { leadSampleToAppeals } from '#electron/application/sample/later-life.ts'
import { makeSampleYear } from '#electron/application/sample/sample-year.ts'
import { openYear } from '#electron/application/year-book.ts'
import { scratchFolder } from '#tests/support/scratch.ts'
import { expectValue } from './small-archive.ts'

test('移交档案的数据表：这一年登记过的都在，申诉、督导、推荐、催报也在，分值写全', async () => {
  const folder = scratchFolder()
  const now = (): Date => new Date('2019-03-12T02:00:00Z')
  const office = expectValue(openOffice(folder, { mode: 'create', operator: '示例', now }))
  try {
    expectValue(await makeSampleYear(office, { year: 2018, seed: 1, dataFolder: folder, progress: () => {} }))
    expectValue(leadSampleToAppeals(office, 2018))
    const tables = openTables(office, expectValue(openYear(office, 2018)))
    expect(tables.map(({ name, rows }) => [name, rows.length > 0])).toEqual([
      ['单位得分', true],
      ['各项得分', true],
      ['审核经过', true],
      ['报送情况', true],
      ['加减分', true],
      ['退回补正', true],
      ['催报', true],
      ['等次评定', false],
      ['反馈送达', true],
      ['申诉复核', true],
      ['督导调研', true],
      ['督导问题', true],
      ['工作进展', true],
      ['评优推荐', true],
      ['佐证材料', false],
      ['操作记录', true],
    ])
    for (const { name, columns, rows } of tables) {
      for (const row of rows) expect([name, row.length]).toEqual([name, columns.length])
    }
    const rowsOf = (name: string) => tables.find((table) => table.name === name)?.rows ?? []
    expect(rowsOf('申诉复核').map((row) => row.slice(0, 9))).toEqual([
      [
        '市总工会',
        '3.1 加强专业技术人员的继续教育',
        '数据已随佐证材料另行报送，请按佐证材料核定（示例）',
        '2019-03-06',
        '',
        0,
        '调整',
        '经查佐证材料，完成情况属实，按实际完成核定（示例）',
        820,
      ],
      [
        '市地震局',
        '5.3 进一步改进科技教育教学方法',
        '自评档次误写为“合格”，应为“部分达成”，请复核（示例）',
        '2019-03-07',
        '',
        0,
        '待复核',
        '',
        null,
      ],
    ])
    // Of each: what was asked for, and why it is not waited for any more.
    expect(rowsOf('退回补正').map((row) => [row[0], row[2], row[6]])).toEqual([
      ...['3.1', '3.3', 'G07'].map((item) => ['市总工会', item, '没有按期补正，按已报送的内容审核（示例）']),
      ...['C1', 'S5'].map((item) => ['武城县', item, '']),
    ])
    // Given by the level of the honour, not typed.
    expect(rowsOf('加减分').map((row) => [row[0], row[1], row[6]])).toEqual([
      ['市科技局', '加分', 80],
      ['市科技局', '加分', 60],
      ['市文广新局', '加分', 100],
      ['德城区', '加分', 100],
      ['市农科院', '扣分', 50],
      ['市气象局', '材料不实', 500],
    ])
    expect(rowsOf('各项得分')[0]).toEqual([
      '市科协',
      '任务完成',
      '1.1',
      '推进义务教育阶段的科技教育',
      '1',
      '',
      1000,
      '',
      '达成',
      '已核定',
      950,
    ])
  } finally {
    closeOffice(office)
  }
}, 120_000)
