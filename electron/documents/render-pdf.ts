import type { ReportModel } from '#shared/reports/report-model.ts'
import type { PdfDocument } from 'pdfmake/js/PDFDocument.js'
import { documentDefinition, type Imprint } from './document-definition.ts'
import { letLongRowsBreak } from './long-rows.ts'
import { keepRowsAbove } from './kept-rows.ts'
import { carryLastLines } from './last-lines.ts'
import type { Parting } from './main-text.ts'
import { listFontFiles, systemFontFolders, type FontChoice } from './font-files.ts'
import { FONT_ROLE_NAMES, type FontRole } from './font-roles.ts'
import { createFontSet, describeFont, type FontSet, type LoadedFont, type UsedFont } from './font-set.ts'
import { shareFonts } from './share-fonts.ts'
import { drawTurnedNumbers } from './turned-numbers.ts'
import { endsOnItsSide, placeImprint, type ImprintPlace } from './imprint-place.ts'
import type { PdfDefinition, PdfText } from './pdf-node.ts'
import { describeMissing, missingGlyphs, type MissingGlyph } from './missing-glyphs.ts'
import { NoGlyph } from './text-runs.ts'

export type RenderedPdf =
  | {
      readonly ok: true
      readonly bytes: Uint8Array
      readonly fonts: readonly UsedFont[]
      /** Where what the contents list stands, in their order; null where the layout doesn't say. */
      readonly pages: readonly (number | null)[]
      /** New pages between the text and 版记; 0 where there is none. */
      readonly imprintBreaks: ImprintPlace['breaks']
    }
  | { readonly ok: false; readonly error: { readonly code: 'missing-glyph'; readonly message: string } }

export interface RenderOptions {
  /** Stands in the document's properties. */
  readonly created: Date
  /** Where to look for the machine's own fonts; default: the system's folders. */
  readonly fontFolders?: readonly string[]
  /** The fonts that the office chose; default: the best that the machine has. */
  readonly fontChoice?: FontChoice
  /** In small print at the foot of the last page. */
  readonly foot?: string
}

type LaidOut = Pick<Extract<RenderedPdf, { readonly ok: true }>, 'bytes' | 'pages' | 'imprintBreaks'>

/** The fonts that a document has taken so far. */
type Used = () => readonly UsedFont[]

interface Engine {
  readonly layOut: (model: ReportModel, fonts: FontSet, imprint: Imprint, used: Used) => Promise<LaidOut>
  readonly fontsIn: (folders: readonly string[], choice: FontChoice) => FontSet
}

let engine: Promise<Engine> | null = null

/**
 * Sets a report in type. pdfmake and the fonts are loaded with the first document of a process, and stay. Fails where no font
 * has a character: an official paper with a hole in a name must not go out.
 */
export async function renderPdf(model: ReportModel, options: RenderOptions): Promise<RenderedPdf> {
  engine ??= startEngine()
  const { layOut, fontsIn } = await engine
  const used = new Map<FontRole, LoadedFont>()
  const all = fontsIn(options.fontFolders ?? systemFontFolders(), options.fontChoice ?? {})
  const fonts: FontSet = {
    has: all.has,
    load: (role) => {
      const font = all.load(role)
      used.set(role, font)
      return font
    },
  }
  try {
    const describe = (): readonly UsedFont[] =>
      [...used].toSorted(byRole).map(([role, font]) => describeFont(role, font))
    const laidOut = await layOut(model, fonts, options, describe)
    return { ok: true, ...laidOut, fonts: describe() }
  } catch (error) {
    // All of them are named at once, wherever they stand; looking for them costs nothing while there are none.
    const missing = error instanceof NoGlyph ? missingGlyphs(model, all) : []
    if (missing.length > 0) return { ok: false, error: explainMissing(model, missing) }
    throw error
  }
}

/** Whatever was set first: the same fonts are told in the same order. */
function byRole([one]: readonly [FontRole, unknown], [other]: readonly [FontRole, unknown]): number {
  const order = Object.keys(FONT_ROLE_NAMES)
  return order.indexOf(one) - order.indexOf(other)
}

