import { Alert, App, Input } from 'antd'
import { useState, type ReactNode } from 'react'
import { Dialog } from './dialog.tsx'

interface ReasonDialogProps {
  readonly title: string
  readonly verb: string
  /** What is asked for: "撤回的原因". */
  readonly label: string
  readonly placeholder?: string
  /** It may be left empty. */
  readonly optional?: boolean
  /** What must be known first is not there yet. */
  readonly waiting?: boolean
  readonly act: { readonly isPending: boolean; readonly failure: string | null }
  /** Said when it is done. */
  readonly done?: string
  readonly onDo: (reason: string) => Promise<unknown>
  readonly onClose: () => void
  /** What will come of it. */
  readonly children: ReactNode
  /** Under the field: what it changes in numbers. */
  readonly effects?: ReactNode
}

/** Takes something back, or opens it again, with the reason: it is kept beside what was there. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, verb, label, placeholder = '', optional = false, waiting = false, act, done } = props
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const lacking = waiting || (!optional && reason.trim() === '')
  const submit = async (): Promise<void> => {
    try {
      await props.onDo(reason)
      if (done !== undefined) void message.info(done)
      props.onClose()
    } catch {
      // The failure stands in the dialog.
    }
  }
  return (
    <Dialog
      title={title}
      verb={verb}
      disabled={lacking}
      busy={act.isPending}
      onDo={() => void submit()}
      onClose={props.onClose}
    >
      {props.children}
      <div className="field-grid">
        <label htmlFor="dialog-reason">{label}</label>
        <Input
          id="dialog-reason"
          data-first
          maxLength={500}
          placeholder={placeholder}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value)
          }}
          onPressEnter={() => {
            if (!lacking) void submit()
          }}
        />
      </div>
      {props.effects}
      {act.failure === null ? null : <Alert type="error" showIcon title={act.failure} />}
    </Dialog>
  )
}
