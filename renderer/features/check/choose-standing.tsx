import { App, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { SubmissionRow } from '#shared/contract/submissions.ts'
import { useAct } from '../../api/use-act.ts'
import { Writes } from '../../components/writes.tsx'

/** 以这次为准: asks why, and says what becomes of items that are reviewed already. */
export function ChooseStanding({ submission }: { readonly submission: SubmissionRow }) {
  const { message } = App.useApp()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const choose = useAct('chooseStanding')
  const { id, number, unitName } = submission
  const save = async (): Promise<void> => {
    try {
      const { reopened } = await choose.mutateAsync({ submission: id, reason })
      setOpen(false)
      const again = reopened === 0 ? '' : `，${reopened} 项内容不同，已重新待审`
      void message.info(`已改为以第 ${number} 次报送为准${again}`)
    } catch {
      // The failure stands in the dialog.
    }
  }
  return (
    <>
      <Writes of="anyone">
        <Button
          onClick={() => {
            setReason('')
            choose.reset()
            setOpen(true)
          }}
        >
          以这次为准
        </Button>
      </Writes>
      <Modal
        open={open}
        title={`${unitName}：以第 ${number} 次报送为准`}
        okText={`以第 ${number} 次为准`}
        cancelText="取消"
        okButtonProps={{ disabled: reason.trim() === '', loading: choose.isPending }}
        onOk={() => void save()}
        onCancel={() => {
          setOpen(false)
        }}
      >
        <p>
          以后计分和审核都按第 {number} 次的内容。内容不同的项目如已审核，将重新待审，原核定分留作上次核定。
        </p>
        <label htmlFor="standing-reason">理由</label>
        <Input.TextArea
          id="standing-reason"
          rows={2}
          maxLength={2000}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value)
          }}
        />
        {choose.failure === null ? null : (
          <p role="alert" className="check-failure">
            {choose.failure}
          </p>
        )}
      </Modal>
    </>
  )
}
