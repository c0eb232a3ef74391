import { useAnswer } from '../api/use-answer.ts'
import { QueryView } from './query-view.tsx'
import { momentText } from './texts.ts'
import './score-history.css'

interface ScoreHistoryProps {
  readonly year: number
  readonly unit: string
  readonly indicator: string
}

/** 得分变动: every decision of an item in order, what it was and became, who, when, why and by which way. */
export function ScoreHistory({ year, unit, indicator }: ScoreHistoryProps) {
  const history = useAnswer('itemHistory', { year, unit, indicator })
  return (
    <QueryView query={history}>
      {({ steps }) =>
        steps.length === 0 ? (
          <p className="quiet">还没有核定过。</p>
        ) : (
          <ol className="score-history" aria-label={`${indicator} 的得分变动`}>
            {steps.map((step) => (
              <li key={step.number}>
                <span>{`${step.before} → ${step.after}`}</span>
                <span>{step.way}</span>
                <span className="quiet">{`${step.operator}，${momentText(step.at)}`}</span>
                {step.reason === '' ? null : <span>{`意见：${step.reason}`}</span>}
              </li>
            ))}
          </ol>
        )
      }
    </QueryView>
  )
}
