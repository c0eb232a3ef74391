import type { ArchivePage } from '#shared/contract/archive.ts'
import { runJob } from '../../api/job.ts'
import { useKept } from '../../api/kept.ts'
import { call, deliver } from '../../api/main-side.ts'
import { Dialog } from '../../components/dialog.tsx'
import { GapList } from '../../components/gap-list.tsx'

interface ArchiveDialogProps {
  readonly page: ArchivePage
  readonly onClose: () => void
}

/** What 归档 does, or what is still to be done first. */
export function ArchiveDialog({ page: { year, gaps, archived }, onClose }: ArchiveDialogProps) {
  const [, keepSaved] = useKept('archive', year)
  const submit = async (): Promise<void> => {
    onClose()
    const saved = await runJob('archive', async () => {
      const answer = await call('archiveYear', { year })
      await deliver(answer.saved)
      return answer.saved
    })
    if (saved !== null) keepSaved(saved)
  }
  const verb = archived === null ? '归档' : '再存一份'
  return (
    <Dialog
      title={archived === null ? `归档${year}年度` : '再存一份归档文件'}
      verb={verb}
      disabled={gaps.length > 0}
      busy={false}
      onDo={() => void submit()}
      onClose={onClose}
    >
      {gaps.length > 0 ? (
        <>
          <p>还不能归档，请先办完：</p>
          <GapList year={year} gaps={gaps} />
        </>
      ) : (
        <>
          <p>
            归档文件是一个文件，里面有数据库副本、各单位报送的原件、佐证材料和清单；写好后重新读出，逐字节核对。
          </p>
          <p>
            {archived === null
              ? `归档前先自动备份。归档以后，${year}年度只能查看；确需更改，要写明理由解锁。`
              : '已有的归档文件不受影响，年度仍是归档状态。'}
          </p>
        </>
      )}
    </Dialog>
  )
}
