import type { Workbook } from 'exceljs'
import { SHEET_NAMES, type Form } from '#shared/returns/form.ts'
import { IDENTITY_LABELS, IDENTITY_MARK, identityOf } from '#shared/returns/identity.ts'
import { put } from './cells.ts'
import { identityDigest } from './identity-digest.ts'
import { protect } from './protect.ts'
import { TEXT_FORMAT, type CellStyle } from './styles.ts'

const PLAIN: CellStyle = { numFmt: TEXT_FORMAT }

/** What identifies the form, out of sight: it shows damage and old versions, it keeps nobody from forging (returns.md). */
export async function addIdentitySheet(book: Workbook, form: Form): Promise<void> {
  const sheet = book.addWorksheet(SHEET_NAMES.identity, { state: 'veryHidden' })
  const identity = identityOf(form)
  const rows = [
    [IDENTITY_LABELS.mark, IDENTITY_MARK],
    [IDENTITY_LABELS.unitId, identity.unitId],
    [IDENTITY_LABELS.unitName, identity.unitName],
    [IDENTITY_LABELS.year, identity.year],
    [IDENTITY_LABELS.schemeVersion, identity.schemeVersion],
    [IDENTITY_LABELS.digest, identityDigest(form)],
    ...identity.indicators.map((row) => [IDENTITY_LABELS.indicator, row.id, row.points, row.target]),
  ]
  rows.forEach((row, at) => row.forEach((text, column) => put(sheet, at + 1, column + 1, text, PLAIN)))
  await protect(sheet)
}
