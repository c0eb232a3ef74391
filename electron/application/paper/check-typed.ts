import type { FormAnswers } from '#electron/workbooks/write/form-answers.ts'
import type { PaperCheck } from '#shared/contract/paper.ts'
import type { Form, FormRow } from '#shared/returns/form.ts'
import { identityOf } from '#shared/returns/identity.ts'
import { locateTable } from '#shared/returns/locate-table.ts'
import { readReturn } from '#shared/returns/read-return.ts'
import type { ReturnReading, RowReading } from '#shared/returns/reading.ts'
import { parseDecimal } from '#shared/scheme/decimal.ts'
import { completionRate } from '../views/completion-rate.ts'
import { typedWorkbook } from './typed-workbook.ts'

/** How typed answers are read: by the very rules for files. */
export function readTyped(form: Form, answers: FormAnswers): ReturnReading {
  const workbook = typedWorkbook(form, answers)
  const table = locateTable(workbook, form)
  if (!table.ok) throw new Error(table.error.message)
  return readReturn(workbook, form, table.value, { state: 'verified', identity: identityOf(form) })
}

/** What the officer is told while typing. */
export function checkTyped(form: Form, answers: FormAnswers): PaperCheck {
  const { cells, rows, remarks } = readTyped(form, answers)
  const byIndicator = new Map(rows.map((row) => [row.indicator, row]))
  return {
    cells: cells.map(({ indicator, field, original, value, remark, error, message }) => ({
      indicator,
      field,
      original,
      value,
      remark,
      error,
      message,
    })),
    remarks: remarks.flatMap(({ indicator, message }) =>
      indicator === null ? [] : [{ indicator, message }],
    ),
    rates: form.rows.map((row) => ({
      indicator: row.indicatorId,
      rate: rateOf(form, row, byIndicator.get(row.indicatorId)),
    })),
    answered: rows.filter((row) => row.answered).length,
    rows: rows.length,
  }
}

function rateOf(form: Form, row: FormRow, reading: RowReading | undefined): string | null {
  if (reading === undefined || reading.notApplicable || reading.actual === null) return null
  const isYesNo = row.rule === 'yes-no'
  return completionRate(row, row.target, form.lowerIsBetterFormula, {
    actual: isYesNo ? null : parseDecimal(reading.actual),
    yesNo: isYesNo ? reading.actual === '是' : null,
  })
}
