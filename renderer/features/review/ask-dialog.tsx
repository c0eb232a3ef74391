import { Alert, App, Input } from 'antd'
import { useState } from 'react'
import type { ReviewItem } from '#shared/contract/review.ts'
import { useAct } from '../../api/use-act.ts'
import { Dialog } from '../../components/dialog.tsx'

interface AskDialogProps {
  readonly year: number
  readonly unit: string
  readonly item: ReviewItem
  readonly onClose: () => void
}

/** 登记疑点: what the office asks of an item. */
export function AskDialog({ year, unit, item, onClose }: AskDialogProps) {
  const { message } = App.useApp()
  const [question, setQuestion] = useState('')
  const ask = useAct('askQuestion')
  const submit = async (): Promise<void> => {
    try {
      await ask.mutateAsync({ year, unit, indicator: item.indicator, question })
      void message.info('已登记疑点')
      onClose()
    } catch {
      // The failure stands in the dialog.
    }
  }
  return (
    <Dialog
      title={`登记疑点：${item.indicator} ${item.title}`}
      verb="登记疑点"
      disabled={question.trim() === ''}
      busy={ask.isPending}
      onDo={() => void submit()}
      onClose={onClose}
    >
      <label htmlFor="ask-question">要单位说明或要核对什么</label>
      <Input.TextArea
        id="ask-question"
        data-first
        rows={4}
        maxLength={1000}
        value={question}
        onChange={(event) => {
          setQuestion(event.target.value)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.ctrlKey && question.trim() !== '') void submit()
        }}
      />
      <p className="quiet">
        答复以前，这一项不会被批量采用；退回这家单位时，疑点会写进退回的内容。按 Ctrl+回车登记。
      </p>
      {ask.failure === null ? null : <Alert type="error" showIcon title={ask.failure} />}
    </Dialog>
  )
}
