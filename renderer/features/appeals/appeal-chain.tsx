import type { AppealEntry } from '#shared/contract/appeals.ts'
import { ScoreHistory } from '../../components/score-history.tsx'
import { useYear } from '../../components/use-year.ts'
import { momentText, pointsText } from '../../components/texts.ts'

/** What became of an appeal from its registration on, and of the score that it is about. */
export function AppealChain({ appeal }: { readonly appeal: AppealEntry }) {
  const year = useYear()
  const { unit, indicator, decisions, operator, at, score } = appeal
  return (
    <div className="appeal-chain">
      <section>
        <h2>申诉经过</h2>
        <ol>
          <li>{`登记申诉，原分 ${pointsText(score)}（${operator}，${momentText(at)}）`}</li>
          {decisions.map((decision) => (
            <li key={decision.at}>
              {`${decision.outcome === '收回' ? '收回复核，重新待复核' : decision.outcome}，${pointsText(decision.before)} → ${pointsText(decision.score)}（${decision.operator}，${momentText(decision.at)}）`}
              {decision.opinion === '' ? null : `。意见：${decision.opinion}`}
            </li>
          ))}
        </ol>
      </section>
      {indicator === null ? null : (
        <section>
          <h2>得分变动</h2>
          <ScoreHistory year={year} unit={unit} indicator={indicator} />
        </section>
      )}
    </div>
  )
}
