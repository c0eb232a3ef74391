import type { PDFDocumentProxy } from 'pdfjs-dist'

/** So many characters say which paragraph is meant. */
const ENOUGH = 18

/** The page on which a text begins, blanks and line ends aside; null: on none, or the document is gone. */
export async function findPage(document: PDFDocumentProxy, text: string): Promise<number | null> {
  const wanted = text.replaceAll(/\s/g, '').slice(0, ENOUGH)
  try {
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent()
      const all = items.map((item) => ('str' in item ? item.str : '')).join('')
      if (all.replaceAll(/\s/g, '').includes(wanted)) return number
    }
  } catch {
    // Another document took its place while this one was read.
  }
  return null
}
