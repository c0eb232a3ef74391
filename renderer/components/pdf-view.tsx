import { Button, Input } from 'antd'
import { useCallback, useEffect, useMemo, useState, type KeyboardEvent } from 'react'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { Document, Page } from 'react-pdf'
import { findPage } from './find-page.ts'
import { PDF_OPTIONS } from './pdf-library.ts'
import 'react-pdf/dist/Page/TextLayer.css'

/** At both sides of a page, with a scroll-bar's width. */
const MARGIN = 32
const ZOOMS = [0.5, 0.75, 1, 1.5, 2] as const

interface PdfViewProps {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Shows the page on which this text begins; null: the page stays. */
  readonly seek?: string | null
}

/** A PDF page by page. Its links, forms and scripts do nothing: only what is drawn is shown. */
export function PdfView({ bytes, seek = null }: PdfViewProps) {
  // The library takes the bytes away from whoever gave them.
  const file = useMemo(() => ({ data: bytes.slice() }), [bytes])
  const [loaded, setLoaded] = useState<PDFDocumentProxy | null>(null)
  const pages = loaded?.numPages ?? 0
  const [page, setPage] = useState(1)
  /** In the field of the page number, until it is gone to. */
  const [typed, setTyped] = useState('')
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
  useEffect(() => {
    if (loaded === null || seek === null) return
    let left = false
    const look = async (): Promise<void> => {
      const found = await findPage(loaded, seek)
      if (!left && found !== null) setPage(found)
    }
    void look()
    return () => {
      left = true
    }
  }, [loaded, seek])
  const turn = (to: number): void => {
    setPage(Math.min(Math.max(to, 1), Math.max(pages, 1)))
  }
  const jump = (): void => {
    if (/^[0-9]{1,5}$/.test(typed.trim())) turn(Number(typed))
    setTyped('')
  }
  const press = (event: KeyboardEvent): void => {
    const act = keys[event.key]
    if (act === undefined || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    act()
  }
  const keys: Readonly<Record<string, () => void>> = {
    PageDown: () => {
      turn(page + 1)
    },
    PageUp: () => {
      turn(page - 1)
    },
    Home: () => {
      turn(1)
    },
    End: () => {
      turn(pages)
    },
    '+': () => {
      step(1)
    },
    '=': () => {
      step(1)
    },
    '-': () => {
      step(-1)
    },
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
        <label className="preview-jump">
          到第
          <Input
            value={typed}
            inputMode="numeric"
            aria-label="页码"
            disabled={pages === 0}
            onChange={(event) => {
              setTyped(event.target.value)
            }}
            onBlur={jump}
            onPressEnter={jump}
          />
          页
        </label>
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
      <div
        ref={measure}
        className="preview-page"
        tabIndex={0}
        role="region"
        aria-label="文件内容"
        onKeyDown={press}
      >
        <Document
          file={file}
          options={PDF_OPTIONS}
          // It tells here what went wrong, in place of throwing to whoever stands around it.
          suspense={false}
          loading={null}
          error={null}
          noData={null}
          onLoadSuccess={(opened) => {
            setLoaded(opened)
            setPage((shown) => Math.min(shown, opened.numPages))
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
