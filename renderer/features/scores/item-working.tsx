import { Link } from '@tanstack/react-router'
import { useAnswer } from '../../api/use-answer.ts'
import { QueryView } from '../../components/query-view.tsx'
import { ScoreHistory } from '../../components/score-history.tsx'
import { originText } from '../../components/texts.ts'
import { OriginButton } from './origin-button.tsx'

interface ItemWorkingProps {
  readonly year: number
  readonly unit: string
  readonly indicator: string
}

/** One item's score back to its formula, its cell and the officer. */
export function ItemWorking({ year, unit, indicator }: ItemWorkingProps) {
  const explained = useAnswer('explainItem', { year, unit, indicator })
  return (
    <QueryView query={explained}>
      {({ ruleName, input, suggestion, formula, reason, origin, verifiedBy, opinion }) => (
        <dl className="item-working">
          <div>
            <dt>计分方式</dt>
            <dd>{ruleName}</dd>
          </div>
          <div>
            <dt>依据的值</dt>
            <dd>{input === null ? '没有可用的值' : `${input.text}（${input.from}）`}</dd>
          </div>
          <div>
            <dt>算式</dt>
            <dd>{formula ?? suggestion ?? '没有算式'}</dd>
          </div>
          <div>
            <dt>状态</dt>
            <dd>{reason}</dd>
          </div>
          <div>
            <dt>出处</dt>
            <dd>
              {origin === null ? (
                '原表中没有填'
              ) : (
                <>
                  {`第 ${origin.number} 次报送 ${origin.fileName} `}
                  <OriginButton
                    year={year}
                    unit={unit}
                    indicator={indicator}
                    sheet={origin.sheet}
                    cell={origin.cell}
                  />
                  {`，${originText(origin)}`}
                </>
              )}
            </dd>
          </div>
          <div>
            <dt>核定</dt>
            <dd>
              {verifiedBy === '' ? (
                <Link to="/$year/review" params={{ year }} search={{ unit, item: indicator }}>
                  还没有审核，去审核
                </Link>
              ) : (
                `${verifiedBy}${opinion === '' ? '' : `，意见：${opinion}`}`
              )}
            </dd>
          </div>
          {verifiedBy === '' ? null : (
            <div>
              <dt>得分变动</dt>
              <dd>
                <ScoreHistory year={year} unit={unit} indicator={indicator} />
              </dd>
            </div>
          )}
        </dl>
      )}
    </QueryView>
  )
}
