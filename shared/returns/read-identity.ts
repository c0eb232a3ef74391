import { removeControls } from './clean-text.ts'
import { SHEET_NAMES } from './form.ts'
import { IDENTITY_LABELS, IDENTITY_MARK, identityText, type FormIdentity } from './identity.ts'
import { buildGrid, cellAt, plainText } from './sheet-grid.ts'
import type { Sheet, Workbook } from './workbook.ts'

/** SHA-256 of a text's UTF-8 bytes as lower-case hex; handed in, as shared/ has no crypto. */
export type Sha256Hex = (text: string) => string

/** What the hidden sheet says. `damaged`: its digest is wrong, so nothing but the unit's name is taken from it. */
export type HiddenIdentity =
  | { readonly state: 'absent' }
  | { readonly state: 'damaged' | 'verified'; readonly identity: FormIdentity }

export function readHiddenIdentity(workbook: Workbook, sha256Hex: Sha256Hex): HiddenIdentity {
  const sheet = findIdentitySheet(workbook)
  if (sheet === null) return { state: 'absent' }
  const { identity, digest } = readRows(sheet)
  const verified = digest.toLowerCase() === sha256Hex(identityText(identity))
  return { state: verified ? 'verified' : 'damaged', identity }
}

function findIdentitySheet(workbook: Workbook): Sheet | null {
  const named = workbook.sheets.find((sheet) => sheet.name === SHEET_NAMES.identity)
  const marked = workbook.sheets.find((sheet) =>
    sheet.cells.some((cell) => cell.row === 1 && cell.column <= 2 && cell.value === IDENTITY_MARK),
  )
  return named ?? marked ?? null
}

function readRows(sheet: Sheet): { identity: FormIdentity; digest: string } {
  const grid = buildGrid(sheet)
  const labelled = new Map<string, string>()
  const indicators: { id: string; points: string; target: string }[] = []
  for (const row of grid.rows) {
    const [label = '', first = '', second = '', third = ''] = [1, 2, 3, 4].map((column) =>
      removeControls(plainText(cellAt(grid, row, column))),
    )
    if (label === IDENTITY_LABELS.indicator) indicators.push({ id: first, points: second, target: third })
    else if (!labelled.has(label)) labelled.set(label, first)
  }
  const text = (label: string): string => labelled.get(label) ?? ''
  return {
    identity: {
      unitId: text(IDENTITY_LABELS.unitId),
      unitName: text(IDENTITY_LABELS.unitName),
      year: text(IDENTITY_LABELS.year),
      schemeVersion: text(IDENTITY_LABELS.schemeVersion),
      indicators,
    },
    digest: text(IDENTITY_LABELS.digest),
  }
}
