import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useDeferredValue, useState } from 'react'
import type { ValueOf } from '#shared/contract/calls.ts'
import { call } from '../../api/main-side.ts'
import { messageOf } from '../../api/failure.ts'
import type { Field, ReadingLine } from '../../components/reading/reading-lines.ts'
import { FIELD_WORDS } from '../../components/reading/reading-lines.ts'
import { editKeys } from './edit-keys.ts'
import { lastReason, rememberReason } from './last-reason.ts'

interface RewriteFormProps {
  readonly submission: number
  readonly line: ReadingLine & { readonly indicator: string }
  readonly busy: boolean
  readonly failure: string | null
  readonly onSave: (text: string, reason: string) => void
  readonly onCancel: () => void
}

/** A text of the office's own for a cell; what it is read as, or why it is not, stands below while it is typed. */
export function RewriteForm({ submission, line, busy, failure, onSave, onCancel }: RewriteFormProps) {
  const [text, setText] = useState(line.rewritten?.text ?? line.original ?? '')
  const [reason, setReason] = useState(() => line.rewritten?.reason ?? lastReason())
  const tried = useDeferredValue(text)
  const field = fieldOf(line)
  const preview = useQuery({
    queryKey: ['previewRewrite', submission, line.indicator, field, tried],
    queryFn: () => call('previewRewrite', { submission, indicator: line.indicator, field, text: tried }),
    placeholderData: (before) => before,
  })
  const save = (): void => {
    rememberReason(reason)
    onSave(text, reason)
  }
  const keys = editKeys(save, onCancel)
  return (
    <span className="line-form" onKeyDown={keys}>
      <label>
        改写为
        <Input
          autoFocus
          aria-label={`${line.what} 改写为`}
          value={text}
          placeholder="留空即按未填处理"
          maxLength={2000}
          onFocus={(event) => {
            event.target.select()
          }}
          onChange={(event) => {
            setText(event.target.value)
          }}
        />
      </label>
      <span role="status" className="line-preview">
        {preview.isError ? messageOf(preview.error) : previewText(preview.data)}
      </span>
      <label>
        依据
        <Input
          aria-label={`${line.what} 改写的依据`}
          value={reason}
          placeholder="例如：电话向单位核实"
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
          保存改写
        </Button>
        <Button onClick={onCancel}>取消</Button>
      </span>
    </span>
  )
}

function fieldOf({ field }: ReadingLine): Field {
  const known = (Object.keys(FIELD_WORDS) as Field[]).find((name) => name === field)
  if (known === undefined) throw new Error(`${field} is no column of the unit's own`)
  return known
}

function previewText(preview: ValueOf<'previewRewrite'> | undefined): string {
  if (preview === undefined) return '正在试读…'
  const { cell, others } = preview
  const own =
    cell === null
      ? '读成空白，按未填处理。'
      : cell.error !== null
        ? (cell.message ?? '')
        : `读成 ${cell.value === 'no-data' ? '本年度无数据' : (cell.value ?? '')}。${cell.remark === null ? '' : (cell.message ?? '')}`
  return others.length === 0 ? own : `${own}同一行还有：${others.join('')}`
}
