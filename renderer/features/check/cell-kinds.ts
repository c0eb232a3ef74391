import type { ReadCell } from '#shared/contract/returns.ts'
import type { SubmissionReading } from '#shared/contract/submissions.ts'
import type { Light } from '../../components/status-tag.tsx'

export type CheckTab = 'all' | 'cleaned' | 'doubts' | 'unmatched' | 'changed'

const FIELD_WORDS: Readonly<Record<ReadCell['field'], string>> = {
  actual: '实际完成值',
  grade: '自评档次',
  selfScore: '自评得分',
  narrative: '完成情况说明',
  deviation: '偏差原因及改进措施',
  evidence: '佐证材料编号',
  note: '备注',
}

/** One line of the right side: a cell, a row that was left empty, or what the file as a whole shows. */
export interface CheckLine {
  readonly key: string
  /** Where it stands in the sheet; null: nowhere in particular. */
  readonly place: { readonly sheet: string; readonly cell: string } | null
  readonly what: string
  readonly original: string
  readonly read: string
  readonly light: Light
  readonly word: string
  readonly message: string
}

/** A cell on which the program has something to say: refused, or read with a remark. */
export function isDoubt({ error, remark }: ReadCell): boolean {
  return error !== null || remark !== null
}

function isCleaned({ error, value, original }: ReadCell): boolean {
  return error === null && value !== null && value !== original
}

export function linesOf(reading: SubmissionReading, tab: CheckTab): readonly CheckLine[] {
  const cells = reading.rows.flatMap(({ cells: own, title }) => own.map((cell) => cellLine(cell, title)))
  const of = (choose: (cell: ReadCell) => boolean): readonly CheckLine[] =>
    reading.rows.flatMap(({ cells: own, title }) => own.filter(choose).map((cell) => cellLine(cell, title)))
  const remarks = reading.remarks.map(({ code, indicator, message }, index) => ({
    code,
    line: {
      key: `remark ${index}`,
      place: null,
      what: indicator === null ? '整份表' : `指标 ${indicator}`,
      original: '—',
      read: '—',
      light: 'partial',
      word: '疑点',
      message,
    } satisfies CheckLine,
  }))
  switch (tab) {
    case 'all':
      return [...cells, ...reading.rows.filter(({ filled }) => !filled).map(emptyLine)]
    case 'cleaned':
      return of(isCleaned)
    case 'doubts':
      return [...remarks.map(({ line }) => line), ...of(isDoubt)]
    case 'unmatched':
      return remarks.filter(({ code }) => code === 'unknown-row').map(({ line }) => line)
    case 'changed':
      return (reading.changes ?? []).map((change, index) => ({
        key: `change ${index}`,
        place: placeOf(reading, change.indicator, change.field),
        what: `${change.indicator} ${FIELD_WORDS[change.field]}`,
        original: change.before === '' ? '空白' : change.before,
        read: change.after === '' ? '空白' : change.after,
        light: 'partial',
        word: '有改动',
        message: '左为上次报送，右为这次报送。',
      }))
  }
}

function cellLine(cell: ReadCell, title: string): CheckLine {
  const refused = cell.error !== null
  const remarked = cell.remark !== null
  return {
    key: `${cell.sheet}!${cell.cell} ${cell.field}`,
    place: { sheet: cell.sheet, cell: cell.cell },
    what: `${cell.indicator} ${FIELD_WORDS[cell.field]}`,
    original: cell.original,
    read: readText(cell),
    light: refused ? 'bad' : remarked ? 'partial' : 'good',
    word: refused ? '不能读入' : remarked ? '疑点' : '照原样',
    message: cell.message ?? title,
  }
}

function readText({ value, error }: ReadCell): string {
  if (value === null) return error === null ? '不计入' : '没有读入'
  return value === 'no-data' ? '本年度无数据' : value
}

function emptyLine({ indicator, title }: SubmissionReading['rows'][number]): CheckLine {
  return {
    key: `empty ${indicator}`,
    place: null,
    what: `${indicator} 整行`,
    original: '空白',
    read: '空白',
    light: 'none',
    word: '未填',
    message: title,
  }
}

function placeOf(
  { rows }: SubmissionReading,
  indicator: string,
  field: ReadCell['field'],
): CheckLine['place'] {
  const cell = rows
    .flatMap(({ cells }) => cells)
    .find((candidate) => candidate.indicator === indicator && candidate.field === field)
  return cell === undefined ? null : { sheet: cell.sheet, cell: cell.cell }
}
