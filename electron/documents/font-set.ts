// oxlint-disable-next-line typescript/triple-slash-reference -- types for modules without any can't be imported, and every project that reaches this file needs them
/// <reference path="./pdfmake-internals.d.ts" />
import { readFileSync } from 'node:fs'
import type { EmbeddedFont, PdfDocument } from 'pdfmake/js/PDFDocument.js'
import { FONT_ROLE_NAMES, fontFilesFor, packageFontFile, type FontRole } from './font-files.ts'
import { unpackWoff } from './unpack-woff.ts'

export interface LoadedFont {
  readonly file: string
  readonly sample: EmbeddedFont
  /** In em, from the font file: pdfmake's own line is ascent − descent high. */
  readonly ascent: number
  readonly lineRatio: number
}

/** Which font took which role, as the export screen says it. */
export interface UsedFont {
  /** 仿宋, 楷体, 黑体, 小标宋. */
  readonly role: string
  /** PostScript name of the font. */
  readonly name: string
  /** The machine has no such font: one that comes with the program stands in. */
  readonly standsIn: boolean
}

/** The fonts of a document, each read and parsed when first used and then kept for the process. */
export interface FontSet {
  readonly load: (role: FontRole) => LoadedFont
}

const parsed = new Map<string, LoadedFont>()

export function createFontSet(Document: typeof PdfDocument, folders: readonly string[]): FontSet {
  const chosen = new Map<FontRole, LoadedFont>()
  return {
    load: (role) => {
      const known = chosen.get(role) ?? chooseFont(Document, fontFilesFor(role, folders))
      chosen.set(role, known)
      return known
    },
  }
}

/** The first file that can be read as a font; a damaged one on the machine is passed over. */
function chooseFont(Document: typeof PdfDocument, files: readonly string[]): LoadedFont {
  let failure: unknown = null
  for (const file of files) {
    try {
      return parseFont(Document, file)
    } catch (error) {
      failure = error
    }
  }
  throw failure
}

function parseFont(Document: typeof PdfDocument, file: string): LoadedFont {
  const known = parsed.get(file)
  if (known !== undefined) return known
  const reader = new Document({}, {}, {}, {}, { autoFirstPage: false, font: null })
  const { _font: sample } = reader.font(unpackWoff(readFileSync(file)))
  const loaded = {
    file,
    sample,
    ascent: sample.ascender / 1000,
    lineRatio: (sample.ascender - sample.descender) / 1000,
  }
  parsed.set(file, loaded)
  return loaded
}

export function describeFont(role: FontRole, { file, sample }: LoadedFont): UsedFont {
  return {
    role: FONT_ROLE_NAMES[role],
    name: sample.font.postscriptName,
    standsIn: file === packageFontFile(role),
  }
}
