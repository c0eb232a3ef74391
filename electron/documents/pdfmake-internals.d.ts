/**
 * The classes behind pdfmake's public entry. The entry is one instance for the whole process that reads and parses every
 * font file again for each document; with the classes themselves fonts are parsed once, and no file or address can be asked for.
 */
declare module 'pdfmake/js/PDFDocument.js' {
  export interface ParsedFont {
    readonly postscriptName: string
    hasGlyphForCodePoint: (codePoint: number) => boolean
  }

  export interface EmbeddedFont {
    readonly font: ParsedFont
    /** In thousandths of an em, from the table hhea. */
    readonly ascender: number
    readonly descender: number
    widthOfString: (text: string, size: number) => number
  }

  export class PdfDocument {
    constructor(
      fonts: object,
      images: object,
      patterns: object,
      attachments: object,
      options: { readonly autoFirstPage: false; readonly font: null },
    )
    font(source: Uint8Array, name?: string): this
    provideFont(family: string, bold: boolean, italics: boolean): EmbeddedFont
    /** The pages that are laid out, while all of them are kept. */
    bufferedPageRange(): { readonly start: number; readonly count: number }
    switchToPage(index: number): void
    readonly page: { readonly width: number; readonly height: number }
    save(): this
    restore(): this
    rotate(degrees: number, options: { readonly origin: readonly [number, number] }): this
    fontSize(size: number): this
    fillColor(color: string): this
    text(text: string, x: number, y: number, options: { readonly lineBreak: false }): this
    on(event: 'data', listener: (chunk: Uint8Array) => void): this
    on(event: 'end', listener: () => void): this
    on(event: 'error', listener: (error: Error) => void): this
    end(): void
    _font: EmbeddedFont
    _fontFamilies: Record<string, EmbeddedFont>
  }

  const loaded: typeof PdfDocument | { readonly default: typeof PdfDocument }
  export default loaded
}

declare module 'pdfmake/js/Printer.js' {
  import type { PdfDocument } from 'pdfmake/js/PDFDocument.js'
  import type { createPdf } from 'pdfmake'

  export class Printer {
    constructor(
      fonts: object,
      virtualFiles: null,
      urls: { readonly resolve: (url: string) => void; readonly resolved: () => Promise<void> },
      localAccess: (path: string) => boolean,
    )
    createPdfKitDocument(definition: Parameters<typeof createPdf>[0], options: object): Promise<PdfDocument>
  }

  const loaded: typeof Printer | { readonly default: typeof Printer }
  export default loaded
}

declare module 'pdfmake/js/LayoutBuilder.js' {
  export interface Line {
    getHeight: () => number
  }

  /** A text that is laid out line by line. */
  export interface LeafNode {
    readonly positions: unknown[]
  }

  export class LayoutBuilder {
    processLeaf: (node: LeafNode) => void
    /** null behind the last one. */
    buildNextLine(node: LeafNode): Line | null
    readonly writer: {
      readonly context: () => {
        readonly availableHeight: number
        readonly y: number
        readonly pageMargins: { readonly top: number }
      }
      readonly moveToNextPage: () => void
      readonly addLine: (line: Line) => unknown
    }
  }

  const loaded: typeof LayoutBuilder | { readonly default: typeof LayoutBuilder }
  export default loaded
}

declare module 'pdfmake/js/TableProcessor.js' {
  export interface TableWriter {
    /** Above 0 while a block that is kept whole is laid out, apart from any page. */
    readonly transactionLevel: number
    readonly context: () => { availableHeight: number; readonly page: number }
  }

  export class TableProcessor {
    beginRow: (index: number, writer: TableWriter) => void
    endRow: (index: number, writer: TableWriter, breaks: unknown) => void
    readonly tableNode: { readonly table: { readonly body: readonly (readonly object[])[] } }
    dontBreakRows: boolean
  }

  const loaded: typeof TableProcessor | { readonly default: typeof TableProcessor }
  export default loaded
}
