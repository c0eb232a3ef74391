import type { Workbook } from '#shared/returns/workbook.ts'
import {
  buildWorkbook,
  evidenceSheet,
  identitySheet,
  number,
  tableRow,
  tableSheet,
  type Answers,
  type Content,
} from './build-sheet.ts'
import { read, THREE } from './example-return.ts'

export const FILLED: Readonly<Record<string, Answers>> = {
  '1.1': { 实际完成值: number('22'), 自评得分: number('10'), 佐证材料编号: '1' },
  '1.2': { 自评档次: '达成', 自评得分: number('9'), 佐证材料编号: '2-3' },
  G03: { 实际完成值: '是', 自评得分: number('10'), 佐证材料编号: '4' },
}

export type Row = Partial<Record<string, Content>>
export const filledRows = (): Row[] => THREE.rows.map((row) => tableRow(row, FILLED[row.indicatorId] ?? {}))

export const EXPECTED = [
  { indicator: '1.1', actual: '22', band: null, selfScore: 1000, evidence: ['1'] },
  { indicator: '1.2', actual: null, band: '达成', selfScore: 900, evidence: ['2', '3'] },
  { indicator: 'G03', actual: '是', band: null, selfScore: 1000, evidence: ['4'] },
]

export function bookOf(table: Parameters<typeof tableSheet>[0]): Workbook {
  return buildWorkbook([tableSheet(table), evidenceSheet(['1', '2', '3', '4', '5']), identitySheet(THREE)])
}

export function valuesOf(workbook: Workbook) {
  return read(workbook, THREE).rows.map(({ indicator, actual, band, selfScore, evidence }) => ({
    indicator,
    actual,
    band,
    selfScore,
    evidence,
  }))
}
