import type { PdfDocument } from 'pdfmake/js/PDFDocument.js'
import type { FontSet } from './font-set.ts'
import { LANDSCAPE_MARGIN, millimetres, PAGE, PAGE_NUMBER_SIZE } from './grid.ts'
import { DASH_BELOW, DASH_HEIGHT, pageNumberText } from './page-number.ts'
import { textRuns } from './text-runs.ts'

/**
 * Page numbers of sheets that lie on their side stand where those of the others do (GB/T 9704-2012, 8): such a sheet is bound
 * turned to the left, so on its short side at the left, reading downwards, at the lower end on odd pages, at the upper on
 * even ones. pdfmake knows no turned text: they are drawn when the pages are laid out, which must all be kept until then.
 */
export function drawTurnedNumbers(document: PdfDocument, fonts: FontSet): void {
  const { start, count } = document.bufferedPageRange()
  for (let index = start; index < start + count; index += 1) {
    document.switchToPage(index)
    const { width, height } = document.page
    if (width > height) drawNumber(document, fonts, index - start + 1)
  }
}

function drawNumber(document: PdfDocument, fonts: FontSet, page: number): void {
  const runs = textRuns(fonts, 'song', pageNumberText(page), false).map(({ text, font }) => {
    const embedded = document.provideFont(font, false, false)
    return { text, embedded, width: embedded.widthOfString(text, PAGE_NUMBER_SIZE) }
  })
  const length = runs.reduce((sum, { width }) => sum + width, 0)
  const along =
    page % 2 === 1
      ? PAGE.width - LANDSCAPE_MARGIN.bottom - PAGE_NUMBER_SIZE - length
      : LANDSCAPE_MARGIN.top + PAGE_NUMBER_SIZE
  // Turned, what lay below lies at the left.
  const dash = LANDSCAPE_MARGIN.left - millimetres(DASH_BELOW)
  const across = dash + (fonts.load('song').ascent - DASH_HEIGHT) * PAGE_NUMBER_SIZE
  document.save()
  document.rotate(90, { origin: [across, along] })
  let at = across
  for (const { text, embedded, width } of runs) {
    Object.assign(document, { _font: embedded } satisfies Partial<PdfDocument>)
    document.fontSize(PAGE_NUMBER_SIZE)
    document.fillColor('black')
    document.text(text, at, along, { lineBreak: false })
    at += width
  }
  document.restore()
}
