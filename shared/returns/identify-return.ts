import { unitId, type UnitId } from '../plan/unit.ts'
import { findHeader, type TableHeader } from './find-header.ts'
import { SHEET_NAMES } from './form.ts'
import { comparableText } from './clean-text.ts'
import { otherYear, recognisedBy, unitDoubt, unitUnknown, type UnitSource } from './identify-messages.ts'
import { noTable } from './messages.ts'
import { saysNothing } from './no-data-words.ts'
import { readHead, type HeadLabel } from './read-head.ts'
import { readHiddenIdentity, type HiddenIdentity, type Sha256Hex } from './read-identity.ts'
import { cellsOfRow, plainText } from './sheet-grid.ts'
import { resolveUnitName, unitsNamedIn, type UnitDirectory } from './unit-directory.ts'
import { cellAddress, type Workbook } from './workbook.ts'
import { readYear, readYearInName } from './year-statement.ts'

export interface ReturnToIdentify {
  readonly workbook: Workbook
  readonly fileName: string
  readonly directory: UnitDirectory
  /** The year that is collected. */
  readonly year: number
  /** The unit that a person states (`--unit`); null: none. */
  readonly stated: UnitId | null
  readonly sha256Hex: Sha256Hex
}

/** `unknownName`: what the 单位名称 cell says where it is nobody's name as a whole; null: it says nothing or a name. */
export type Identified =
  | {
      readonly ok: true
      readonly unit: UnitId
      readonly hidden: HiddenIdentity
      /** By what, for a list: "表内识别信息、文件名". */
      readonly recognised: string
      readonly unknownName: string | null
    }
  | {
      readonly ok: false
      readonly error: {
        readonly code: 'no-table' | 'unit-doubt' | 'unit-unknown' | 'other-year'
        readonly message: string
      }
      /** Known all the same (a file for another year, one without a table); null: not known. */
      readonly unit: UnitId | null
      /** The units among which a person may choose. */
      readonly candidates: readonly UnitId[]
      readonly unknownName: string | null
    }

/**
 * Which unit and year a return is of: hidden sheet, then 单位名称 cell, then file name. Sources that disagree, or one that
 * names nobody known, are doubt and refused, never guessed (returns.md, Which unit).
 */
export function identifyReturn(file: ReturnToIdentify): Identified {
  const hidden = readHiddenIdentity(file.workbook, file.sha256Hex)
  const heads = readHeads(file.workbook)
  const sources = unitSources(file, hidden, heads)
  const unit = agreeOnUnit(file, sources)
  const unknownName = sources.find(({ kind, inPart }) => kind === 'cell' && inPart)?.says ?? null
  const known = { unit: unit.ok ? unit.unit : null, candidates: [], unknownName }
  if (heads.length === 0) {
    const error = { code: 'no-table', message: noTable(file.workbook) } as const
    return { ok: false, error, ...known }
  }
  const years = statedYears(file, hidden, heads)
  const wrong = years.find(({ year }) => year !== file.year)
  if (wrong !== undefined) {
    const error = { code: 'other-year', message: otherYear(file.year, wrong.year, wrong.where) } as const
    return { ok: false, error, ...known }
  }
  if (!unit.ok) return { ...unit, unit: null, unknownName }
  const recognised = recognisedBy(file.directory, sources, unit.unit, file.stated !== null)
  return { ok: true, unit: unit.unit, hidden, recognised, unknownName }
}

interface Head {
  readonly sheet: string
  readonly title: string
  readonly values: ReturnType<typeof readHead>
}

/** Heads of the sheets with a table: of the one named 自评表 where there is one, of visible ones before hidden ones. */
function readHeads(workbook: Workbook): readonly Head[] {
  const tables = workbook.sheets
    .filter((sheet) => sheet.name !== SHEET_NAMES.identity)
    .flatMap((sheet) => findHeader(sheet) ?? [])
  const visible = tables.filter(({ grid }) => grid.sheet.state === 'visible')
  const heads = (visible.length > 0 ? visible : tables).map(headOf)
  const named = heads.filter((head) => comparableText(head.sheet) === SHEET_NAMES.table)
  return named.length > 0 ? named : heads
}

