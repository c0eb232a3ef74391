import { Button } from 'antd'
import { useState } from 'react'
import type { YearProgress, YearStep } from '#shared/contract/year-progress.ts'
import { useAnswer } from '../api/use-answer.ts'
import { GapList } from './gap-list.tsx'
import { MoveYearDialog } from './move-year-dialog.tsx'
import { momentText } from './texts.ts'
import { Writes } from './writes.tsx'
import './year-steps.css'

const SHAPES = { done: '✓', current: '●', ahead: '○' } as const
const WORDS = { done: '已过', current: '现在', ahead: '未到' } as const

/** 方案 to 归档 as one line: where the year is; each step opens to when it was reached and what is missing. */
export function YearSteps({ year }: { readonly year: number }) {
  const { data } = useAnswer('yearProgress', { year })
  const [open, setOpen] = useState<YearStep['state'] | null>(null)
  const [move, setMove] = useState<YearStep['state'] | null>(null)
  if (data === undefined) return null
  const shown = data.steps.find(({ state }) => state === open)
  return (
    <section className="year-steps" aria-label="年度进度">
      <ol>
        {data.steps.map(({ state, standing, gaps }) => (
          <li key={state}>
            <button
              type="button"
              className={`year-step year-step-${standing}`}
              aria-expanded={open === state}
              aria-current={standing === 'current' ? 'step' : undefined}
              onClick={() => {
                setOpen(open === state ? null : state)
              }}
            >
              <span aria-hidden="true">{SHAPES[standing]}</span>
              <span>{state}</span>
              <span className="visually-hidden">{WORDS[standing]}</span>
              {standing === 'current' && gaps.length > 0 ? (
                <span className="year-step-gaps">{`还差 ${gaps.length} 项`}</span>
              ) : null}
            </button>
          </li>
        ))}
      </ol>
      {shown === undefined ? null : <StepDetail progress={data} step={shown} onMove={setMove} />}
      {move === null ? null : (
        <MoveYearDialog
          year={year}
          to={move}
          back={data.back.includes(move)}
          onClose={() => {
            setMove(null)
          }}
        />
      )}
    </section>
  )
}

interface StepDetailProps {
  readonly progress: YearProgress
  readonly step: YearStep
  readonly onMove: (to: YearStep['state']) => void
}

function StepDetail({ progress, step, onMove }: StepDetailProps) {
  const { state, standing, gaps } = step
  return (
    <div className="year-step-detail">
      <p>{reachedText(step)}</p>
      {gaps.length === 0 ? (
        standing === 'done' ? null : (
          <p className="quiet">这一步没有未办的事项。</p>
        )
      ) : (
        <>
          <p>{standing === 'current' ? '进入下一步之前，还有：' : '到这一步时要办：'}</p>
          <GapList year={progress.year} gaps={gaps} />
        </>
      )}
      {progress.back.includes(state) || progress.on === state ? (
        <Writes>
          <Button
            onClick={() => {
              onMove(state)
            }}
          >
            {progress.on === state ? `进入“${state}”` : `退回到“${state}”`}
          </Button>
        </Writes>
      ) : null}
    </div>
  )
}

function reachedText({ state, standing, reached }: YearStep): string {
  if (standing === 'ahead') return `“${state}”还没有到。`
  if (reached === null) return `“${state}”这一步没有单独记录，已直接进入后面的步骤。`
  const { at, operator, reason } = reached
  return `${momentText(at)}进入“${state}”，${operator}${reason === '' ? '' : `（${reason}）`}。`
}
