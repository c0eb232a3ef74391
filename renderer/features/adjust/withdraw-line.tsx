import { Alert, App, Input } from 'antd'
import { useState } from 'react'
import type { AdjustmentLine } from '#shared/contract/adjust.ts'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { Dialog } from '../../components/dialog.tsx'
import { Effects } from '../../components/effects.tsx'
import { kindWord } from './adjust-words.ts'

interface WithdrawLineProps {
  readonly year: number
  readonly line: AdjustmentLine & { readonly id: number }
  readonly unitName: string
  readonly onClose: () => void
}

/** 撤回登记: the line stays in sight, struck, with the reason. */
export function WithdrawLine({ year, line, unitName, onClose }: WithdrawLineProps) {
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const effects = useAnswer('previewAdjustmentWithdrawal', { year, id: line.id })
  const withdraw = useAct('withdrawAdjustment')
  const submit = async (): Promise<void> => {
    try {
      await withdraw.mutateAsync({ year, id: line.id, reason })
      void message.info('已撤回登记，原来的一条划去保留，可在操作记录中撤销')
      onClose()
    } catch {
      // The failure stands in the dialog.
    }
  }
  return (
    <Dialog
      title="撤回登记"
      verb="撤回登记"
      disabled={reason.trim() === ''}
      busy={withdraw.isPending}
      onDo={() => void submit()}
      onClose={onClose}
    >
      <p>{`${unitName}：${kindWord(line.kind)}“${line.reason}”`}</p>
      <div className="field-grid">
        <label htmlFor="withdraw-line-reason">撤回的原因</label>
        <Input
          id="withdraw-line-reason"
          data-first
          maxLength={500}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value)
          }}
        />
      </div>
      <Effects query={effects} word="撤回后" missing={null} />
      {withdraw.failure === null ? null : <Alert type="error" showIcon title={withdraw.failure} />}
    </Dialog>
  )
}
