import { headerOf } from './find-header.ts'
import type { Form, FormHeader } from './form.ts'
import { identityOf, type FormIdentity } from './identity.ts'
import { OWN_HEADERS, type LocatedTable } from './locate-table.ts'
import * as messages from './messages.ts'
import type { HiddenIdentity } from './read-identity.ts'
import type { FileRemark } from './reading.ts'
import { cellAt, holdsSomething, plainText } from './sheet-grid.ts'
import { cellAddress, columnName, type CellRange, type Workbook } from './workbook.ts'

/** Remarks about the file as a whole, in the order in which an office would look at them. */
export function remarkOnFile(
  workbook: Workbook,
  form: Form,
  table: LocatedTable,
  hidden: HiddenIdentity,
): readonly FileRemark[] {
  const remarks: (FileRemark | null)[] = [
    remarkOnIdentity(form, hidden),
    workbook.kind === 'xls' ? fileRemark('legacy-format', messages.LEGACY_FORMAT) : null,
    workbook.padded === true ? fileRemark('padded', messages.PADDED) : null,
    workbook.externalLinks ? fileRemark('external-link', messages.EXTERNAL_LINK) : null,
    remarkOnMerges(table),
    remarkOnHidden(table),
    remarkOnHeaders(table),
    remarkOnSecondHeader(table),
    ...remarkOnOthers(table),
  ]
  return remarks.filter((remark) => remark !== null)
}

function fileRemark(code: FileRemark['code'], message: string): FileRemark {
  return { code, indicator: null, message }
}

function remarkOnIdentity(form: Form, hidden: HiddenIdentity): FileRemark | null {
  if (hidden.state !== 'verified') {
    return fileRemark('form-unverified', messages.formUnverified(hidden.state === 'absent'))
  }
  return isOutdated(form, hidden.identity) ? fileRemark('form-outdated', messages.FORM_OUTDATED) : null
}

/** Made before the indicators, points or targets changed. */
function isOutdated(form: Form, identity: FormIdentity): boolean {
  const now = identityOf(form)
  const key = ({ schemeVersion, indicators }: FormIdentity): string =>
    JSON.stringify([schemeVersion, indicators.map(({ id, points, target }) => [id, points, target])])
  return key(now) !== key(identity)
}

function remarkOnOthers({ grid, others }: LocatedTable): readonly FileRemark[] {
  return others.map(({ sheet, differences, otherUnit }) =>
    fileRemark(
      'unknown-row',
      otherUnit === null
        ? messages.otherTable(sheet, grid.sheet.name, differences)
        : messages.otherUnitsTable(sheet, otherUnit),
    ),
  )
}

interface Extent {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/** From the header row to the last row of an indicator. The form itself merges and hides nothing there. */
function extentOf(table: LocatedTable): Extent {
  const rows = table.rows.filter(({ match }) => match.kind !== 'other').map(({ row }) => row)
  const columns = [...table.columns.values()]
  return {
    top: table.headerRow,
    bottom: Math.max(table.headerRow, ...rows),
    left: Math.min(...columns),
    right: Math.max(...columns),
  }
}

function remarkOnMerges(table: LocatedTable): FileRemark | null {
  const { sheet } = table.grid
  const extent = extentOf(table)
  const ranges = sheet.merges
    .filter((range) => range.bottom >= extent.top && range.top <= extent.bottom)
    .filter((range) => range.right >= extent.left && range.left <= extent.right)
    .map(rangeName)
  return ranges.length === 0 ? null : fileRemark('merged', messages.mergedCells(sheet.name, ranges))
}

function rangeName(range: CellRange): string {
  return `${cellAddress(range.top, range.left)}:${cellAddress(range.bottom, range.right)}`
}

function remarkOnHidden(table: LocatedTable): FileRemark | null {
  const { sheet } = table.grid
  if (sheet.state !== 'visible') return fileRemark('hidden', messages.hiddenSheet(sheet.name))
  const extent = extentOf(table)
  const columns = sheet.hiddenColumns
    .filter(([first, last]) => last >= extent.left && first <= extent.right)
    .map(([first, last]) => ` ${spanName(columnName(first), columnName(Math.min(last, extent.right)))} 列`)
  const rows = sheet.hiddenRows
    .filter(([first, last]) => last >= extent.top && first <= extent.bottom)
    .map(([first, last]) => `第 ${spanName(String(first), String(Math.min(last, extent.bottom)))} 行`)
  const parts = [...columns, ...rows]
  return parts.length === 0 ? null : fileRemark('hidden', messages.hiddenParts(sheet.name, parts))
}

function spanName(first: string, last: string): string {
  return first === last ? first : `${first} 至 ${last}`
}

/** Without one of these columns all of a unit's answers of one kind are gone. */
const ANSWERS: ReadonlySet<FormHeader> = new Set(['实际完成值', '自评档次', '自评得分'])

/** A column of the unit's is gone, or another with an unknown header holds something: perhaps only renamed. */
function remarkOnHeaders(table: LocatedTable): FileRemark | null {
  const missing: readonly FormHeader[] = OWN_HEADERS.filter((header) => !table.columns.has(header))
  if (missing.length === 0) return null
  const { grid, headerRow } = table
  const rows = table.rows.filter(({ match }) => match.kind === 'indicator')
  const unknown = [...(grid.cells.get(headerRow)?.values() ?? [])]
    .filter((cell) => plainText(cell) !== '' && headerOf(plainText(cell)) === null)
    .filter((cell) => rows.some(({ row }) => holdsSomething(cellAt(grid, row, cell.column))))
    .map((cell) => plainText(cell))
  if (unknown.length === 0) {
    const needed = missing.filter((header) => ANSWERS.has(header))
    if (needed.length === 0) return null
    return fileRemark('changed-title', messages.missingColumn(grid.sheet.name, needed))
  }
  return fileRemark('changed-title', messages.changedHeader(grid.sheet.name, missing, unknown))
}

/** Fewer known texts in a row are an answer that sounds like a header. */
const FEWEST_AGAIN = 4

/** The header once more, as on a second page, with its columns in another order: what is below would be read askew. */
function remarkOnSecondHeader({ grid, headerRow, columns, rows }: LocatedTable): FileRemark | null {
  const again = rows.find(({ row, match }) => {
    if (match.kind !== 'other') return false
    const known = [...(grid.cells.get(row)?.values() ?? [])].flatMap((cell) => {
      const header = headerOf(plainText(cell))
      return header === null ? [] : [{ header, column: cell.column }]
    })
    return known.length >= FEWEST_AGAIN && known.some(({ header, column }) => columns.get(header) !== column)
  })
  return again === undefined
    ? null
    : fileRemark('changed-title', messages.secondHeader(grid.sheet.name, again.row, headerRow))
}
