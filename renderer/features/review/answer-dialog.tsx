import { Alert, App, Input, Radio } from 'antd'
import { useState } from 'react'
import type { AnswerWay, ReviewQuestion } from '#shared/contract/review-questions.ts'
import { useAct } from '../../api/use-act.ts'
import { Dialog } from '../../components/dialog.tsx'
import { ANSWER_WAYS } from './question-words.ts'

interface AnswerDialogProps {
  readonly year: number
  readonly question: ReviewQuestion
  readonly onAnswered: () => void
  readonly onClose: () => void
}

/** 答复疑点: how it was answered, and what the answer is. */
export function AnswerDialog({ year, question, onAnswered, onClose }: AnswerDialogProps) {
  const { message } = App.useApp()
  const [way, setWay] = useState<AnswerWay>('phone')
  const [text, setText] = useState('')
  const answer = useAct('answerQuestion')
  const submit = async (): Promise<void> => {
    try {
      await answer.mutateAsync({ year, number: question.number, way, text })
      void message.info('已登记答复')
      onAnswered()
    } catch {
      // The failure stands in the dialog.
    }
  }
  return (
    <Dialog
      title="答复疑点"
      verb="登记答复"
      disabled={text.trim() === ''}
      busy={answer.isPending}
      onDo={() => void submit()}
      onClose={onClose}
    >
      <p>{question.question}</p>
      <div className="answer-form">
        <span id="answer-way">怎么答复的</span>
        <Radio.Group
          aria-labelledby="answer-way"
          value={way}
          options={Object.entries(ANSWER_WAYS).map(([value, label]) => ({ value, label }))}
          onChange={(event) => {
            const chosen: unknown = event.target.value
            if (chosen === 'phone' || chosen === 'return' || chosen === 'office') setWay(chosen)
          }}
        />
        <label htmlFor="answer-text">答复的内容</label>
        <Input.TextArea
          id="answer-text"
          data-first
          rows={3}
          maxLength={1000}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && event.ctrlKey && text.trim() !== '') void submit()
          }}
        />
      </div>
      {answer.failure === null ? null : <Alert type="error" showIcon title={answer.failure} />}
    </Dialog>
  )
}
