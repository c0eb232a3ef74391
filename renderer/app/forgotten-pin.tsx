import { Alert, App, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { AtDeskNow } from '#shared/contract/operators.ts'
import { useAct } from '../api/use-act.ts'
import { useAnswer } from '../api/use-answer.ts'

interface ForgottenPinProps {
  readonly operator: AtDeskNow['operators'][number]
  readonly open: boolean
  readonly onClose: () => void
}

/** Who can help; where nobody else can, the PIN is cleared here, and the log shows that for good. */
export function ForgottenPin({ operator, open, onClose }: ForgottenPinProps) {
  const { message } = App.useApp()
  const desk = useAnswer('whoIsAtDesk', {})
  const recover = useAct('recoverPin')
  const [reason, setReason] = useState('')
  const helpers = (desk.data?.operators ?? []).filter(
    ({ id, roles }) => id !== operator.id && roles.includes('审定'),
  )
  const clear = async (): Promise<void> => {
    try {
      await recover.mutateAsync({ operator: operator.id, reason })
      void message.info('口令已清除，请重新选择操作人员，进入后可到“设置”中设新口令', 6)
      onClose()
    } catch {
      // The failure stands in the dialog.
    }
  }
  if (helpers.length > 0) {
    return (
      <Modal
        open={open}
        title="忘记口令"
        onCancel={onClose}
        footer={
          <Button type="primary" onClick={onClose}>
            知道了
          </Button>
        }
      >
        <p>{`请由${helpers.map(({ name }) => name).join('、')}进入程序，到“设置”的“操作人员”中为${operator.name}重设口令。重设会记入操作记录。`}</p>
      </Modal>
    )
  }
  return (
    <Modal
      open={open}
      title="忘记口令"
      okText="清除口令"
      cancelText="取消"
      okButtonProps={{ danger: true, disabled: reason.trim() === '', loading: recover.isPending }}
      onOk={() => void clear()}
      onCancel={onClose}
    >
      <p>
        {`${operator.name}是唯一有“审定”权限的人，没有别人能重设口令。可以在这里清除口令后进入；清除的时间和原因会记入操作记录，一直保留，不能删除。`}
      </p>
      <label htmlFor="recover-reason">原因</label>
      <Input
        id="recover-reason"
        maxLength={500}
        placeholder="如：休假后忘记口令"
        value={reason}
        onChange={(event) => {
          setReason(event.target.value)
        }}
      />
      {recover.failure === null ? null : <Alert type="error" showIcon title={recover.failure} />}
    </Modal>
  )
}
