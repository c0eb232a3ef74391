import type { UnitId } from '../plan/unit.ts'
import { halveWidth, removeControls, removeSpaces } from './clean-text.ts'
import { findHeader } from './find-header.ts'
import { SHEET_NAMES } from './form.ts'
import {
  anotherYear,
  hiddenNamesAnother,
  noTable,
  noUnit,
  unitDoubt,
  unknownUnit,
  type UnitSource,
} from './identify-messages.ts'
import { readHead, type HeadLabel, type HeadValue } from './read-head.ts'
import { readHiddenIdentity, type HiddenIdentity, type Sha256Hex } from './read-identity.ts'
import type { UnitDirectory } from './unit-directory.ts'
import type { Sheet, Workbook } from './workbook.ts'

export interface ReturnToIdentify {
  readonly workbook: Workbook
  /** Without its folders. */
  readonly fileName: string
  readonly year: number
  readonly directory: UnitDirectory
  /** The unit's name this year, for messages; null where it is not evaluated. */
  readonly nameOf: (unit: UnitId) => string | null
  /** The unit that the office states for this file; null: none. */
  readonly stated: UnitId | null
  readonly sha256Hex: Sha256Hex
}

export type Identified =
  | { readonly ok: true; readonly unit: UnitId; readonly hidden: HiddenIdentity }
  | {
      readonly ok: false
      /** Where it is known all the same. */
      readonly unit: UnitId | null
      readonly error: { readonly code: string; readonly message: string }
    }

/**
 * Which unit a return is of, and whether it is of this year (returns.md, "Which unit"): hidden sheet, then 单位名称, then
 * file name. Disagreement and doubt are refused, never guessed.
 */
export function identifyReturn(input: ReturnToIdentify): Identified {
  const { workbook, directory, sha256Hex } = input
  const hidden = readHiddenIdentity(workbook, sha256Hex)
  const fromHidden = hidden.state === 'absent' ? null : resolveHidden(hidden.identity, directory)
  const head = findHead(workbook)
  if (head === null) return refuse(fromHidden, 'no-table', noTable(workbook))
  const wrongYear = findOtherYear(input, hidden, head)
  if (wrongYear !== null) return refuse(fromHidden, 'another-year', anotherYear(wrongYear, input.year))
  if (input.stated !== null) return acceptStated(input, input.stated, fromHidden, hidden)
  return weigh(input, hidden, fromHidden, head)
}

type Head = ReadonlyMap<HeadLabel, HeadValue>

/** The head above the table: of the sheet named 自评表, else of the first with a table, visible ones first. */
function findHead(workbook: Workbook): Head | null {
  const rank = (sheet: Sheet): number =>
    (sheet.name === SHEET_NAMES.table ? 0 : 1) + (sheet.state === 'visible' ? 0 : 2)
  for (const sheet of workbook.sheets.toSorted((a, b) => rank(a) - rank(b))) {
    const header = sheet.name === SHEET_NAMES.identity ? null : findHeader(sheet)
    if (header !== null) return readHead(header.grid, header.row)
  }
  return null
}

function resolveHidden(identity: { unitId: string; unitName: string }, directory: UnitDirectory): UnitId | null {
  const [unit, ...more] = directory.resolve(identity.unitName)
  return more.length === 0 ? (unit ?? null) : null
}

/** A year that the file says and that is not the one asked for; the file name counts only where nothing else says one. */
function findOtherYear(input: ReturnToIdentify, hidden: HiddenIdentity, head: Head): string | null {
  const inside = [
    hidden.state === 'absent' ? null : yearIn(hidden.identity.year),
    yearIn(head.get('年度')?.text ?? ''),
  ].filter((year) => year !== null)
  const named = yearIn(input.fileName)
  const said = inside.length > 0 || named === null ? inside : [named]
  return said.find((year) => year !== String(input.year)) ?? null
}

function yearIn(text: string): string | null {
  return /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(halveWidth(removeSpaces(removeControls(text))))?.[0] ?? null
}

function acceptStated(
  input: ReturnToIdentify,
  stated: UnitId,
  fromHidden: UnitId | null,
  hidden: HiddenIdentity,
): Identified {
  if (fromHidden === null || fromHidden === stated) return { ok: true, unit: stated, hidden }
  const message = hiddenNamesAnother(input.nameOf(fromHidden) ?? '', input.nameOf(stated) ?? '')
  return refuse(fromHidden, 'unit-doubt', message)
}

function weigh(input: ReturnToIdentify, hidden: HiddenIdentity, fromHidden: UnitId | null, head: Head): Identified {
  const { directory } = input
  const written = head.get('单位名称（盖章）')?.text ?? ''
  const fromHead = directory.resolve(written)
  const fromName = directory.findIn(input.fileName)
  const name = (units: readonly UnitId[]): string => units.map((unit) => input.nameOf(unit) ?? unit).join('、')
  const sources: readonly UnitSource[] = [
    ...(hidden.state === 'absent' ? [] : [{ where: '表内标识', says: hidden.identity.unitName }]),
    ...(written === '' ? [] : [{ where: '“单位名称”一栏', says: written }]),
    ...(fromName.length === 0 ? [] : [{ where: '文件名', says: name(fromName) }]),
  ]
  const inside = new Set([...(fromHidden === null ? [] : [fromHidden]), ...fromHead])
  const unresolvedHead = written !== '' && fromHead.length === 0
  const unresolvedHidden = hidden.state !== 'absent' && fromHidden === null
  const [only] = inside
  if (only === undefined) {
    if (unresolvedHead) return refuse(null, 'unknown-unit', unknownUnit(written))
    if (unresolvedHidden) return refuse(null, 'unknown-unit', unknownUnit(hidden.identity.unitName))
    return byFileName(fromName, hidden, sources)
  }
  const agreesWithName = fromName.length === 0 || fromName.includes(only)
  if (inside.size > 1 || unresolvedHidden || !agreesWithName || (unresolvedHead && !names(directory, written, only))) {
    return refuse(fromHidden, 'unit-doubt', unitDoubt(sources))
  }
  return { ok: true, unit: only, hidden }
}

/** 德州市教育局宣教科 names no unit as a whole, but the unit's name stands in it. */
function names(directory: UnitDirectory, text: string, unit: UnitId): boolean {
  const inside = directory.findIn(text)
  return inside.length === 1 && inside[0] === unit
}

function byFileName(
  fromName: readonly UnitId[],
  hidden: HiddenIdentity,
  sources: readonly UnitSource[],
): Identified {
  const [unit, ...more] = fromName
  if (unit === undefined) return refuse(null, 'unknown-unit', noUnit())
  return more.length > 0 ? refuse(null, 'unit-doubt', unitDoubt(sources)) : { ok: true, unit, hidden }
}

function refuse(unit: UnitId | null, code: string, message: string): Identified {
  return { ok: false, unit, error: { code, message } }
}
