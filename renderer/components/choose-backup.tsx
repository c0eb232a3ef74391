import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { RequestOf } from '#shared/contract/calls.ts'
import { messageOf } from '../api/failure.ts'
import { handOver } from '../api/main-side.ts'
import { RestoreDialog } from './restore-dialog.tsx'

/** A backup from anywhere: a stick, another PC. */
export function ChooseBackup({ word, onDone }: { readonly word: string; readonly onDone?: () => void }) {
  const input = useRef<HTMLInputElement>(null)
  const [from, setFrom] = useState<RequestOf<'restoreBackup'>['from'] | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const chosen = async (file: File): Promise<void> => {
    setFailure(null)
    try {
      const [picked] = await handOver([file], () => undefined, 'package')
      if (picked !== undefined) setFrom({ pick: picked.id })
    } catch (error) {
      setFailure(messageOf(error))
    }
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".db"
        hidden
        aria-label="选择备份文件"
        onChange={({ target }) => {
          const file = target.files?.[0]
          target.value = ''
          if (file !== undefined) void chosen(file)
        }}
      />
      <Button onClick={() => input.current?.click()}>{word}</Button>
      {failure === null ? null : <span role="alert">{failure}</span>}
      {from === null ? null : (
        <RestoreDialog
          from={from}
          onClose={(done) => {
            setFrom(null)
            if (done) onDone?.()
          }}
        />
      )}
    </>
  )
}
