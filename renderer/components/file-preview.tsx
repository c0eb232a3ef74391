import { Modal } from 'antd'
import { lazy, Suspense, useEffect, useState } from 'react'
import type { EvidenceFile } from '#shared/contract/evidence.ts'
import { messageOf } from '../api/failure.ts'
import { ImageView } from './image-view.tsx'
import { readWholeFile, type KeptKind, type WholeFile } from './read-file.ts'
import { useReturnFocus } from './use-return-focus.ts'
import { useSaveCopy } from './use-save-copy.ts'
import './file-preview.css'

/** Loaded when the first PDF is shown: it is as large as the rest of the program. */
const PdfView = lazy(async () => ({ default: (await import('./pdf-view.tsx')).PdfView }))

interface FilePreviewProps {
  readonly file: EvidenceFile
  readonly of?: KeptKind
  readonly onClose: () => void
}

/** An evidence file shown inside the program: pictures and PDF, by their bytes, never by what their names say. */
export function FilePreview({ file, of = 'evidence', onClose }: FilePreviewProps) {
  useReturnFocus()
  const saveCopy = useSaveCopy(of)
  return (
    <Modal
      open
      title={file.name}
      width="min(1000px, 94vw)"
      style={{ top: 24 }}
      okText="另存"
      cancelText="关闭"
      onOk={() => void saveCopy(file)}
      onCancel={onClose}
      destroyOnHidden
    >
      <Content key={file.id} file={file} of={of} />
    </Modal>
  )
}

function Content({ file, of }: { readonly file: EvidenceFile; readonly of: KeptKind }) {
  const [whole, setWhole] = useState<WholeFile | null>(null)
  const [read, setRead] = useState(0)
  const [failure, setFailure] = useState<string | null>(null)
  useEffect(() => {
    const leaving = new AbortController()
    const load = async (): Promise<void> => {
      try {
        setWhole(await readWholeFile(of, file, setRead, leaving.signal))
      } catch (error) {
        if (!leaving.signal.aborted) setFailure(messageOf(error))
      }
    }
    void load()
    return () => {
      leaving.abort()
    }
  }, [file, of])
  return (
    <div className="preview">
      {failure !== null ? (
        <p role="alert" className="preview-failure">
          {failure}
        </p>
      ) : whole === null ? (
        <p role="status" className="loading">{`正在读取 ${Math.round((read / file.size) * 100)}%`}</p>
      ) : file.preview === 'pdf' ? (
        <Suspense
          fallback={
            <p role="status" className="loading">
              正在打开…
            </p>
          }
        >
          <PdfView bytes={whole.bytes} />
        </Suspense>
      ) : (
        <ImageView name={file.name} file={whole} />
      )}
    </div>
  )
}
