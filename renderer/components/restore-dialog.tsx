import { App, Alert } from 'antd'
import type { RequestOf } from '#shared/contract/calls.ts'
import type { BackupContent } from '#shared/contract/restore.ts'
import { messageOf } from '../api/failure.ts'
import { forgetScoreDrafts } from '../api/score-drafts.ts'
import { forgetSteps } from '../api/steps.ts'
import { useAct } from '../api/use-act.ts'
import { useAnswer } from '../api/use-answer.ts'
import { Dialog } from './dialog.tsx'
import { momentText } from './texts.ts'

type Source = RequestOf<'restoreBackup'>['from']

interface RestoreDialogProps {
  readonly from: Source
  /** `done`: the backup stands in the data's place now. */
  readonly onClose: (done: boolean) => void
}

/** Reads a backup before anything is done, says what it holds and what would be lost, then puts it in the data's place. */
export function RestoreDialog({ from, onClose }: RestoreDialogProps) {
  const { message } = App.useApp()
  const content = useAnswer('previewRestore', { from })
  const restore = useAct('restoreBackup')
  const problem = restore.failure ?? (content.error === null ? null : messageOf(content.error))
  return (
    <Dialog
      title="从备份恢复"
      verb="恢复到这份备份"
      disabled={content.data === undefined}
      busy={restore.isPending}
      onClose={() => {
        onClose(false)
      }}
      onDo={() => {
        restore.mutate(
          { from },
          {
            onSuccess: ({ evidence }) => {
              forgetSteps()
              forgetScoreDrafts()
              void message.success('已从备份恢复，原来的数据保存在“恢复前的数据”文件夹中')
              if (evidence !== null && evidence.missingCount > 0)
                void message.warning(evidenceText(evidence), 12)
              onClose(true)
            },
          },
        )
      }}
    >
      {problem === null ? null : <Alert type="error" showIcon title={problem} />}
      {content.isPending ? <p role="status">正在核对这份备份…</p> : null}
      {content.data === undefined ? null : <Content content={content.data} />}
    </Dialog>
  )
}

function Content({
  content: { name, years, lastEntry, lost, evidence },
}: {
  readonly content: BackupContent
}) {
  return (
    <>
      <p>{name}</p>
      <p>
        {years.length === 0
          ? '里面还没有年度。'
          : `里面有 ${years.map((year) => `${year}年度`).join('、')}。`}
        {lastEntry === null ? '' : `最后一次操作在${momentText(lastEntry)}。`}
        备份已逐字节核对，完好。
      </p>
      <Alert type={lost === 0 ? 'info' : 'warning'} showIcon title={lossText(lost)} />
      {evidence === null || evidence.total === 0 ? null : (
        <Alert
          className="restore-evidence"
          type={evidence.missingCount === 0 ? 'info' : 'warning'}
          showIcon
          title={evidenceText(evidence)}
        />
      )}
      <p className="quiet">现在的数据不会删除，保存在数据文件夹的“恢复前的数据”中，佐证材料也都还在。</p>
    </>
  )
}

function evidenceText({
  total,
  beside,
  missing,
  missingCount,
}: Exclude<BackupContent['evidence'], null>): string {
  if (missingCount > 0) {
    const names = missing.slice(0, 3).join('、') + (missingCount > 3 ? `等` : '')
    return `备份里记有 ${total} 份佐证材料，其中 ${missingCount} 份本机和备份旁边都没有：${names}。请把原来电脑数据文件夹中的“佐证”文件夹复制过来，或在“佐证材料”页重新添加原件。`
  }
  return beside === 0
    ? `备份里记有 ${total} 份佐证材料，本机都有。`
    : `备份里记有 ${total} 份佐证材料，其中 ${beside} 份存在备份旁边，恢复时一并放回。`
}

function lossText(lost: BackupContent['lost']): string {
  if (lost === null)
    return '现在的数据打不开，不知道备份之后还做过什么。恢复后请对照手头的材料检查最近几天的工作。'
  if (lost === 'other') return '这份备份和现在的数据不是同一份。恢复后，现在的年度和材料都不在程序里了。'
  if (lost === 0) return '备份之后没有新的操作，恢复后什么也不少。'
  return `备份之后又做了 ${lost} 步操作，恢复后就没有了。可先到“操作记录”看是哪些，并导出。`
}
