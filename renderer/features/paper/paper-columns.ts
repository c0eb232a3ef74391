import type { PaperRow } from '#shared/contract/paper.ts'
import type { ReadCell } from '#shared/contract/returns.ts'
import { formatPoints } from '#shared/scheme/points.ts'

export type PaperField = ReadCell['field']

/**
 * The columns from 实际完成值 on in the order of the form, also those that the program works out: so a block copied from a
 * workbook lands where it stood there.
 */
export const PAPER_COLUMNS = [
  { field: 'actual', header: '实际完成值', width: '7.5rem', lines: false },
  { field: 'rate', header: '完成率', width: '4.8rem', lines: false },
  { field: 'narrative', header: '完成情况说明', width: '16rem', lines: true },
  { field: 'grade', header: '自评档次', width: '6.5rem', lines: false },
  { field: 'points', header: '分值', width: '3.6rem', lines: false },
  { field: 'selfScore', header: '自评得分', width: '5rem', lines: false },
  { field: 'deviation', header: '偏差原因及改进措施', width: '13rem', lines: true },
  { field: 'evidence', header: '佐证材料编号', width: '7rem', lines: false },
  { field: 'note', header: '备注', width: '8rem', lines: true },
] as const satisfies readonly {
  readonly field: PaperField | 'rate' | 'points'
  readonly header: string
  readonly width: string
  /** Holds more than one line. */
  readonly lines: boolean
}[]

export const EVIDENCE_COLUMNS = [
  { field: 'number', header: '编号', width: '5rem' },
  { field: 'indicators', header: '对应指标编号', width: '9rem' },
  { field: 'title', header: '材料名称', width: '24rem' },
  { field: 'reference', header: '文号或日期', width: '13rem' },
  { field: 'kind', header: '类型', width: '8rem' },
  { field: 'pages', header: '页码', width: '5rem' },
] as const

/** The words that a cell may hold; empty where it takes figures or free text. */
export function choicesOf(row: PaperRow, field: PaperField): readonly string[] {
  if (field === 'grade') return row.gradeChoices
  return field === 'actual' ? row.actualChoices : []
}

/** What the officer needs to know at a cell before anything is wrong with it. */
export function hintOf(row: PaperRow, field: PaperField): string {
  const choices = choicesOf(row, field)
  if (choices.length > 0) return `可填${choices.join('、')}，Alt+↓ 逐个选。`
  switch (field) {
    case 'actual':
      return `${row.measure === null ? '' : `计量单位 ${row.measure}，`}目标 ${row.target ?? '—'}。按纸上写的录入，连同“约”“余”等字。`
    case 'selfScore':
      return `分值 ${formatPoints(row.points)}，最多两位小数。`
    case 'evidence':
      return row.evidenceRequired === ''
        ? '材料在目录中的编号，几个之间用顿号。'
        : `佐证要求：${row.evidenceRequired}`
    case 'deviation':
      return '没有达到目标、不适用、无数据的，写在这里。'
    default:
      return ''
  }
}
