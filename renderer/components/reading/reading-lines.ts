import type { ReadCell } from '#shared/contract/returns.ts'
import type { ReadDecision, ReadDoubt, ReturnReadingView } from '#shared/contract/submissions.ts'
import { cellKey, doubtCode, isCleaned, sameKey, type DecisionKey } from '#shared/returns/doubts.ts'
import { cleaningName, codeName } from '#shared/returns/code-names.ts'
import type { Light } from '../light.ts'

export type ReadingTab = 'all' | 'cleaned' | 'doubts' | 'unmatched' | 'changed'
export type Field = ReadCell['field']

export const FIELD_WORDS: Readonly<Record<Field, string>> = {
  actual: '实际完成值',
  grade: '自评档次',
  selfScore: '自评得分',
  narrative: '完成情况说明',
  deviation: '偏差原因及改进措施',
  evidence: '佐证材料编号',
  note: '备注',
}

export interface Place {
  readonly sheet: string
  readonly cell: string
}

/** One line of the right side: a cell, one that was left blank, or what the file or a row as a whole shows. */
export interface ReadingLine extends DecisionKey {
  readonly key: string
  /** Where it stands in the sheet; null: nowhere in particular. */
  readonly place: Place | null
  readonly what: string
  /** The text exactly; '' blank; null: it is about no cell. */
  readonly original: string | null
  /** As `original`, of what it was read as. */
  readonly read: string | null
  readonly rewritten: NonNullable<ReadCell['rewritten']> | null
  readonly light: Light
  readonly word: string
  /** The rule in the office's words; '' where none was needed. */
  readonly rule: string
  readonly message: string
  /** The indicator's title; '' where it is about no indicator. */
  readonly title: string
  readonly doubt: ReadDoubt | null
  readonly decision: ReadDecision | null
  /** A cell of the unit's own that stands in the sheet or could. */
  readonly own: boolean
}

export function linesOf(reading: ReturnReadingView, tab: ReadingTab): readonly ReadingLine[] {
  switch (tab) {
    case 'all':
      return [...remarkLines(reading), ...reading.rows.flatMap((row) => rowLines(reading, row))]
    case 'cleaned':
      return cellsOf(reading)
        .filter(({ cell }) => isCleaned(cell) && doubtCode(cell) === null)
        .map(({ cell, title }) => cellLine(reading, cell, title))
    case 'doubts':
      return doubtLines(reading)
    case 'unmatched':
      return remarkLines(reading).filter(({ doubt }) => doubt?.code === 'unknown-row')
    case 'changed':
      return changeLines(reading)
  }
}

type Row = ReturnReadingView['rows'][number]

function cellsOf({ rows }: ReturnReadingView): readonly { cell: ReadCell; title: string }[] {
  return rows.flatMap(({ cells, title }) => cells.map((cell) => ({ cell, title })))
}

/** One line a doubt, in the order of the form; one that is settled keeps its place. */
function doubtLines(reading: ReturnReadingView): readonly ReadingLine[] {
  const lines = [...remarkLines(reading), ...reading.rows.flatMap((row) => rowLines(reading, row))]
  return reading.doubts.map((doubt) => lines.find((line) => sameKey(line, doubt)) ?? goneLine(reading, doubt))
}

function rowLines(reading: ReturnReadingView, row: Row): readonly ReadingLine[] {
  const filled = new Set(row.cells.map(({ field }) => field))
  // A reason or a piece of evidence that is missed can be written into its blank cell.
  const missed = new Set(row.cells.map(doubtCode))
  const wanted: readonly Field[] = [
    ...row.expects,
    ...(missed.has('reason-missing') || missed.has('over-130') ? ['deviation' as const] : []),
  ]
  const blank = wanted.filter((field) => !filled.has(field))
  return [
    ...row.cells.map((cell) => cellLine(reading, cell, row.title)),
    ...blank.map((field) => blankLine(reading, row, field)),
  ]
}

/** `original`: what stood there before, `read`: what stands there now. */
function changeLines(reading: ReturnReadingView): readonly ReadingLine[] {
  const { against, rows } = reading
  return (against?.changes ?? []).map(({ indicator, field, before, after }): ReadingLine => {
    const cell = rows
      .flatMap(({ cells }) => cells)
      .find((candidate) => candidate.indicator === indicator && candidate.field === field)
    const isRead = (side: typeof before): boolean => side === null || side.value === side.original
    return {
      indicator,
      field,
      key: `change ${indicator} ${field}`,
      place: cell === undefined ? null : { sheet: cell.sheet, cell: cell.cell },
      what: `${indicator} ${FIELD_WORDS[field]}`,
      original: before?.original ?? '',
      read: after?.original ?? '',
      rewritten: null,
      light: 'partial',
      word: before === null ? '补填' : after === null ? '删去' : '有改动',
      rule: '',
      message:
        isRead(before) && isRead(after)
          ? ''
          : `原来读成 ${valueText(before?.value)}，这次读成 ${valueText(after?.value)}。`,
      title: '',
      doubt: null,
      decision: null,
      own: false,
    }
  })
}

