import { unitsWithDraft } from '#db/paper-drafts.ts'
import { loadEvidence, loadReadingCells } from '#db/readings.ts'
import { loadSubmissionRecords } from '#db/submission-records.ts'
import { lastNumberOf, loadSubmissions } from '#db/submissions.ts'
import { NO_DATA, NOT_APPLICABLE } from '#electron/workbooks/write/form-limits.ts'
import type { PaperContent, PaperForm, PaperRow } from '#shared/contract/paper.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import type { Form, FormRow } from '#shared/returns/form.ts'
import { RULE_NAMES } from '#shared/scheme/rule-names.ts'
import type { Field } from '#shared/returns/reading.ts'
import { formatDecimal } from '#shared/scheme/decimal.ts'
import { dayInChina } from '../china-time.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { checkTyped } from '../paper/check-typed.ts'
import { findPaperDraft } from '../paper/paper-draft.ts'
import { typedAnswers } from '../paper/typed-answers.ts'
import { findEvaluated, formOf, type YearBook } from '../year-book.ts'

/** A unit's form to be filled in from paper, with what was typed of it so far. */
export function paperForm(office: Office, book: YearBook, unit: UnitId): Outcome<PaperForm> {
  const evaluated = findEvaluated(book, unit)
  if (evaluated === null) return fail('unknown-unit', `${book.year.year}年度没有这个单位，请重新选择单位。`)
  const form = formOf(book, evaluated)
  const draft = findPaperDraft(office, book, unit)
  const submissions = loadSubmissions(office.db, book.year.year).get(unit) ?? []
  const answers = draft === null ? { rows: new Map<string, never>() } : typedAnswers(draft.content)
  return {
    ok: true,
    value: {
      unit,
      unitName: evaluated.name,
      today: dayInChina(Date.parse(office.act().at)),
      deadline: book.deadline,
      rows: form.rows.map((row) => toRow(form, row)),
      draft,
      check: checkTyped(form, answers),
      nextNumber: lastNumberOf(office.db, book.year.year, unit) + 1,
      submissions: submissions
        .toReversed()
        .map(({ id, number, received, way }) => ({ id, number, received, way })),
    },
  }
}

function toRow(form: Form, row: FormRow): PaperRow {
  const noData = row.noDataAllowed ? [NO_DATA] : []
  const bands = row.rule === 'graded' ? form.bands.map(({ name }) => name) : []
  return {
    indicator: row.indicatorId,
    program: row.program,
    title: row.title,
    role: row.role,
    rule: row.rule,
    ruleName: RULE_NAMES[row.rule],
    measure: row.measure,
    target: row.target === null ? null : formatDecimal(row.target),
    points: row.points,
    takesActual: row.rule !== 'graded',
    actualChoices: row.rule === 'yes-no' ? ['是', '否', ...noData] : [],
    gradeChoices: [...bands, NOT_APPLICABLE, ...(row.rule === 'graded' ? noData : [])],
    evidenceRequired: row.evidence,
  }
}

/** What a submission holds in the unit's own cells, as its cells showed it. */
export function paperContentOf(
  { db }: Office,
  book: YearBook,
  submissionId: number,
): Outcome<{ readonly content: PaperContent }> {
  const submission = [...loadSubmissions(db, book.year.year).values()]
    .flat()
    .find(({ id }) => id === submissionId)
  const record = loadSubmissionRecords(db, book.year.year).get(submissionId)
  const evaluated = submission === undefined ? null : findEvaluated(book, submission.unit)
  if (record === undefined || evaluated === null) {
    return fail('unknown-submission', '没有找到这份自评表，请返回收表列表重新选择。')
  }
  const cells = loadReadingCells(db, submissionId)
  const textOf = (indicator: string, field: Field): string =>
    cells.find((cell) => cell.indicator === indicator && cell.field === field)?.original ?? ''
  const { filledBy, phone, responsible, filledOn } = record
  return {
    ok: true,
    value: {
      content: {
        received: null,
        head: { filledBy, phone, responsible, date: filledOn },
        rows: formOf(book, evaluated).rows.map(({ indicatorId }) => ({
          indicator: indicatorId,
          actual: textOf(indicatorId, 'actual'),
          narrative: textOf(indicatorId, 'narrative'),
          grade: textOf(indicatorId, 'grade'),
          selfScore: textOf(indicatorId, 'selfScore'),
          deviation: textOf(indicatorId, 'deviation'),
          evidence: textOf(indicatorId, 'evidence'),
          note: textOf(indicatorId, 'note'),
        })),
        evidence: loadEvidence(db, submissionId),
      },
    },
  }
}

/** Every unit with whether something of it is typed and not saved. */
export function paperUnits({ db }: Office, book: YearBook) {
  const submissions = loadSubmissions(db, book.year.year)
  const drafts = unitsWithDraft(db, book.year.year)
  return book.units.map(({ unit, name }) => ({
    unit: unit.id,
    name,
    submissions: submissions.get(unit.id)?.length ?? 0,
    draft: drafts.has(unit.id),
  }))
}
