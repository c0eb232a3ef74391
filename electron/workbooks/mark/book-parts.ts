import { readContentTypes, readRelationships } from '../read/package-parts.ts'
import { readWorkbookPart } from '../read/read-workbook-part.ts'
import type { ZipArchive } from '../read/zip-archive.ts'
import { NotMarkable } from './not-markable.ts'
import { freeIds, type NewRelationship } from './package-edits.ts'

/** Names of the parts that marking a sheet changes. */
export interface BookParts {
  readonly sheet: string
  readonly styles: string
  /** The sheet's relationships; it may have none yet. */
  readonly relations: string
  /** The sheet has discussions, which Excel shows in the place of notes. */
  readonly hasDiscussions: boolean
}

export function findBookParts(archive: ZipArchive, sheetName: string): BookParts {
  if (
    readContentTypes(archive).some(
      (type) => /macroenabled|vbaproject/.test(type) && !type.includes('sheet.binary'),
    )
  )
    throw new NotMarkable('macros')
  const book = readRelationships(archive, '').find(({ kind }) => kind === 'officeDocument')?.part ?? null
  const bytes = book === null ? null : archive.read(book)
  if (book === null || bytes === null) throw new NotMarkable('unusual-xml')
  const relations = readRelationships(archive, book)
  const entry = readWorkbookPart(book, bytes).sheets.find(({ name }) => name === sheetName)
  const sheet =
    relations.find(({ id, kind }) => id === entry?.relationship && kind === 'worksheet')?.part ?? null
  const styles = relations.find(({ kind }) => kind === 'styles')?.part ?? null
  if (sheet === null || styles === null) throw new NotMarkable('unusual-xml')
  const slash = sheet.lastIndexOf('/') + 1
  return {
    sheet,
    styles,
    relations: `${sheet.slice(0, slash)}_rels/${sheet.slice(slash)}.rels`,
    hasDiscussions: readRelationships(archive, sheet).some(({ kind }) => kind === 'threadedComment'),
  }
}

interface NotePart {
  readonly part: string
  readonly id: string
  readonly isNew: boolean
}

/** Where the sheet's notes and their boxes stand, or are to stand. `drawing`: relationship of its boxes so far. */
export function findNoteParts(
  archive: ZipArchive,
  { sheet }: BookParts,
  drawing: string | null,
  relations: string | null,
): { readonly comments: NotePart; readonly boxes: NotePart; readonly added: readonly NewRelationship[] } {
  const known = readRelationships(archive, sheet)
  const [first = '', second = ''] = freeIds(relations, 2)
  const own = known.find(({ kind }) => kind === 'comments')
  const box = known.find(({ id }) => id === drawing)
  if (drawing !== null && (box?.part ?? null) === null) throw new NotMarkable('unusual-xml')
  const comments =
    own === undefined
      ? { part: freePart(archive, 'xl/comments', '.xml'), id: first, isNew: true }
      : { part: own.part ?? '', id: own.id, isNew: false }
  const boxes =
    box === undefined
      ? { part: freePart(archive, 'xl/drawings/vmlDrawing', '.vml'), id: second, isNew: true }
      : { part: box.part ?? '', id: box.id, isNew: false }
  return {
    comments,
    boxes,
    added: [
      ...(comments.isNew ? [{ id: comments.id, kind: 'comments', part: comments.part } as const] : []),
      ...(boxes.isNew ? [{ id: boxes.id, kind: 'vmlDrawing', part: boxes.part } as const] : []),
    ],
  }
}

function freePart(archive: ZipArchive, start: string, ending: string): string {
  let number = 1
  while (archive.has(`${start}${number}${ending}`)) number += 1
  return `${start}${number}${ending}`
}
