import { App } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { messageOf } from '../api/failure.ts'
import { makeDocument } from './use-preview.ts'

/** How far the pages are drawn that go to the printer. */
interface Drawing {
  readonly verb: string
  readonly done: number
  readonly total: number
  readonly name: string
}

interface Printing {
  /** null: nothing is on its way to the printer. */
  readonly drawing: Drawing | null
  readonly print: (file: Uint8Array<ArrayBuffer>, name: string) => void
  /** Makes each of them first. */
  readonly printAll: (year: number, documents: readonly { id: string; title: string }[]) => void
  readonly cancel: () => void
}

/** Prints documents by the window's own print dialog; can be stopped until that opens. */
export function usePrint(): Printing {
  const { message } = App.useApp()
  const [drawing, setDrawing] = useState<Drawing | null>(null)
  const work = useRef<AbortController | null>(null)
  useEffect(() => () => work.current?.abort(), [])
  const run = (task: (signal: AbortSignal) => Promise<void>): void => {
    if (work.current !== null) return
    const own = new AbortController()
    work.current = own
    const finish = (): void => {
      work.current = null
      setDrawing(null)
    }
    task(own.signal)
      .catch((error: unknown) => {
        if (!own.signal.aborted) void message.error(messageOf(error))
      })
      .finally(finish)
  }
  return {
    drawing,
    print: (file, name) => {
      run(async (signal) => {
        const { countPages, printPdfs } = await import('./print-pdf.ts')
        const total = await countPages(file)
        const show = (done: number): void => {
          setDrawing({ verb: '正在准备打印，页', done, total, name })
        }
        show(0)
        await printPdfs([file], show, signal)
      })
    },
    printAll: (year, documents) => {
      run(async (signal) => {
        const files: Uint8Array<ArrayBuffer>[] = []
        for (const [index, { id, title }] of documents.entries()) {
          setDrawing({ verb: '正在生成', done: index, total: documents.length, name: title })
          signal.throwIfAborted()
          const { bytes } = await makeDocument(year, id, 'export', signal)
          files.push(bytes)
        }
        const { countPages, printPdfs } = await import('./print-pdf.ts')
        let total = 0
        for (const file of files) total += await countPages(file)
        await printPdfs(
          files,
          (done) => {
            setDrawing({ verb: '正在准备打印，页', done, total, name: '' })
          },
          signal,
        )
      })
    },
    cancel: () => {
      work.current?.abort()
    },
  }
}
