import { Button, Input } from 'antd'
import { useState } from 'react'
import { editKeys } from './edit-keys.ts'

interface SendBackFormProps {
  readonly what: string
  /** What the program would write to the unit. */
  readonly proposal: string
  readonly busy: boolean
  readonly failure: string | null
  readonly onSave: (reason: string) => void
  readonly onCancel: () => void
}

/** Marks a line to be sent back, with what the unit is asked to do. */
export function SendBackForm({ what, proposal, busy, failure, onSave, onCancel }: SendBackFormProps) {
  const [reason, setReason] = useState(proposal)
  const save = (): void => {
    onSave(reason)
  }
  const keys = editKeys(save, onCancel)
  return (
    <span className="line-form" onKeyDown={keys}>
      <label>
        写给单位的话
        <Input.TextArea
          autoFocus
          rows={3}
          aria-label={`${what} 退回的理由`}
          value={reason}
          maxLength={2000}
          onChange={(event) => {
            setReason(event.target.value)
          }}
        />
      </label>
      {failure === null ? null : (
        <span role="alert" className="check-failure">
          {failure}
        </span>
      )}
      <span className="line-actions">
        <Button type="primary" disabled={busy} onClick={save}>
          列入退回
        </Button>
        <Button onClick={onCancel}>取消</Button>
      </span>
    </span>
  )
}
