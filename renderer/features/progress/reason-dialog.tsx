import { Alert, Input } from 'antd'
import { useState } from 'react'
import { Dialog } from '../../components/dialog.tsx'

interface ReasonDialogProps {
  readonly title: string
  readonly verb: string
  /** What will come of it. */
  readonly text: string
  readonly placeholder: string
  readonly act: { readonly isPending: boolean; readonly failure: string | null }
  readonly onDo: (reason: string) => Promise<unknown>
  readonly onClose: () => void
}

/** Takes something back, with the reason. */
export function ReasonDialog({ title, verb, text, placeholder, act, onDo, onClose }: ReasonDialogProps) {
  const [reason, setReason] = useState('')
  const submit = async (): Promise<void> => {
    try {
      await onDo(reason)
      onClose()
    } catch {
      // The failure stands in the dialog.
    }
  }
  return (
    <Dialog
      title={title}
      verb={verb}
      disabled={reason.trim() === ''}
      busy={act.isPending}
      onDo={() => void submit()}
      onClose={onClose}
    >
      <p>{text}</p>
      <div className="field-grid">
        <label htmlFor="take-back-reason">原因</label>
        <Input
          id="take-back-reason"
          data-first
          maxLength={500}
          placeholder={placeholder}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value)
          }}
          onPressEnter={() => {
            if (reason.trim() !== '') void submit()
          }}
        />
      </div>
      {act.failure === null ? null : <Alert type="error" showIcon title={act.failure} />}
    </Dialog>
  )
}
