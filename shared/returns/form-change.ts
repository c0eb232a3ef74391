import { formatDecimal, type Decimal } from '../scheme/decimal.ts'
import type { Form, FormRow } from './form.ts'

/**
 * Whether a unit that holds the one form would have to fill in the other differently: what makes a form that went out an
 * old one. The deadline, the contact line and the name of the group are printed on it too, but ask for nothing.
 */
export function asksOtherwise(before: Form, after: Form): boolean {
  return askedBy(before) !== askedBy(after)
}

function askedBy(form: Form): string {
  const graded = form.rows.some(({ rule }) => rule === 'graded')
  const lower = form.rows.some(({ rule }) => rule === 'lower-is-better')
  return JSON.stringify([
    form.unitId,
    form.unitName,
    graded ? form.bands.map(({ name, from, to }) => [name, formatDecimal(from), formatDecimal(to)]) : null,
    lower ? form.lowerIsBetterFormula : null,
    form.rows.map(askedByRow),
  ])
}

function askedByRow(row: FormRow): readonly unknown[] {
  return [
    row.indicatorId,
    row.program,
    row.title,
    row.role,
    row.rule,
    row.measure,
    textOrNull(row.target),
    row.points,
    row.steps.map(({ atLeast, percent }) => [formatDecimal(atLeast), formatDecimal(percent)]),
    row.pointsOff,
    row.noDataAllowed,
    row.negativeAllowed,
    row.evidence,
  ]
}

function textOrNull(value: Decimal | null): string | null {
  return value === null ? null : formatDecimal(value)
}
