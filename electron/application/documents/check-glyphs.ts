import { findLatestIssued } from '#db/issued-documents.ts'
import type { RenderOptions } from '#electron/documents/render-pdf.ts'
import type { Document } from '../documents-of.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import type { YearBook } from '../year-book.ts'
import { isMadeFinal } from './draft-document.ts'
import { buildEdited } from './edited-document.ts'

const MOST_TOLD = 10

/**
 * Refuses before the first of many documents is written where a font lacks a character of any, and names them all: which,
 * in which document, where in it. Final versions are kept as they are and need no font.
 */
export async function refuseMissingGlyphs(
  office: Office,
  book: YearBook,
  documents: readonly Document[],
  options: Pick<RenderOptions, 'fontFolders' | 'fontChoice'>,
): Promise<Outcome<null>> {
  const { findMissing } = await import('#electron/documents/render-pdf.ts')
  const { describeMissing } = await import('#electron/documents/missing-glyphs.ts')
  const told: string[] = []
  for (const document of documents) {
    if (isMadeFinal(document) && findLatestIssued(office.db, book.year.year, document.id) !== null) continue
    const missing = await findMissing(buildEdited(office, book, document), options)
    if (missing.length > 0) told.push(`${document.title}：${describeMissing(missing)}`)
  }
  if (told.length === 0) return { ok: true, value: null }
  const more = told.length > MOST_TOLD ? `。另有${told.length - MOST_TOLD}份也有这样的字` : ''
  return fail(
    'missing-glyph',
    `没有导出：现有字体中没有这些字。${told.slice(0, MOST_TOLD).join('。')}${more}。请改用其他字，或安装含有这些字的字体后重试。`,
  )
}
