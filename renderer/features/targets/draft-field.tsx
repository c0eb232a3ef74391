import type { InputHTMLAttributes } from 'react'
import { forgetTyped, putTyped, typedAt, useTypedCells } from './typed-cells.ts'

type Plain = Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'onBlur'>

interface DraftFieldProps extends Plain {
  /** Names the field among all of the page. */
  readonly field: string
  readonly label: string
  /** What stands there. */
  readonly stored: string
  /** What stood there before the draft; null: unchanged. */
  readonly before: string | null
  /** Typed and left: the text is new. */
  readonly onCommit: (text: string) => void
  readonly lines?: boolean
}

/** A field of the draft: kept when it is left, and where main refuses it, it keeps its text and says why. */
export function DraftField({
  field,
  label,
  stored,
  before,
  onCommit,
  lines = false,
  ...plain
}: DraftFieldProps) {
  const typed = useTypedCells(({ cells }) => cells.get(field))
  const message = typed?.message ?? null
  const common = {
    'aria-label': label,
    'aria-invalid': message !== null,
    'data-changed': before === null ? undefined : 'true',
    title: message ?? (before === null ? plain.title : `原为：${before}`),
    autoComplete: 'off',
    spellCheck: false,
    value: typed?.text ?? stored,
    onChange: (event: { readonly target: { readonly value: string } }) => {
      putTyped([[field, { text: event.target.value, message: null }]])
    },
    onBlur: () => {
      const now = typedAt(field)
      if (now === undefined || now.message !== null) return
      if (now.text === stored) forgetTyped([field])
      else onCommit(now.text)
    },
  }
  if (lines) return <textarea rows={2} {...common} {...(plain.id === undefined ? {} : { id: plain.id })} />
  return <input type="text" {...plain} {...common} />
}

/** Why a field is refused, below it; nothing where it is not. */
export function FieldMessage({ field }: { readonly field: string }) {
  const message = useTypedCells(({ cells }) => cells.get(field)?.message ?? null)
  return message === null ? null : (
    <p role="alert" className="targets-refusal">
      {message}
    </p>
  )
}
