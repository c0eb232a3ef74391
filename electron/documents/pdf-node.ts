import type { Content, TableCell, createPdf } from 'pdfmake'

/** pdfmake's own types, by way of its public entry: the file that declares them can't be imported as a module. */
export type PdfNode = Content
export type PdfText = Extract<Content, { readonly text: Content }>
export type PdfTable = Extract<Content, { readonly table: unknown }>
export type PdfCell = TableCell
export type PdfDefinition = Parameters<typeof createPdf>[0]