function valueText(value: string | null | undefined): string {
  if (value === undefined) return '空白'
  if (value === null) return '不能读入'
  return value === 'no-data' ? '本年度无数据' : value
}

function settled(reading: ReturnReadingView, key: DecisionKey) {
  return {
    doubt: reading.doubts.find((doubt) => sameKey(doubt, key)) ?? null,
    decision: reading.decisions.find((decision) => sameKey(decision, key)) ?? null,
  }
}

function remarkLines(reading: ReturnReadingView): readonly ReadingLine[] {
  return reading.remarks.map((remark): ReadingLine => {
    const { indicator, field, message } = remark
    const known = settled(reading, remark)
    return {
      indicator,
      field,
      key: `${indicator ?? ''} ${field}`,
      place: null,
      what: indicator === null ? '整份表' : `${indicator} 整行`,
      original: null,
      read: null,
      rewritten: null,
      ...stateOf(known.doubt, known.decision, ['good', '已清理']),
      rule: known.doubt?.rule ?? codeName(remark.code),
      message,
      title: '',
      ...known,
      own: false,
    }
  })
}

function cellLine(reading: ReturnReadingView, cell: ReadCell, title: string): ReadingLine {
  const key = cellKey(cell)
  const known = settled(reading, key)
  const cleaned = isCleaned(cell)
  return {
    ...key,
    key: `${cell.sheet}!${cell.cell} ${cell.field}`,
    place: { sheet: cell.sheet, cell: cell.cell },
    what: `${cell.indicator} ${FIELD_WORDS[cell.field]}`,
    original: cell.original,
    read: readText(cell),
    rewritten: cell.rewritten ?? null,
    ...stateOf(known.doubt, known.decision, cleaned ? ['good', '已清理'] : ['none', '照原样']),
    rule: known.doubt?.rule ?? (cleaned ? cleaningName(cell) : ''),
    message: cell.message ?? '',
    title,
    ...known,
    own: cell.error !== 'duplicate-row',
  }
}

/** A cell that had to be filled in and is not: blank is neither 0 nor "—". */
function blankLine(reading: ReturnReadingView, { indicator, title }: Row, field: Field): ReadingLine {
  const key = { indicator, field }
  const known = settled(reading, key)
  return {
    ...key,
    key: `${indicator} ${field}`,
    place: null,
    what: `${indicator} ${FIELD_WORDS[field]}`,
    original: '',
    read: '',
    rewritten: null,
    ...stateOf(known.doubt, known.decision, ['none', '未填']),
    rule: '',
    message: '',
    title,
    ...known,
    own: true,
  }
}

/** What was doubtful and is no more, since the row was read again. */
function goneLine(reading: ReturnReadingView, doubt: ReadDoubt): ReadingLine {
  const { indicator, field } = doubt
  const decision = reading.decisions.find((known) => sameKey(known, doubt)) ?? null
  return {
    indicator,
    field,
    key: `gone ${indicator ?? ''} ${field}`,
    place: null,
    what: indicator === null ? '整份表' : `${indicator} 整行`,
    original: null,
    read: null,
    rewritten: null,
    ...stateOf(doubt, decision, ['none', '照原样']),
    rule: doubt.rule,
    message: doubt.message,
    title: '',
    doubt,
    decision,
    own: false,
  }
}

function stateOf(
  doubt: ReadDoubt | null,
  decision: ReadDecision | null,
  plain: readonly [Light, string],
): { readonly light: Light; readonly word: string } {
  if (decision !== null) {
    return {
      adopt: { light: 'good', word: '已采用' } as const,
      rewrite: { light: 'good', word: '已改写' } as const,
      'send-back': { light: 'partial', word: '待退回' } as const,
    }[decision.kind]
  }
  if (doubt === null) return { light: plain[0], word: plain[1] }
  if (doubt.state === 'gone') return { light: 'good', word: '已消除' }
  return doubt.refused ? { light: 'bad', word: '不能读入' } : { light: 'partial', word: '疑点' }
}

/** null: it was not read; '': blank, be it by the office's hand. */
function readText({ value, error }: ReadCell): string | null {
  if (value === null) return error === null ? '' : null
  return value === 'no-data' ? '本年度无数据' : value
}
