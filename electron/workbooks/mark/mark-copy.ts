import { isUtf8 } from 'node:buffer'
import { cellAddress } from '#shared/returns/workbook.ts'
import { columnOf, packReference, rowOf } from '../read/cell-reference.ts'
import { Refused } from '../read/refusal.ts'
import { openZip, type ZipArchive } from '../read/zip-archive.ts'
import { deflateEntry, writeZip, type ZipEntry } from '../write/write-zip.ts'
import { findBookParts, findNoteParts } from './book-parts.ts'
import { highlightCells } from './mark-sheet.ts'
import { writeBoxes, type BoxPlace } from './note-boxes.ts'
import { writeNotes } from './note-list.ts'
import { NotMarkable, type MarkObstacle } from './not-markable.ts'
import { addContentTypes, addRelationships, drawingElement } from './package-edits.ts'
import { scanSheet } from './sheet-scan.ts'
import { openStyles } from './style-book.ts'
import { TextEdits } from './xml-tags.ts'

/** A cell to be highlighted, with its note. */
export interface CellMark {
  readonly row: number
  readonly column: number
  /** The unit shall change it: it is opened where its sheet is protected. */
  readonly open: boolean
  readonly note: string
}

export interface MarkOrder {
  /** Name of the sheet. */
  readonly sheet: string
  /** One a cell. */
  readonly marks: readonly CellMark[]
  /** ISO time of the copy's entries; the same order gives the same bytes. */
  readonly at: string
}

export type { MarkObstacle }

export type MarkOutcome =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly obstacle: MarkObstacle }

/**
 * A copy of an .xlsx in which some cells are highlighted and carry notes. Only what this needs is changed, on the spot, in
 * the parts' own text: the unit's other cells, its drop-downs, protection and hidden sheets are the same bytes. Marks and
 * notes of an earlier round go. Pure; foreign files belong in a process that can be killed.
 */
export function markCopy(bytes: Uint8Array, order: MarkOrder): MarkOutcome {
  try {
    return { ok: true, bytes: mark(openZip(bytes), order) }
  } catch (error) {
    if (error instanceof NotMarkable) return { ok: false, obstacle: error.obstacle }
    if (error instanceof Refused) return { ok: false, obstacle: 'unreadable' }
    throw error
  }
}

const TYPES = '[Content_Types].xml'

function mark(archive: ZipArchive, { sheet, marks, at }: MarkOrder): Uint8Array {
  const parts = findBookParts(archive, sheet)
  const xml = textOf(archive, parts.sheet)
  const styles = openStyles(textOf(archive, parts.styles))
  const marked = new Set(marks.map(({ row }) => row))
  const scan = scanSheet(xml, (row) => styles.hasMarks || marked.has(row))
  const edits = new TextEdits()
  highlightCells(edits, xml, scan, styles, marks)

  const relations = optionalText(archive, parts.relations)
  const { comments, boxes, added } = findNoteParts(archive, parts, scan.drawing, relations)
  const before = comments.isNew ? null : textOf(archive, comments.part)
  const list = writeNotes(
    before,
    marks.map(({ row, column, note }) => ({ cell: cellAddress(row, column), text: note })),
  )
  if (parts.hasDiscussions && list.joined.size > 0) throw new NotMarkable('threaded-comment')
  const lengths = new Map(marks.map(({ row, column, note }) => [cellAddress(row, column), note.length]))
  const places = (cells: Iterable<string>): readonly BoxPlace[] =>
    [...cells].flatMap((cell) => placeOf(cell, lengths))
  const boxesXml = writeBoxes(
    boxes.isNew ? null : textOf(archive, boxes.part),
    scan,
    places(list.noted),
    places(list.cleared),
  )
  if (boxes.isNew) edits.insert(scan.drawingAt, drawingElement(boxes.id, scan.prefix))

  const changed = new Map([
    [parts.sheet, edits.applyTo(xml)],
    [parts.styles, styles.xml()],
    [comments.part, list.xml],
    [boxes.part, boxesXml],
  ])
  if (added.length > 0) {
    changed.set(parts.relations, addRelationships(relations, added))
    changed.set(
      TYPES,
      addContentTypes(textOf(archive, TYPES), comments.isNew ? comments.part : null, boxes.isNew),
    )
  }
  return repack(archive, changed, new Date(at))
}

/** Nothing where a note stands at no cell. */
function placeOf(cell: string, lengths: ReadonlyMap<string, number>): readonly BoxPlace[] {
  const packed = packReference(cell)
  const characters = lengths.get(cell) ?? 60
  return packed === 0 ? [] : [{ row: rowOf(packed), column: columnOf(packed), characters }]
}

function optionalText(archive: ZipArchive, part: string): string | null {
  return archive.has(part) ? textOf(archive, part) : null
}

/** As it stands, so that what is not touched comes out as the same bytes. */
function textOf(archive: ZipArchive, part: string): string {
  const bytes = archive.read(part)
  if (bytes === null || !isUtf8(bytes)) throw new NotMarkable('unusual-xml')
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  const encoding = /^\uFEFF?<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1] ?? 'utf-8'
  if (!/^utf-?8$/i.test(encoding)) throw new NotMarkable('unusual-xml')
  return text
}

/** The archive with some parts changed or added; all others are copied as they are packed. */
function repack(archive: ZipArchive, changed: ReadonlyMap<string, string>, at: Date): Uint8Array {
  const left = new Map([...changed].map(([part, text]) => [part.toLowerCase(), { part, text }]))
  const entries: ZipEntry[] = []
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
  for (const part of archive.packed()) {
    const own = left.get(part.name.toLowerCase())
    left.delete(part.name.toLowerCase())
    const name = encode(part.name)
    entries.push(own === undefined ? { ...part, name } : deflateEntry(name, encode(own.text)))
  }
  for (const { part, text } of left.values()) entries.push(deflateEntry(encode(part), encode(text)))
  return writeZip(entries, at)
}
