import { formatDecimal } from '../scheme/decimal.ts'
import { suggestScore } from '../scheme/suggest.ts'
import { refused, taken, type CellDraft } from './cell-draft.ts'
import type { Form, FormRow } from './form.ts'
import { judgeRow } from './judge-row.ts'
import { saysNothing } from './no-data-words.ts'
import { readActual } from './read-actual.ts'
import { readEvidenceNumbers } from './read-evidence.ts'
import { readGrade } from './read-grade.ts'
import { readSelfScore } from './read-self-score.ts'
import type { Field, RowReading } from './reading.ts'
import { shownText } from './shown-text.ts'
import type { Cell } from './workbook.ts'

/** A row's own cells; null where the cell holds nothing or its column is gone. */
export type OwnCells = Readonly<Record<Field, Cell | null>>

export interface RowResult {
  readonly reading: RowReading
  readonly drafts: readonly CellDraft[]
  /** Something is claimed, and no evidence cell is there to carry the remark. */
  readonly evidenceMissing: boolean
}

const TEXT_FIELDS = ['narrative', 'deviation', 'evidence', 'note'] as const

/** Reads one indicator's cells (returns.md, Reading it back). `known`: the numbers in the 佐证材料目录. */
export function readRow(form: Form, row: FormRow, cells: OwnCells, known: ReadonlySet<string>): RowResult {
  const texts = TEXT_FIELDS.flatMap((field) => readText(field, cells[field]))
  const textOf = (field: Field): string => texts.find((draft) => draft.field === field)?.value ?? ''
  // The reason stands in 偏差原因及改进措施, else in 备注; "无" or "/" there is none.
  const hasReason = !saysNothing(textOf('deviation')) || !saysNothing(textOf('note'))
  const grade = readGrade(cells.grade, row, form.bands, hasReason)
  const actual = readActual(cells.actual, row, hasReason, grade.saysNotApplicable)
  const noData = (actual.noData || grade.noData) && !grade.notApplicable
  const selfScore = readSelfScore(cells.selfScore, row.points, grade.saysNotApplicable || noData)
  const values = { actual: actual.value, yesNo: actual.yesNo, band: grade.band, selfScore: selfScore.score }
  const judged = judgeRow({
    form,
    row,
    values,
    suggestion: suggestScore(row, row.target, form, values),
    grade: grade.draft,
    actual: actual.draft,
    selfScore: selfScore.draft,
    evidence: texts.find((draft) => draft.field === 'evidence') ?? null,
    evidenceNumbers: readEvidenceNumbers(textOf('evidence'), known),
    known,
    hasReason,
    outOfSums: grade.saysNotApplicable || noData,
  })
  const others = texts.filter((draft) => draft.field !== 'evidence')
  const drafts = [judged.actual, judged.grade, judged.selfScore, ...others, judged.evidence].filter(
    (d) => d !== null,
  )
  const yesNo = values.yesNo === null ? null : values.yesNo ? '是' : '否'
  const answered =
    grade.notApplicable ||
    noData ||
    values.actual !== null ||
    values.yesNo !== null ||
    (row.rule === 'graded' && (values.band !== null || values.selfScore !== null))
  return {
    drafts,
    evidenceMissing: judged.evidenceMissing,
    reading: {
      indicator: row.indicatorId,
      actual: values.actual === null ? yesNo : formatDecimal(values.actual),
      band: values.band,
      selfScore: values.selfScore,
      notApplicable: grade.notApplicable,
      noData,
      refused: drafts.some((draft) => draft.error !== null),
      filled: drafts.length > 0,
      answered,
      narrative: textOf('narrative'),
      deviation: textOf('deviation'),
      note: textOf('note'),
      evidence: readEvidenceNumbers(textOf('evidence'), known),
    },
  }
}

function readText(field: Field, cell: Cell | null): readonly CellDraft[] {
  if (cell === null) return []
  if (cell.type === 'blank') return [refused(field, cell, 'formula-without-result')]
  if (cell.type === 'error') return [refused(field, cell, 'error-value')]
  return [taken(field, cell, shownText(cell))]
}
