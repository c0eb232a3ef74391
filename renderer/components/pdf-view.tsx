import { Button } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { Document, Page, pdfjs } from 'react-pdf'
import 'react-pdf/dist/Page/TextLayer.css'

pdfjs.GlobalWorkerOptions.workerSrc = new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url).href

const besides = (folder: string): string => new URL(`pdf/${folder}/`, document.baseURI).href

/** One object for all: the library loads the document anew for another one. Without character maps Chinese text vanishes. */
const OPTIONS = {
  cMapUrl: besides('cmaps'),
  cMapPacked: true,
  standardFontDataUrl: besides('standard_fonts'),
  wasmUrl: besides('wasm'),
  iccUrl: besides('iccs'),
  // A damaged file is said to be so on the page, not in the console.
  verbosity: 0,
}

/** At both sides of a page, with a scroll-bar's width. */
const MARGIN = 32
const ZOOMS = [0.75, 1, 1.5, 2] as const

interface PdfViewProps {
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** A PDF page by page. Its links, forms and scripts do nothing: only what is drawn is shown. */
export function PdfView({ bytes }: PdfViewProps) {
  // The library takes the bytes away from whoever gave them.
  const file = useMemo(() => ({ data: bytes.slice() }), [bytes])
  const [pages, setPages] = useState(0)
  const [page, setPage] = useState(1)
  const [zoom, setZoom] = useState<(typeof ZOOMS)[number]>(1)
  const [failure, setFailure] = useState<string | null>(null)
  /** Of the room for a page, in pixels; 0: not known yet. */
  const [width, setWidth] = useState(0)
  const measure = useCallback((room: HTMLDivElement | null) => {
    if (room !== null) setWidth(room.clientWidth - MARGIN)
  }, [])
  const step = (by: number): void => {
    setZoom(ZOOMS[ZOOMS.indexOf(zoom) + by] ?? zoom)
  }
  if (failure !== null) {
    return (
      <p role="alert" className="preview-failure">
        {failure}
      </p>
    )
  }
  return (
    <>
      <div className="preview-tools" role="toolbar" aria-label="翻页和缩放">
        <Button
          disabled={page <= 1}
          onClick={() => {
            setPage(page - 1)
          }}
        >
          上一页
        </Button>
        <span role="status">{pages === 0 ? '正在打开…' : `第 ${page} 页，共 ${pages} 页`}</span>
        <Button
          disabled={page >= pages}
          onClick={() => {
            setPage(page + 1)
          }}
        >
          下一页
        </Button>
        <Button
          disabled={zoom === ZOOMS[0]}
          onClick={() => {
            step(-1)
          }}
        >
          缩小
        </Button>
        <Button
          disabled={zoom === ZOOMS.at(-1)}
          onClick={() => {
            step(1)
          }}
        >
          放大
        </Button>
      </div>
      <div ref={measure} className="preview-page" tabIndex={0} role="region" aria-label="文件内容">
        <Document
          file={file}
          options={OPTIONS}
          // It tells here what went wrong, in place of throwing to whoever stands around it.
          suspense={false}
          loading={null}
          error={null}
          noData={null}
          onLoadSuccess={({ numPages }) => {
            setPages(numPages)
          }}
          onLoadError={() => {
            setFailure('这个 PDF 打不开，可能没有传完或已损坏。请另存后用 PDF 软件查看，或请单位重新提供。')
          }}
          onPassword={() => {
            setFailure('这个 PDF 设有打开密码，不能在这里查看。请另存后用 PDF 软件打开，或请单位解除密码。')
          }}
        >
          {width === 0 ? null : (
            <Page
              pageNumber={page}
              width={width * zoom}
              loading={null}
              error={
                <p role="alert" className="preview-failure">
                  这一页显示不了。请另存后用 PDF 软件查看。
                </p>
              }
              renderAnnotationLayer={false}
            />
          )}
        </Document>
      </div>
    </>
  )
}
