import { bandNamed, bandRange } from '../scheme/bands.ts'
import { compareDecimals, decimal, isNegative, isZero, multiplyDecimals } from '../scheme/decimal.ts'
import { formatPoints } from '../scheme/points.ts'
import type { ItemValues, Suggestion } from '../scheme/suggest.ts'
import { claimsSomething } from './claims.ts'
import { remarked, type CellDraft } from './cell-draft.ts'
import type { Form, FormRow } from './form.ts'
import { parseMeasure } from './numbers/measure.ts'

/** A row whose cells are read, to be judged as a whole. */
export interface RowToJudge {
  readonly form: Form
  readonly row: FormRow
  readonly values: ItemValues
  readonly suggestion: Suggestion | null
  readonly grade: CellDraft | null
  readonly actual: CellDraft | null
  readonly selfScore: CellDraft | null
  readonly evidence: CellDraft | null
  readonly evidenceNumbers: readonly string[]
  readonly known: ReadonlySet<string>
  readonly hasReason: boolean
  /** 不适用 or no data. */
  readonly outOfSums: boolean
}

export interface JudgedRow {
  readonly grade: CellDraft | null
  readonly actual: CellDraft | null
  readonly selfScore: CellDraft | null
  readonly evidence: CellDraft | null
  readonly evidenceMissing: boolean
}

type Remark = (draft: CellDraft | null) => CellDraft | null

/** Adds the remarks that only show in the row: each at the cell that gives rise to it (returns.md, Codes). */
export function judgeRow(input: RowToJudge): JudgedRow {
  const missing = isEvidenceMissing(input)
  return {
    actual: chain(input.actual, [over130(input), reasonMissingAtActual(input)]),
    grade: chain(input.grade, [reasonMissingAtGrade(input)]),
    selfScore: chain(input.selfScore, [bandMismatch(input), scoreFar(input), reasonMissingAtScore(input)]),
    evidence: chain(input.evidence, [
      evidenceUnknown(input),
      (draft) => addIf(missing, draft, 'evidence-missing'),
    ]),
    evidenceMissing: missing && input.evidence === null,
  }
}

function chain(draft: CellDraft | null, remarks: readonly Remark[]): CellDraft | null {
  return remarks.reduce((current, remark) => remark(current), draft)
}

function addIf(
  condition: boolean,
  draft: CellDraft | null,
  code: CellDraft['remarks'][number],
  detail = '',
): CellDraft | null {
  return condition && draft !== null && draft.error === null ? remarked(draft, code, detail) : draft
}

const LIMIT = decimal('1.3')

/** Not for % measures: 140 % of a share is no other kind of thing than 100 %. */
function over130({ row, values, hasReason }: RowToJudge): Remark {
  const { target } = row
  const over =
    row.rule === 'higher-is-better' &&
    !hasReason &&
    values.actual !== null &&
    target !== null &&
    !isZero(target) &&
    !isNegative(target) &&
    !parseMeasure(row.measure).percent &&
    compareDecimals(values.actual, multiplyDecimals(target, LIMIT)) > 0
  return (draft) => addIf(over, draft, 'over-130')
}

/** A quantity short of its target, or 否; not a step. */
function reasonMissingAtActual({ row, values, hasReason }: RowToJudge): Remark {
  const { target } = row
  const behind = values.actual !== null && target !== null ? compareDecimals(values.actual, target) : 0
  const short =
    (row.rule === 'higher-is-better' && behind < 0) ||
    (row.rule === 'lower-is-better' && behind > 0) ||
    values.yesNo === false
  return (draft) => addIf(short && !hasReason, draft, 'reason-missing')
}

function reasonMissingAtGrade({ form, values, hasReason }: RowToJudge): Remark {
  return (draft) => addIf(!hasReason && isLowest(form, values.band), draft, 'reason-missing')
}

/** 未达成 that no band claims: derived from the self score alone. */
function reasonMissingAtScore({ form, row, values, suggestion, hasReason }: RowToJudge): Remark {
  const derived = row.rule === 'graded' && values.band === null && isLowest(form, suggestion?.band ?? null)
  return (draft) => addIf(derived && !hasReason, draft, 'reason-missing')
}

function isLowest(form: Form, band: string | null): boolean {
  return band !== null && band === form.bands.at(-1)?.name
}

function bandMismatch({ form, row, values, suggestion }: RowToJudge): Remark {
  const band = values.band === null ? null : bandNamed(form.bands, values.band)
  const range = band === null ? null : bandRange(band, row.points)
  const detail = range === null ? '' : `${formatPoints(range.lowest)}～${formatPoints(range.highest)}`
  return (draft) => addIf(suggestion?.moved === true, draft, 'band-mismatch', detail)
}

/** Self and suggested score more than a tenth of P apart. */
function scoreFar({ row, values, suggestion, outOfSums }: RowToJudge): Remark {
  const far =
    !outOfSums &&
    suggestion !== null &&
    values.selfScore !== null &&
    Math.abs(values.selfScore - suggestion.score) * 10 > row.points
  return (draft) => addIf(far, draft, 'score-far', suggestion === null ? '' : formatPoints(suggestion.score))
}

function evidenceUnknown({ evidenceNumbers, known }: RowToJudge): Remark {
  const unknown = evidenceNumbers.filter((number) => !known.has(number))
  const named = unknown.slice(0, 5).join('、') + (unknown.length > 5 ? '等' : '')
  return (draft) => addIf(unknown.length > 0, draft, 'evidence-unknown', named)
}

/** Something is claimed and nothing shows it; not for 不适用, 否, 0 and no data. */
function isEvidenceMissing({ values, outOfSums, evidenceNumbers, evidence, row }: RowToJudge): boolean {
  if (outOfSums || evidenceNumbers.length > 0 || (evidence !== null && evidence.error !== null)) return false
  return claimsSomething(row.rule, values)
}
