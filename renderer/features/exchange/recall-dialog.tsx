import { Alert, App, Input } from 'antd'
import { useState } from 'react'
import type { HandoutRow } from '#shared/contract/exchange.ts'
import { useAct } from '../../api/use-act.ts'
import { Dialog } from '../../components/dialog.tsx'

interface RecallDialogProps {
  readonly year: number
  readonly handout: HandoutRow
  readonly onClose: () => void
}

/** 收回: the office waits for it no longer. */
export function RecallDialog({ year, handout, onClose }: RecallDialogProps) {
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const recall = useAct('recallHandout')
  return (
    <Dialog
      title={`收回分给${handout.colleague}的 ${handout.units.length} 家单位`}
      verb="收回"
      disabled={reason.trim() === ''}
      busy={recall.isPending}
      onDo={() => {
        recall.mutate(
          { year, package: handout.package, reason },
          {
            onSuccess: () => {
              void message.info('已收回，这几家单位由本机办理')
              onClose()
            },
          },
        )
      }}
      onClose={onClose}
    >
      <p>收回后不再提示“已分给”。对方已经做的内容还在对方电脑上，以后拿来交回包，仍可以合并。</p>
      <div className="field-grid">
        <label htmlFor="recall-reason">收回的原因</label>
        <Input
          id="recall-reason"
          data-first
          maxLength={500}
          value={reason}
          onChange={({ target }) => {
            setReason(target.value)
          }}
        />
      </div>
      {recall.failure === null ? null : <Alert type="error" showIcon title={recall.failure} />}
    </Dialog>
  )
}
