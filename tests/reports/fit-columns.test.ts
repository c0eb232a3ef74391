import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitColumns, type FitColumn } from '#shared/reports/fit-columns.ts'

const COLUMNS: readonly FitColumn[] = [
  { header: '编号', align: 'center', least: 2, most: 4 },
  { header: '得分', align: 'right', least: 2, most: 5 },
  { header: '说明', align: 'left', least: 8, most: null },
  { header: '备注', align: 'left', least: 3, most: null },
]

function widthsOf(rows: readonly (readonly string[])[]): readonly number[] {
  return fitColumns(COLUMNS, rows, 40).map(({ width }) => Number(width.toFixed(2)))
}

test('数字多宽，栏就多宽，不会断成两行；说明多的栏宽，空的栏只留够表头', () => {
  expect(widthsOf([['1.1', '９．６', '按计划开展了有关工作，完成情况良好。', '']])).toEqual([
    2.05, 3.4, 31.55, 3,
  ])
  expect(widthsOf([['CP10', '8.75分', '已完成', '已完成，另有一项']])).toEqual([2.6, 3.6, 9.22, 24.58])
})

test('没有行时，文字栏平分余下的宽度', () => {
  expect(widthsOf([])).toEqual([2, 2, 18, 18])
})

test('不论填了什么，各栏合起来正好是全宽，都不小于最窄的宽度', () => {
  const cell = fc.oneof(fc.string({ maxLength: 60 }), fc.stringMatching(/^[一-龥]{0,80}$/))
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell, cell), { maxLength: 30 }), (rows) => {
      const fitted = fitColumns(COLUMNS, rows, 40)
      expect(fitted.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(40, 6)
      for (const [index, { width }] of fitted.entries()) {
        expect(width).toBeGreaterThanOrEqual((COLUMNS[index]?.least ?? 0) - 1e-9)
      }
    }),
  )
})
