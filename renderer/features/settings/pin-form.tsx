import { Alert, App, Input } from 'antd'
import { useState } from 'react'
import { useAct } from '../../api/use-act.ts'
import { Dialog } from '../../components/dialog.tsx'
import type { OperatorRow } from './operator-row.ts'

interface PinFormProps {
  readonly operator: OperatorRow
  /** One's own: the one that stands is asked for. */
  readonly own: boolean
  readonly onClose: () => void
}

/** A new PIN, typed twice; left empty, none is asked for any more. */
export function PinForm({ operator, own, onClose }: PinFormProps) {
  const { message } = App.useApp()
  const reset = useAct('resetPin')
  const change = useAct('changeOwnPin')
  const [now, setNow] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [differ, setDiffer] = useState(false)
  const submit = async (): Promise<void> => {
    setDiffer(next !== again)
    if (next !== again) return
    const pin = next === '' ? null : next
    try {
      if (own) await change.mutateAsync({ now, next: pin })
      else await reset.mutateAsync({ operator: operator.id, pin })
      void message.success(pin === null ? `${operator.name}以后进入不用口令` : `${operator.name}的口令已改`)
      onClose()
    } catch {
      // The failure stands in the dialog.
    }
  }
  const failure = differ ? '两次填的口令不一样，没有保存。请重新填写。' : (reset.failure ?? change.failure)
  const fields = [
    ...(own && operator.hasPin ? [['now', '现在的口令', now, setNow] as const] : []),
    ['next', '新口令（4 到 20 个字符，不填就是不设口令）', next, setNext] as const,
    ['again', '再填一次新口令', again, setAgain] as const,
  ]
  return (
    <Dialog
      title={own ? '我的口令' : `重设${operator.name}的口令`}
      verb="保存口令"
      busy={reset.isPending || change.isPending}
      onDo={() => void submit()}
      onClose={onClose}
    >
      <div className="operator-form">
        {fields.map(([key, word, value, set]) => (
          <div key={key}>
            <label htmlFor={`pin-${key}`}>{word}</label>
            <Input.Password
              id={`pin-${key}`}
              autoComplete="new-password"
              maxLength={100}
              value={value}
              onChange={(event) => {
                set(event.target.value)
              }}
              onPressEnter={() => void submit()}
            />
          </div>
        ))}
        {failure === null ? null : <Alert type="error" showIcon title={failure} />}
      </div>
    </Dialog>
  )
}
