import { Alert, App, Input } from 'antd'
import { useState } from 'react'
import type { NominationRecord } from '#shared/contract/nominations.ts'
import { useAct } from '../../api/use-act.ts'
import { Dialog } from '../../components/dialog.tsx'

interface WithdrawDialogProps {
  readonly year: number
  readonly record: NominationRecord
  readonly onClose: () => void
}

/** 撤回推荐: it stays in sight under 已撤回, with the reason. */
export function WithdrawDialog({ year, record, onClose }: WithdrawDialogProps) {
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const withdraw = useAct('withdrawNomination')
  const { number, honor, unitName, name } = record
  const submit = async (): Promise<void> => {
    try {
      await withdraw.mutateAsync({ year, number, reason })
      void message.info('已撤回，不再列入表彰建议名单；可以恢复，也可在操作记录中撤销')
      onClose()
    } catch {
      // The failure stands in the dialog.
    }
  }
  return (
    <Dialog
      title="撤回推荐"
      verb="撤回推荐"
      disabled={reason.trim() === ''}
      busy={withdraw.isPending}
      onDo={() => void submit()}
      onClose={onClose}
    >
      <p>{`${honor}：${unitName}${name === '' ? '' : `，${name}`}`}</p>
      <div className="field-grid">
        <label htmlFor="withdraw-nomination-reason">撤回的原因</label>
        <Input
          id="withdraw-nomination-reason"
          data-first
          maxLength={500}
          placeholder="例如单位撤回推荐"
          value={reason}
          onChange={(event) => {
            setReason(event.target.value)
          }}
          onPressEnter={() => {
            if (reason.trim() !== '') void submit()
          }}
        />
      </div>
      {withdraw.failure === null ? null : <Alert type="error" showIcon title={withdraw.failure} />}
    </Dialog>
  )
}
