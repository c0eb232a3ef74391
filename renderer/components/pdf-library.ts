import { pdfjs } from 'react-pdf'

const worker = new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url)
pdfjs.GlobalWorkerOptions.workerSrc = worker.href

const besides = (folder: string): string => new URL(`pdf/${folder}/`, document.baseURI).href

/** One object for all: the library loads the document anew for another one. Without character maps Chinese text vanishes. */
export const PDF_OPTIONS = {
  cMapUrl: besides('cmaps'),
  cMapPacked: true,
  standardFontDataUrl: besides('standard_fonts'),
  wasmUrl: besides('wasm'),
  iccUrl: besides('iccs'),
  // A damaged file is said to be so on the page, not in the console.
  verbosity: 0,
}

export const { getDocument } = pdfjs
