import { Button } from 'antd'
import { useState } from 'react'
import type { ReviewQuestion } from '#shared/contract/review-questions.ts'
import { StatusTag } from '../../components/status-tag.tsx'
import { momentText } from '../../components/texts.ts'
import { Writes } from '../../components/writes.tsx'
import { AnswerDialog } from './answer-dialog.tsx'
import { ANSWER_WAYS } from './question-words.ts'
import { focusScore } from './score-field.tsx'

interface QuestionListProps {
  readonly year: number
  readonly indicator: string
  readonly questions: readonly ReviewQuestion[]
}

/** 审核疑点 of an item: who asked what when, and what came of it. */
export function QuestionList({ year, indicator, questions }: QuestionListProps) {
  const [answered, setAnswered] = useState<ReviewQuestion | null>(null)
  return (
    <>
      {questions.map((question) => (
        <div key={question.number} className="review-question">
          {question.answer === null ? (
            <StatusTag light="partial">待答复</StatusTag>
          ) : (
            <StatusTag light="good">已答复</StatusTag>
          )}
          <span>{` ${question.question}`}</span>
          <span className="detail-line quiet">
            {`${question.asked.operator}，${momentText(question.asked.at)}`}
          </span>
          {question.answer === null ? (
            <Writes of="anyone">
              <Button
                aria-label={`登记答复：${question.question}`}
                onClick={() => {
                  setAnswered(question)
                }}
              >
                登记答复
              </Button>
            </Writes>
          ) : (
            <span className="detail-line">
              {`${ANSWER_WAYS[question.answer.way]}：${question.answer.text}（${question.answer.operator}，${momentText(question.answer.at)}）`}
            </span>
          )}
        </div>
      ))}
      {answered === null ? null : (
        <AnswerDialog
          year={year}
          question={answered}
          onAnswered={() => {
            setAnswered(null)
            // The button that opened the dialog goes with the answer: the keyboard goes on at the item.
            setTimeout(() => {
              focusScore(indicator)
            })
          }}
          onClose={() => {
            setAnswered(null)
          }}
        />
      )}
    </>
  )
}
