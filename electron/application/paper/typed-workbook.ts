import { cellText } from '#electron/workbooks/write/cell-text.ts'
import { columnOf, FIRST_ROW, HEADER_ROW } from '#electron/workbooks/write/form-columns.ts'
import type { FormAnswers } from '#electron/workbooks/write/form-answers.ts'
import { EVIDENCE_FIRST_ROW } from '#electron/workbooks/write/form-evidence.ts'
import { EVIDENCE_HEADERS, SHEET_NAMES, type Form } from '#shared/returns/form.ts'
import { FIELD_HEADERS } from '#shared/returns/own-cells.ts'
import type { Field } from '#shared/returns/reading.ts'
import type { Cell, Sheet, Workbook } from '#shared/returns/workbook.ts'

/**
 * The unit's own cells of a form, each where the form's writer puts it, as its reader would give them: so that what is
 * typed is read by the rules for files without a file at every key. What the office fixed is left out: it is not typed.
 */
export function typedWorkbook(form: Form, answers: FormAnswers): Workbook {
  const header = (['编号', ...Object.values(FIELD_HEADERS)] as const).map((text) =>
    toCell(HEADER_ROW, columnOf(text), text),
  )
  const rows = form.rows.flatMap(({ indicatorId }, index) => {
    const at = FIRST_ROW + index
    const own = answers.rows.get(indicatorId) ?? {}
    const cells = (Object.keys(FIELD_HEADERS) as Field[]).flatMap((field) => {
      const value = own[field]
      return value === undefined ? [] : [toCell(at, columnOf(FIELD_HEADERS[field]), value)]
    })
    return [toCell(at, columnOf('编号'), indicatorId), ...cells]
  })
  const evidence = (answers.evidence ?? []).flatMap((entry, index) =>
    [entry.number, entry.indicators, entry.title, entry.reference, entry.kind, entry.pages].flatMap(
      (text, column) => (text === '' ? [] : [toCell(EVIDENCE_FIRST_ROW + index, column + 1, text)]),
    ),
  )
  const evidenceHeader = EVIDENCE_HEADERS.map((text, index) =>
    toCell(EVIDENCE_FIRST_ROW - 1, index + 1, text),
  )
  return {
    kind: 'xlsx',
    sheets: [
      toSheet(SHEET_NAMES.table, [...header, ...rows]),
      toSheet(SHEET_NAMES.evidence, [...evidenceHeader, ...evidence]),
    ],
    externalLinks: false,
    macros: false,
  }
}

function toSheet(name: string, cells: readonly Cell[]): Sheet {
  return { name, state: 'visible', cells, merges: [], hiddenRows: [], hiddenColumns: [] }
}

function toCell(row: number, column: number, value: string | number): Cell {
  const type = typeof value === 'number' ? 'number' : 'text'
  // A cell's text is what is stored: with the writer's escapes.
  const text = typeof value === 'number' ? String(value) : cellText(value)
  return { row, column, type, text, value: String(value), format: null, formula: false }
}
