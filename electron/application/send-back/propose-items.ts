import { loadCellDecisions, type CellDecision } from '#db/cell-decisions.ts'
import { loadReadingCells, loadReadingRows } from '#db/readings.ts'
import { loadOpenQuestions, type Question } from '#db/review-questions.ts'
import type { Submission } from '#db/submissions.ts'
import { cellKey } from '#shared/returns/doubts.ts'
import type { Form, FormRow } from '#shared/returns/form.ts'
import { FIELD_HEADERS } from '#shared/returns/own-cells.ts'
import type { CellReading, Field, RowReading } from '#shared/returns/reading.ts'
import type { Office } from '../office.ts'

/** What the office may want a unit to correct. */
export interface ProposedItem {
  readonly indicator: string | null
  readonly field: Field | null
  readonly reason: string
  /**
   * decided: marked 退回单位 when the return was checked. question: an open 审核疑点. refused: a cell that can't be read. empty:
   * nothing answers the row.
   */
  readonly source: 'decided' | 'question' | 'refused' | 'empty'
}

/**
 * Cells marked 退回单位, open 审核疑点, refused cells and unanswered rows of a submission, in the order of the form; the whole
 * form first.
 */
export function proposeItems({ db }: Office, form: Form, submission: Submission): readonly ProposedItem[] {
  const decisions = loadCellDecisions(db, submission.id)
  const cells = loadReadingCells(db, submission.id)
  const rows = loadReadingRows(db, submission.id)
  const questions = loadOpenQuestions(db, form.year).get(submission.unit) ?? []
  const whole = decisions
    .filter(({ indicator, kind }) => indicator === null && kind === 'send-back')
    .map(({ reason }): ProposedItem => ({ indicator: null, field: null, reason, source: 'decided' }))
  return joined([
    ...whole,
    ...form.rows.flatMap((row) =>
      proposeRow(row, {
        form,
        decisions: decisions.filter(({ indicator }) => indicator === row.indicatorId),
        cells: cells.filter(({ indicator }) => indicator === row.indicatorId),
        reading: rows.get(row.indicatorId),
        questions: questions.filter(({ indicator }) => indicator === row.indicatorId),
      }),
    ),
  ])
}

interface RowRecords {
  readonly form: Form
  readonly decisions: readonly CellDecision[]
  readonly cells: readonly CellReading[]
  readonly reading: RowReading | undefined
  readonly questions: readonly Question[]
}

function proposeRow(
  row: FormRow,
  { form, decisions, cells, reading, questions }: RowRecords,
): readonly ProposedItem[] {
  const indicator = row.indicatorId
  const decided = decisions
    .filter(({ kind }) => kind === 'send-back')
    .map(({ field: name, reason }): ProposedItem => {
      const cell = cells.find((known) => cellKey(known).field === name)
      const field = fieldOf(name)
      return { indicator, field, reason: reason === '' ? reasonOf(form, cell) : reason, source: 'decided' }
    })
  // What the office adopted or rewrote needs nothing of the unit.
  const settled = new Set(decisions.map(({ field }) => field))
  const refused = cells
    .filter((cell) => cell.error !== null && !settled.has(cellKey(cell).field))
    .map((cell): ProposedItem => ({
      indicator,
      // A second row of the same 编号 is told at the first: that is the one that stands.
      field: fieldOf(cellKey(cell).field),
      reason: reasonOf(form, cell),
      source: 'refused',
    }))
  const asked = questions.map(({ question }): ProposedItem => ({
    indicator,
    field: null,
    reason: question,
    source: 'question',
  }))
  const found = [...asked, ...decided, ...refused].toSorted((a, b) => orderOf(a.field) - orderOf(b.field))
  const rewritten = decisions.some(({ kind }) => kind === 'rewrite')
  if (found.length > 0 || rewritten || reading?.answered === true) return found
  return [{ indicator, field: null, reason: emptyReason(row), source: 'empty' }]
}

/** One item a place: what is said of the same one stands together, the officer's own words first. */
function joined(items: readonly ProposedItem[]): readonly ProposedItem[] {
  const places = Map.groupBy(items, ({ indicator, field }) => `${indicator ?? ''} ${field ?? ''}`)
  return [...places.values()].flatMap((own) => {
    const first = own.find(({ source }) => source === 'decided') ?? own[0]
    const reasons = new Set(own.map(({ reason }) => reason).filter((reason) => reason !== ''))
    return first === undefined ? [] : [{ ...first, reason: [...reasons].join('\n') }]
  })
}

const FIELDS = Object.keys(FIELD_HEADERS) as readonly Field[]

/** null: a remark on the row that has no cell. */
function fieldOf(name: string): Field | null {
  return FIELDS.find((field) => field === name) ?? null
}

function orderOf(field: Field | null): number {
  return field === null ? -1 : FIELDS.indexOf(field)
}

/** The reading's sentence without unit and sheet at its beginning, and without the cell that the mark itself shows. */
export function reasonOf(form: Pick<Form, 'unitName'>, cell: CellReading | undefined): string {
  if (cell === undefined || cell.message === null) return ''
  const sheet = `${form.unitName} ${cell.sheet}!`
  const place = cell.error === 'duplicate-row' ? sheet : `${sheet}${cell.cell} `
  return cell.message.startsWith(place) ? cell.message.slice(place.length) : cell.message
}

function emptyReason({ rule, noDataAllowed }: FormRow): string {
  const what = rule === 'graded' ? '自评档次和自评得分' : rule === 'yes-no' ? '“是”或“否”' : '实际完成值'
  const zero = rule === 'graded' || rule === 'yes-no' ? '' : '数值为零的填 0，'
  const none = noDataAllowed ? '没有数据的填“-”并写明原因，' : ''
  return `本项没有填报，请补填${what}；${zero}${none}不适用的在自评档次中选“不适用”并写明理由。`
}