function headOf({ grid, row: before }: TableHeader): Head {
  const texts = grid.rows.filter((row) => row < before).flatMap((row) => cellsOfRow(grid, row).map(plainText))
  return {
    sheet: grid.sheet.name,
    title:
      texts.find((text) => comparableText(text).includes('自评表') && readYearInName(text) !== null) ?? '',
    values: readHead(grid, before),
  }
}

function valuesAt(heads: readonly Head[], label: HeadLabel): readonly { text: string; where: string }[] {
  return heads.flatMap((head) => {
    const value = head.values.get(label)
    if (value === undefined || saysNothing(value.text)) return []
    return [{ text: value.text, where: `${head.sheet}!${cellAddress(value.row, value.column)}` }]
  })
}

function unitSources(
  { directory, fileName }: ReturnToIdentify,
  hidden: HiddenIdentity,
  heads: readonly Head[],
): readonly UnitSource[] {
  const sources: UnitSource[] = []
  if (hidden.state !== 'absent') {
    const { unitId: id, unitName } = hidden.identity
    const named = resolveUnitName(directory, unitName)
    // A name that is no longer known: the form's own number of the unit stands, unless the sheet was tampered with.
    const byId = hidden.state === 'verified' && directory.shownNames.has(unitId(id)) ? [unitId(id)] : []
    const units = named.length > 0 ? named : byId
    if (unitName !== '' || units.length > 0) {
      sources.push({ kind: 'hidden', where: '', says: unitName, units, inPart: false })
    }
  }
  for (const { text, where } of valuesAt(heads, '单位名称（盖章）')) {
    const whole = resolveUnitName(directory, text)
    // 市教育局宣教科 names no unit as a whole, but the unit's name stands in it: enough beside another source.
    const units = whole.length > 0 ? whole : unitsNamedIn(directory, text)
    sources.push({ kind: 'cell', where, says: text, units, inPart: whole.length === 0 })
  }
  const inName = unitsNamedIn(directory, fileName)
  if (inName.length > 0)
    sources.push({ kind: 'file-name', where: '', says: fileName, units: inName, inPart: false })
  return sources
}

type Agreed =
  | { readonly ok: true; readonly unit: UnitId }
  | Pick<Extract<Identified, { ok: false }>, 'ok' | 'error' | 'candidates'>

function agreeOnUnit(file: ReturnToIdentify, sources: readonly UnitSource[]): Agreed {
  const { stated, directory } = file
  const hidden = sources.find((source) => source.kind === 'hidden')
  const candidates = [...new Set(sources.flatMap((source) => source.units))]
  const refuse = (code: 'unit-doubt' | 'unit-unknown', message: string): Agreed => ({
    ok: false,
    error: { code, message },
    candidates,
  })
  if (stated !== null) {
    if (hidden === undefined || hidden.units.includes(stated)) return { ok: true, unit: stated }
    return refuse('unit-doubt', unitDoubt(directory, sources, stated))
  }
  const agreed = candidates.filter((unit) => sources.every((source) => source.units.includes(unit)))
  const [only] = agreed
  const isSure = sources.some((source) => !source.inPart)
  if (only !== undefined && agreed.length === 1 && isSure) return { ok: true, unit: only }
  return candidates.length === 0
    ? refuse('unit-unknown', unitUnknown(sources))
    : refuse('unit-doubt', unitDoubt(directory, sources, null))
}

interface YearStatement {
  readonly year: number
  readonly where: string
}

/** What the hidden sheet and the 年度 cell say; only where both are silent the title, and only then the file name. */
function statedYears(
  file: ReturnToIdentify,
  hidden: HiddenIdentity,
  heads: readonly Head[],
): readonly YearStatement[] {
  const state = (year: number | null, where: string): readonly YearStatement[] =>
    year === null ? [] : [{ year, where }]
  const inHidden = hidden.state === 'absent' ? null : readYear(hidden.identity.year)
  const stated = [
    ...state(inHidden, '表内识别信息'),
    ...valuesAt(heads, '年度').flatMap(({ text, where }) => state(readYear(text), where)),
  ]
  if (stated.length > 0) return stated
  const titles = heads.flatMap((head) => state(readYearInName(head.title), `${head.sheet}的标题`))
  return titles.length > 0 ? titles : state(readYearInName(file.fileName), '文件名')
}
