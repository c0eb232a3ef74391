import { getDocument, PDF_OPTIONS } from './pdf-library.ts'
import './print-pdf.css'

/** So fine is a page drawn for the printer: what an office printer can show of it. */
const DOTS_PER_INCH = 240
const POINTS_PER_INCH = 72

/**
 * Prints PDF files: every page is drawn as a picture of its whole sheet, and the window prints those in the place of itself.
 * `drawn` tells how many pages are ready. Nothing is printed where `signal` says so before they are.
 */
export async function printPdfs(
  files: readonly Uint8Array<ArrayBuffer>[],
  drawn: (pages: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const sheets = document.createElement('div')
  sheets.className = 'print-sheets'
  const addresses: string[] = []
  const clear = (): void => {
    sheets.remove()
    for (const address of addresses) URL.revokeObjectURL(address)
  }
  try {
    for (const file of files) {
      // The library takes the bytes away from whoever gave them.
      const loading = getDocument({ data: file.slice(), ...PDF_OPTIONS })
      try {
        const loaded = await loading.promise
        for (let number = 1; number <= loaded.numPages; number += 1) {
          signal.throwIfAborted()
          const page = await loaded.getPage(number)
          const viewport = page.getViewport({ scale: DOTS_PER_INCH / POINTS_PER_INCH })
          const address = await draw(viewport, (canvas) => page.render({ canvas, viewport }).promise)
          addresses.push(address)
          sheets.append(await sheetOf(address, viewport.width > viewport.height))
          drawn(addresses.length)
        }
      } finally {
        await loading.destroy()
      }
    }
  } catch (error) {
    clear()
    throw error
  }
  signal.throwIfAborted()
  document.body.append(sheets)
  // Some windows print before they go on, some afterwards: the sheets stay until the printing is over.
  addEventListener('afterprint', clear, { once: true })
  window.print()
}

/** How many pages a file has. */
export async function countPages(file: Uint8Array<ArrayBuffer>): Promise<number> {
  const loading = getDocument({ data: file.slice(), ...PDF_OPTIONS })
  try {
    return (await loading.promise).numPages
  } finally {
    await loading.destroy()
  }
}

async function draw(
  { width, height }: { readonly width: number; readonly height: number },
  render: (canvas: HTMLCanvasElement) => Promise<void>,
): Promise<string> {
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width)
  canvas.height = Math.round(height)
  await render(canvas)
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png')
  })
  if (blob === null) throw new Error('a page could not be drawn')
  return URL.createObjectURL(blob)
}

async function sheetOf(address: string, landscape: boolean): Promise<HTMLElement> {
  const image = new Image()
  image.alt = ''
  image.src = address
  await image.decode()
  const sheet = document.createElement('div')
  sheet.className = landscape ? 'print-sheet print-sheet-landscape' : 'print-sheet'
  sheet.append(image)
  return sheet
}
