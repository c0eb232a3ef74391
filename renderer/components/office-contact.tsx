import { Button, Input } from 'antd'
import { useState, type KeyboardEvent } from 'react'
import { useAct } from '../api/use-act.ts'
import './office-contact.css'
import { Writes } from './writes.tsx'

interface OfficeContactProps {
  readonly year: number
  /** '' where the office has given none. */
  readonly contact: string
}

/** How units reach the office, as forms and notices print it: seen where they are made, and changed there. */
export function OfficeContact({ year, contact }: OfficeContactProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const keep = useAct('keepOfficeContact')
  const save = async (): Promise<void> => {
    try {
      await keep.mutateAsync({ year, text: typed ?? '' })
      setTyped(null)
    } catch {
      // The failure stands behind the field.
    }
  }
  const keys = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') void save()
    if (event.key === 'Escape') setTyped(null)
  }
  if (typed === null) {
    return (
      <p className="office-contact">
        <span className="quiet">办公室联系方式（印在自评表和通知上）：</span>
        {contact === '' ? '没有填写' : contact}
        <Writes of="office">
          <button
            type="button"
            className="link-button"
            aria-label={`${contact === '' ? '填写' : '修改'}办公室联系方式`}
            onClick={() => {
              setTyped(contact)
            }}
          >
            {contact === '' ? '填写' : '修改'}
          </button>
        </Writes>
      </p>
    )
  }
  return (
    <div className="office-contact">
      <label htmlFor="office-contact">办公室联系方式</label>
      <Input
        id="office-contact"
        autoFocus
        maxLength={200}
        placeholder="科室、联系人、电话"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
        }}
        onKeyDown={keys}
      />
      <Button disabled={keep.isPending} onClick={() => void save()}>
        保存
      </Button>
      <Button
        onClick={() => {
          setTyped(null)
        }}
      >
        取消
      </Button>
      {keep.failure === null ? null : <span role="alert">{keep.failure}</span>}
    </div>
  )
}
