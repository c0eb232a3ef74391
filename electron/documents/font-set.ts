// oxlint-disable-next-line typescript/triple-slash-reference -- types for modules without any can't be imported, and every project that reaches this file needs them
/// <reference path="./pdfmake-internals.d.ts" />
import { readFileSync } from 'node:fs'
import type { EmbeddedFont, PdfDocument } from 'pdfmake/js/PDFDocument.js'
import type { FontFace } from './font-faces.ts'
import { findFont, fontsFor, packageFontFile, type FontChoice } from './font-files.ts'
import { FONT_ROLE_NAMES, type FontRole } from './font-roles.ts'
import { unpackWoff } from './unpack-woff.ts'

export interface LoadedFont {
  /** The file, and which of its fonts: one that is used for two roles is embedded once. */
  readonly key: string
  readonly file: string
  readonly sample: EmbeddedFont
  /** What a person knows it by, the Chinese name where it has one: "仿宋_GB2312". */
  readonly family: string
  readonly has: (codePoint: number) => boolean
  /** In em, from the font file: pdfmake's own line is ascent − descent high. */
  readonly ascent: number
  readonly lineRatio: number
  /** The font that the office chose and that can't be had: this one is in its place. */
  readonly insteadOf: string | null
}

/** Which font took which role, as the export screen says it. */
export interface UsedFont {
  /** 仿宋, 楷体, 黑体, 小标宋. */
  readonly role: string
  /** PostScript name of the font: it stands in the file's properties. */
  readonly name: string
  /** What the screen calls it; absent in documents that were made final before it was kept. */
  readonly family?: string
  /** The machine has no such font: one that comes with the program stands in. */
  readonly standsIn: boolean
  /** Family of the font that the office chose for the role and that this machine doesn't have. */
  readonly insteadOf?: string
}

/** The fonts of a document, each read and parsed when first used and then kept for the process. */
export interface FontSet {
  readonly load: (role: FontRole) => LoadedFont
  /** Whether the role's font has a character; that alone doesn't make the font one of the document's. */
  readonly has: (role: FontRole, codePoint: number) => boolean
}

type Parsed = Omit<LoadedFont, 'insteadOf'>

const parsed = new Map<string, Parsed>()

export function createFontSet(
  Document: typeof PdfDocument,
  files: readonly string[],
  choice: FontChoice,
): FontSet {
  const loaded = new Map<FontRole, LoadedFont>()
  const load = (role: FontRole): LoadedFont => {
    const known = loaded.get(role) ?? loadFor(Document, role, files, choice)
    loaded.set(role, known)
    return known
  }
  return { load, has: (role, codePoint) => load(role).has(codePoint) }
}

/** The office's choice where it can be had, else the best font of the machine, else the program's own. */
function loadFor(
  Document: typeof PdfDocument,
  role: FontRole,
  files: readonly string[],
  choice: FontChoice,
): LoadedFont {
  const wanted = choice[role] ?? null
  const found = wanted === null ? null : findFont(wanted.name, role, files)
  const chosen = found === null ? null : tryFont(Document, found)
  if (chosen !== null) return { ...chosen, insteadOf: null }
  return { ...firstThatOpens(Document, fontsFor(role, files)), insteadOf: wanted?.family ?? null }
}

/** A damaged one on the machine is passed over. */
function firstThatOpens(Document: typeof PdfDocument, faces: readonly FontFace[]): Parsed {
  for (const face of faces) {
    const font = tryFont(Document, face)
    if (font !== null) return font
  }
  throw new Error('the fonts that come with the program cannot be read')
}

function tryFont(Document: typeof PdfDocument, face: FontFace): Parsed | null {
  try {
    return parseFont(Document, face)
  } catch {
    return null
  }
}

function parseFont(Document: typeof PdfDocument, { file, name, families }: FontFace): Parsed {
  const key = `${file}#${name}`
  const known = parsed.get(key)
  if (known !== undefined) return known
  const reader = new Document({}, {}, {}, {}, { autoFirstPage: false, font: null })
  // The name says which font of a collection is meant.
  const collection = /\.(?:ttc|otc)$/i.test(file)
  const { _font: sample } = reader.font(unpackWoff(readFileSync(file)), ...(collection ? [name] : []))
  const characters = new Map<number, boolean>()
  const font: Parsed = {
    key,
    file,
    sample,
    family: families[0] ?? name,
    has: (codePoint) => {
      const has = characters.get(codePoint) ?? sample.font.hasGlyphForCodePoint(codePoint)
      characters.set(codePoint, has)
      return has
    },
    ascent: sample.ascender / 1000,
    lineRatio: (sample.ascender - sample.descender) / 1000,
  }
  parsed.set(key, font)
  return font
}

export function describeFont(role: FontRole, { file, sample, family, insteadOf }: LoadedFont): UsedFont {
  return {
    role: FONT_ROLE_NAMES[role],
    name: sample.font.postscriptName,
    family,
    standsIn: file === packageFontFile(role),
    ...(insteadOf === null ? {} : { insteadOf }),
  }
}
