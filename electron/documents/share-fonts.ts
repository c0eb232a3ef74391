import type { EmbeddedFont, PdfDocument } from 'pdfmake/js/PDFDocument.js'
import type { FontRole } from './font-roles.ts'
import type { FontSet } from './font-set.ts'

const ROLES = new Map<string, FontRole>(
  (['body', 'kai', 'hei', 'title', 'song', 'rare', 'rarest'] as const).map((role) => [role, role]),
)

/**
 * Lets every document embed its own subset of fonts that are parsed once for the process. pdfmake would read and parse
 * each file again a document: 25 letters, 100 parses. `use` is set before a document is laid out.
 */
export function shareFonts(Document: typeof PdfDocument): { use: (fonts: FontSet) => void } {
  let current: FontSet | null = null
  Document.prototype.provideFont = function provideShared(this: PdfDocument, family: string): EmbeddedFont {
    const role = ROLES.get(family)
    if (role === undefined || current === null) throw new Error(`no font for ${family}`)
    const { key, sample } = current.load(role)
    // What stands in this table is written at the document's end. Two roles may have one file: it is embedded once.
    const { _fontFamilies: embedded } = this
    const known = embedded[key]
    if (known !== undefined) return known
    const embed = sample.constructor as new (
      document: PdfDocument,
      font: EmbeddedFont['font'],
      id: string,
    ) => EmbeddedFont
    const font = new embed(this, sample.font, `F${Object.keys(embedded).length + 1}`)
    embedded[key] = font
    return font
  }
  return {
    use: (fonts) => {
      current = fonts
    },
  }
}
