import { Alert, App, Input } from 'antd'
import { useState } from 'react'
import { useAct } from '../../api/use-act.ts'
import { Dialog } from '../../components/dialog.tsx'

interface UnlockDialogProps {
  readonly year: number
  readonly onClose: () => void
}

/** 解锁: the year can be changed again; why is kept. */
export function UnlockDialog({ year, onClose }: UnlockDialogProps) {
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const unlock = useAct('unlockYear')
  const submit = async (): Promise<void> => {
    try {
      await unlock.mutateAsync({ year, reason })
      void message.info(`${year}年度已解锁，回到“定等”`)
      onClose()
    } catch {
      // The failure stands in the dialog.
    }
  }
  return (
    <Dialog
      title={`解锁${year}年度`}
      verb="解锁"
      disabled={reason.trim() === ''}
      busy={unlock.isPending}
      onDo={() => void submit()}
      onClose={onClose}
    >
      <p>解锁后年度回到“定等”，可以再退回修改。已存的归档文件不变，但不含以后的改动，改完请重新归档。</p>
      <div className="field-grid">
        <label htmlFor="unlock-reason">解锁的理由</label>
        <Input
          id="unlock-reason"
          data-first
          maxLength={500}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value)
          }}
        />
      </div>
      {unlock.failure === null ? null : <Alert type="error" showIcon title={unlock.failure} />}
    </Dialog>
  )
}
