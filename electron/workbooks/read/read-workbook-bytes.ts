import type { Sheet, Workbook } from '#shared/returns/workbook.ts'
import type { ContentCounts } from './cell-list.ts'
import { refuseByMagic } from './detect-kind.ts'
import { detectPackage } from './detect-package.ts'
import { MAX_FILE_BYTES, MEGABYTE } from './limits.ts'
import { readRelationships, type ContentTypes, type Relationship } from './package-parts.ts'
import { readSharedStrings, type SharedStrings } from './read-shared-strings.ts'
import { readSheet } from './read-sheet.ts'
import { readStyles } from './read-styles.ts'
import { readWorkbookPart, type SheetEntry } from './read-workbook-part.ts'
import { damaged, overLimits, Refused, type ReadOutcome } from './refusal.ts'
import { openZip, type ZipArchive } from './zip-archive.ts'

export interface ReadOptions {
  /** False: any number of cells and rows with content (`inspect`); the limits of size always hold. */
  readonly contentLimits?: boolean
}

/**
 * Reads an .xlsx or .xlsm as it is stored, whatever its name. Pure; does all its work at once, so foreign files belong
 * in a process that can be killed. Macros are only told of.
 */
export function readWorkbookBytes(
  bytes: Uint8Array,
  { contentLimits = true }: ReadOptions = {},
): ReadOutcome {
  try {
    if (bytes.byteLength > MAX_FILE_BYTES) throw overLimits(`文件大于 ${MAX_FILE_BYTES / MEGABYTE} MB`)
    refuseByMagic(bytes)
    return { ok: true, workbook: readPackage(openZip(bytes), contentLimits) }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal }
    throw error
  }
}

function readPackage(archive: ZipArchive, contentLimits: boolean): Workbook {
  const types = detectPackage(archive)
  const main = findWorkbookPart(archive, types)
  const relationships = readRelationships(archive, main)
  const book = readWorkbookPart(main, readPart(archive, main))
  const strings = partOf(relationships, types, 'sharedStrings')
  const styles = partOf(relationships, types, 'styles')
  const context = {
    ...(strings === null ? NO_STRINGS : readSharedStrings(strings, readPart(archive, strings))),
    formats: styles === null || !archive.has(styles) ? null : readStyles(styles, readPart(archive, styles)),
    date1904: book.date1904,
  }
  const counts: ContentCounts = { cells: 0, rows: 0, limited: contentLimits }
  const sheets: Sheet[] = []
  let externalLinks = relationships.some(({ kind }) => OUTSIDE_KINDS.has(kind))
  for (const entry of book.sheets) {
    const part = findSheetPart(entry, relationships)
    if (part === null) continue
    const { sheet, outside } = readSheet({ ...entry, part, bytes: readPart(archive, part) }, context, counts)
    sheets.push(book.date1904 ? { ...sheet, date1904: true } : sheet)
    externalLinks ||= outside
  }
  const macros = hasMacros(archive, types, relationships)
  const kind = macros ? 'xlsm' : 'xlsx'
  return { kind, sheets, externalLinks, macros, ...(archive.padded ? { padded: true } : {}) }
}

const NO_STRINGS: SharedStrings = { strings: [], setApart: new Set(), colours: new Map() }
const OUTSIDE_KINDS = new Set(['externalLink', 'externalLinkPath', 'connections'])
/** Sheets that hold no cells of ours: charts, dialogs of Excel 5, and macro sheets, which are told of as macros. */
const PASSED_OVER = new Set(['chartsheet', 'dialogsheet', 'xlMacrosheet', 'xlIntlMacrosheet'])

function findWorkbookPart(archive: ZipArchive, types: ContentTypes): string {
  const named = readRelationships(archive, '').find(({ kind }) => kind === 'officeDocument')?.part ?? null
  const part =
    named ?? types.find((type) => /spreadsheetml\.(sheet|template)\.main|macroenabled\.main/.test(type))
  if (part === null) throw damaged('找不到工作簿部件')
  return part
}

/** Null for what is no worksheet. An entry that leads nowhere, as old macro modules leave behind, has no cells to lose. */
function findSheetPart(entry: SheetEntry, relationships: readonly Relationship[]): string | null {
  if (entry.relationship === '') return null
  const target = relationships.find(({ id }) => id === entry.relationship)
  if (target === undefined) throw damaged(`找不到工作表“${entry.name}”的内容`)
  if (PASSED_OVER.has(target.kind)) return null
  if (target.part === null) throw damaged(`工作表“${entry.name}”的内容不在文件中`)
  return target.part
}

function partOf(relationships: readonly Relationship[], types: ContentTypes, kind: string): string | null {
  const named = relationships.find((relationship) => relationship.kind === kind)?.part ?? null
  return named ?? types.find((type) => type.endsWith(`spreadsheetml.${kind.toLowerCase()}+xml`))
}

function readPart(archive: ZipArchive, part: string): Uint8Array {
  const bytes = archive.read(part)
  if (bytes === null) throw damaged(`缺少部件 ${part}`)
  return bytes
}

/** Not the type of an .xlsb's workbook, which SheetJS gives to all .bin files. */
function isMacroType(type: string): boolean {
  return /macroenabled|vbaproject|macrosheet/.test(type) && !type.includes('sheet.binary')
}

/** By what is inside: an .xlsm that was renamed .xlsx shows it in its content types and parts. */
function hasMacros(
  archive: ZipArchive,
  types: ContentTypes,
  relationships: readonly Relationship[],
): boolean {
  if (types.some(isMacroType)) return true
  if (relationships.some(({ kind }) => /vbaProject|acrosheet/i.test(kind))) return true
  return [...archive.names()].some((name) => /(^|\/)vbaproject[^/]*\.bin$|(^|\/)macrosheets\//.test(name))
}
