import { Button } from 'antd'
import { useRef, useState } from 'react'
import { messageOf } from '../api/failure.ts'
import { handOver } from '../api/main-side.ts'

interface ChoosePackageProps {
  readonly word: string
  /** Ending of the files that are shown. */
  readonly accept: string
  /** What the hidden field is, for a screen reader. */
  readonly label: string
  readonly disabled?: boolean
  readonly onPicked: (pick: string) => void
}

/** A button that lets the person choose one file from anywhere; main gets to know it under an id. */
export function ChoosePackage({ word, accept, label, disabled = false, onPicked }: ChoosePackageProps) {
  const input = useRef<HTMLInputElement>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const chosen = async (file: File): Promise<void> => {
    setFailure(null)
    try {
      const [picked] = await handOver([file], () => undefined, 'package')
      if (picked !== undefined) onPicked(picked.id)
    } catch (error) {
      setFailure(messageOf(error))
    }
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        aria-label={label}
        onChange={({ target }) => {
          const file = target.files?.[0]
          target.value = ''
          if (file !== undefined) void chosen(file)
        }}
      />
      <Button disabled={disabled} onClick={() => input.current?.click()}>
        {word}
      </Button>
      {failure === null ? null : <span role="alert">{failure}</span>}
    </>
  )
}
