import { Modal } from 'antd'
import { useEffect, useRef, type ReactNode, type RefObject } from 'react'
import { useReturnFocus } from './use-return-focus.ts'

interface DialogProps {
  readonly title: string
  /** The verb on the button that does it. */
  readonly verb: string
  /** What is asked for is not all there, or cannot be. */
  readonly disabled?: boolean
  readonly busy: boolean
  readonly width?: string
  readonly onDo: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A dialog that is there to be filled in: begins in the field marked data-first, or in its first one, Esc leaves it. */
export function Dialog({ title, verb, disabled = false, busy, width, onDo, onClose, children }: DialogProps) {
  useReturnFocus()
  const body = useRef<HTMLDivElement>(null)
  return (
    <Modal
      open
      title={title}
      okText={verb}
      cancelText="取消"
      okButtonProps={{ disabled, loading: busy }}
      onOk={onDo}
      onCancel={onClose}
      width={width ?? 'min(560px, 90vw)'}
      destroyOnHidden
      // On a small office screen the buttons stay in sight: what is long scrolls inside.
      style={{ top: 48 }}
      styles={{ body: { maxHeight: 'calc(100vh - 200px)', overflowY: 'auto' } }}
      afterOpenChange={(open) => {
        if (open) focusFirst(body.current)
      }}
    >
      <div ref={body}>
        {children}
        <Begin body={body} />
      </div>
    </Modal>
  )
}

/** As soon as the fields are there: a key that follows at once must neither be lost nor press the 关闭 button. */
function Begin({ body }: { readonly body: RefObject<HTMLDivElement | null> }) {
  useEffect(() => {
    focusFirst(body.current)
  }, [body])
  return null
}

/** Unless somebody began in another field. */
function focusFirst(body: HTMLElement | null): void {
  const first =
    body?.querySelector<HTMLElement>('[data-first]') ??
    body?.querySelector<HTMLElement>('input:enabled, textarea:enabled')
  if (body?.contains(document.activeElement) === false) first?.focus()
}