/** What no font has of the characters of a document; asked before many are written, so that none stops the work half way. */
export async function findMissing(
  model: ReportModel,
  options: Pick<RenderOptions, 'fontFolders' | 'fontChoice'>,
): Promise<readonly MissingGlyph[]> {
  engine ??= startEngine()
  const { fontsIn } = await engine
  return missingGlyphs(model, fontsIn(options.fontFolders ?? systemFontFolders(), options.fontChoice ?? {}))
}

async function startEngine(): Promise<Engine> {
  const [documents, printers, builders, processors] = await Promise.all([
    import('pdfmake/js/PDFDocument.js'),
    import('pdfmake/js/Printer.js'),
    import('pdfmake/js/LayoutBuilder.js'),
    import('pdfmake/js/TableProcessor.js'),
  ])
  const Document = classOf(documents.default)
  const Printer = classOf(printers.default)
  const { use } = shareFonts(Document)
  carryLastLines(classOf(builders.default))
  const Processor = classOf(processors.default)
  letLongRowsBreak(Processor)
  keepRowsAbove(Processor)
  const sets = new Map<string, FontSet>()
  // One document at a time: the fonts in use are those of the document that is being laid out.
  let turn: Promise<unknown> = Promise.resolve()
  const layOut: Engine['layOut'] = async (model, fonts, imprint, used) => {
    // That of the page numbers is taken only while the pages are laid out.
    fonts.load('song')
    use(fonts)
    const layOutOnce = (definition: PdfDefinition) => {
      // Whoever gets the file sees in its properties which font took which role.
      const keywords = `所用字体：${used()
        .map(({ role, name }) => `${role} ${name}`)
        .join('，')}`
      const described = { ...definition, info: { ...definition.info, keywords } }
      const printer = new Printer({}, null, NO_ADDRESSES, () => false)
      return printer.createPdfKitDocument(described, { bufferPages: true })
    }
    let set = documentDefinition(model, fonts, imprint)
    let document = await layOutOnce(set.definition)
    const parted = isParted(set.parting)
    if (parted) {
      set = documentDefinition(model, fonts, imprint, { parted })
      document = await layOutOnce(set.definition)
    }
    const { listed, probes } = set
    const place = probes === null ? null : placeImprint(probes, endsOnItsSide(model))
    if (place !== null) {
      document = await layOutOnce(documentDefinition(model, fonts, imprint, { place, parted }).definition)
    }
    drawTurnedNumbers(document, fonts)
    const bytes = await collect(document)
    return { bytes, pages: listed.map(({ node }) => pageOf(node)), imprintBreaks: place?.breaks ?? 0 }
  }
  return {
    layOut: (model, fonts, imprint, used) => {
      const mine = turn.then(() => layOut(model, fonts, imprint, used))
      turn = mine.catch(() => undefined)
      return mine
    },
    fontsIn: (folders, choice) => {
      // A font that was installed meanwhile is another file, and is found without a new start.
      const files = listFontFiles(folders)
      const key = JSON.stringify([files, choice])
      const set = sets.get(key) ?? createFontSet(Document, files, choice)
      sets.set(key, set)
      return set
    },
  }
}

/** pdfmake leaves the places of a text in it. */
function pageOf(
  node: PdfText & { readonly positions?: readonly { readonly pageNumber: number }[] },
): number | null {
  return node.positions?.[0]?.pageNumber ?? null
}

/** 落款 has gone to another page than the table before it. */
function isParted(parting: Parting | null): boolean {
  return parting !== null && pageOf(parting.row) !== pageOf(parting.behind)
}

/** Node gives a CommonJS module's `exports` as the default export; bundlers and test runners give `exports.default`. */
function classOf<Class extends object>(exported: Class | { readonly default: Class }): Class {
  return 'default' in exported ? exported.default : exported
}

/** Nothing is fetched, whatever a text says. */
const NO_ADDRESSES = { resolve: () => {}, resolved: async () => {} }

function collect(document: PdfDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = []
    document.on('data', (chunk) => chunks.push(chunk))
    document.on('end', () => resolve(Buffer.concat(chunks)))
    document.on('error', reject)
    document.end()
  })
}

function explainMissing(
  model: ReportModel,
  missing: readonly MissingGlyph[],
): { code: 'missing-glyph'; message: string } {
  const message = `《${model.title}》没有生成：现有字体中没有这些字：${describeMissing(missing)}。请改用其他字，或安装含有这些字的字体后重试。`
  return { code: 'missing-glyph', message }
}
