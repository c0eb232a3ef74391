import { App, Button } from 'antd'
import { useRef, useState, type ChangeEvent } from 'react'
import type { EvidenceFile } from '#shared/contract/evidence.ts'
import type { InspectionRecord } from '#shared/contract/inspections.ts'
import { runJob, showProgress, useJob } from '../../api/job.ts'
import { call, handOver } from '../../api/main-side.ts'
import { useAct } from '../../api/use-act.ts'
import { useStatus } from '../../api/years.ts'
import { FileLine } from '../../components/file-line.tsx'
import { FilePreview } from '../../components/file-preview.tsx'
import { JobProgress } from '../../components/job-progress.tsx'
import { ReasonDialog } from '../../components/reason-dialog.tsx'

interface PhotoListProps {
  readonly year: number
  readonly record: InspectionRecord
  readonly archived: boolean
}

type Over = { readonly kind: 'preview' | 'remove'; readonly file: EvidenceFile }

/** The photos of a record: added by a button, shown inside the program. */
export function PhotoList({ year, record, archived }: PhotoListProps) {
  const { modal } = App.useApp()
  const [over, setOver] = useState<Over | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const running = useJob((state) => state.running) !== null
  const ownDialogs = useStatus().data?.host === 'electron'
  const remove = useAct('removePhoto')
  const attach = async (pick: () => Promise<readonly { readonly id: string }[]>): Promise<void> => {
    const result = await runJob('evidence', async () => {
      const picks = await pick()
      return call('attachPhotos', { year, inspection: record.number, picks: picks.map(({ id }) => id) })
    })
    if (result === null || result.refused.length === 0) return
    const title =
      result.attached === 0
        ? '没有添加照片'
        : `已添加 ${result.attached} 张，${result.refused.length} 张没有添加`
    const lines = result.refused.map((line) => <p key={line}>{line}</p>)
    modal.info({ title, content: lines, okText: '知道了' })
  }
  const choose = (): void => {
    if (ownDialogs) void attach(async () => (await call('pickEvidence', { what: 'files' })).picks)
    else input.current?.click()
  }
  const chosen = (event: ChangeEvent<HTMLInputElement>): void => {
    const files = [...(event.target.files ?? [])]
    event.target.value = ''
    if (files.length === 0) return
    void attach(() =>
      handOver(
        files,
        (sent) => {
          showProgress(sent, files.length, files[sent - 1]?.name ?? '')
        },
        'evidence',
      ),
    )
  }
  return (
    <>
      <h3>
        {`照片 ${record.photos.length}`}
        <Button disabled={archived || running} onClick={choose}>
          添加照片
        </Button>
      </h3>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept="image/*,.pdf"
        aria-label="选择照片"
        onChange={chosen}
      />
      <JobProgress job="evidence" verb="正在添加" cancellable />
      {record.photos.length === 0 ? <p className="quiet">没有照片。可以添加图片和扫描的 PDF。</p> : null}
      {record.photos.map((file) => (
        <FileLine
          key={file.id}
          of="photo"
          file={file}
          onPreview={(shown) => {
            setOver({ kind: 'preview', file: shown })
          }}
        >
          {archived ? null : (
            <button
              type="button"
              className="link-button"
              aria-label={`移除 ${file.name}`}
              onClick={() => {
                setOver({ kind: 'remove', file })
              }}
            >
              移除
            </button>
          )}
        </FileLine>
      ))}
      {over?.kind === 'preview' ? (
        <FilePreview
          of="photo"
          file={over.file}
          onClose={() => {
            setOver(null)
          }}
        />
      ) : null}
      {over?.kind === 'remove' ? (
        <ReasonDialog
          title={`移除 ${over.file.name}`}
          verb="移除照片"
          label="原因"
          placeholder="例如：放错了记录"
          act={remove}
          onDo={(reason) => remove.mutateAsync({ photo: over.file.id, reason })}
          onClose={() => {
            setOver(null)
          }}
        >
          <p>照片不再列在这次记录里，文件本身仍保存，可以撤销。</p>
        </ReasonDialog>
      ) : null}
    </>
  )
}
