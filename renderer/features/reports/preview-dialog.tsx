import { Alert, App, Button, Modal, Select } from 'antd'
import { lazy, Suspense, useEffect, useState } from 'react'
import type { DocumentEntry } from '#shared/contract/reports.ts'
import type { SavedFiles } from '#shared/contract/saved.ts'
import { isCancelled, messageOf } from '../../api/failure.ts'
import { call, deliver } from '../../api/main-side.ts'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { SavedResult } from '../../components/saved-result.tsx'
import { usePreview } from '../../components/use-preview.ts'
import { usePrint } from '../../components/use-print.ts'
import { useReturnFocus } from '../../components/use-return-focus.ts'
import '../../components/file-preview.css'
import './preview-dialog.css'

/** Loaded when the first document is shown: it is as large as the rest of the program. */
const PdfView = lazy(async () => ({ default: (await import('../../components/pdf-view.tsx')).PdfView }))

interface PreviewDialogProps {
  readonly year: number
  /** Those of one kind; the first is shown. */
  readonly documents: readonly DocumentEntry[]
  /** A final version; absent: what goes out now. */
  readonly version?: number
  readonly onClose: () => void
}

/** 打印预览: a document as it would be exported, to be looked through, printed and saved. */
export function PreviewDialog({ year, documents, version, onClose }: PreviewDialogProps) {
  useReturnFocus()
  const { message } = App.useApp()
  const [chosen, setChosen] = useState(documents[0]?.id ?? '')
  const { made, failure } = usePreview(year, chosen, version ?? 'export', null)
  const { drawing, print, printAll, cancel } = usePrint()
  const [saving, setSaving] = useState(false)
  /** What was exported of the document that is shown. */
  const [written, setWritten] = useState<{ readonly of: string; readonly files: SavedFiles } | null>(null)
  const place = documents.findIndex(({ id }) => id === chosen)
  const title = documents[place]?.title ?? ''
  const save = async (): Promise<void> => {
    if (made === null) return
    setSaving(true)
    try {
      const saved = await call('savePreview', { year, preview: made.preview })
      await deliver(saved)
      setWritten({ of: made.preview, files: saved })
    } catch (error) {
      if (!isCancelled(error)) void message.error(messageOf(error))
    } finally {
      setSaving(false)
    }
  }
  const printThis = (): void => {
    if (made !== null) print(made.bytes, title)
  }
  // Before the shell's own Ctrl+P, wherever in the dialog the focus is: a button that is spent keeps no keys.
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!event.ctrlKey || event.altKey || event.key.toLowerCase() !== 'p') return
      event.preventDefault()
      if (made !== null) print(made.bytes, title)
    }
    addEventListener('keydown', press, true)
    return () => {
      removeEventListener('keydown', press, true)
    }
  }, [made, print, title])
  const step = (by: number): void => {
    const next = documents[place + by]
    if (next !== undefined) setChosen(next.id)
  }
  const busy = drawing !== null
  return (
    <Modal
      open
      title={`打印预览　${title}`}
      width="min(1000px, 94vw)"
      style={{ top: 24 }}
      onCancel={() => {
        cancel()
        onClose()
      }}
      destroyOnHidden
      footer={[
        <Button key="close" onClick={onClose}>
          关闭
        </Button>,
        ...(documents.length > 2
          ? [
              <Button
                key="all"
                disabled={busy}
                onClick={() => {
                  printAll(year, documents)
                }}
              >
                {`打印全部 ${documents.length} 份`}
              </Button>,
            ]
          : []),
        <Button key="print" disabled={made === null || busy} onClick={printThis}>
          打印
        </Button>,
        <Button
          key="save"
          type="primary"
          disabled={made === null}
          loading={saving}
          onClick={() => void save()}
        >
          导出
        </Button>,
      ]}
    >
      <div className="preview">
        {documents.length === 1 ? null : (
          <div className="preview-choice">
            <Select
              aria-label="材料"
              value={chosen}
              popupMatchSelectWidth={false}
              showSearch={{ optionFilterProp: 'label' }}
              options={documents.map(({ id, title: label }) => ({ value: id, label }))}
              onChange={setChosen}
            />
            <Button
              disabled={place <= 0}
              onClick={() => {
                step(-1)
              }}
            >
              上一份
            </Button>
            <Button
              disabled={place >= documents.length - 1}
              onClick={() => {
                step(1)
              }}
            >
              下一份
            </Button>
          </div>
        )}
        {drawing === null ? null : (
          <div className="job">
            <ProgressBar {...drawing} cancel={cancel} />
          </div>
        )}
        {written === null || written.of !== made?.preview ? null : <SavedResult saved={written.files} />}
        {failure !== null ? (
          <Alert type="error" showIcon title={failure} />
        ) : made === null ? (
          <p role="status" className="loading">
            正在生成…
          </p>
        ) : (
          <Suspense
            fallback={
              <p role="status" className="loading">
                正在打开…
              </p>
            }
          >
            <PdfView key={chosen} bytes={made.bytes} />
            <p className="preview-fonts">{`所用字体：${made.fonts.join('，')}。`}</p>
          </Suspense>
        )}
      </div>
    </Modal>
  )
}
