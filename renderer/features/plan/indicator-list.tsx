import type { PlanIndicator } from '#shared/contract/plan.ts'
import { formatPointsShort } from '#shared/scheme/points.ts'

/** This year's indicators of a task, with points, targets and units. */
export function IndicatorList({ indicators }: { readonly indicators: readonly PlanIndicator[] }) {
  if (indicators.length === 0) {
    return <p className="quiet">本年没有指标，不计分。</p>
  }
  return (
    <ul className="plan-indicators">
      {indicators.map((indicator) => (
        <li key={`${indicator.group} ${indicator.id}`}>
          <div>{`${indicator.id} ${indicator.title}`}</div>
          <div className="quiet">
            {`${indicator.group}，${indicator.ruleName}，分值 ${formatPointsShort(indicator.points)}${commonTarget(indicator)}`}
          </div>
          <Units indicator={indicator} />
        </li>
      ))}
    </ul>
  )
}

function Units({ indicator: { units, measure } }: { readonly indicator: PlanIndicator }) {
  const names = units
    .map(({ name, target }) => (target === null ? name : `${name}（目标 ${targetText(target, measure)}）`))
    .join('、')
  if (units.length === 0) return <div>没有责任单位，请在指标中安排</div>
  if (units.length <= 4) return <div>{names}</div>
  return (
    <details>
      <summary>{`${units.length} 家单位`}</summary>
      {names}
    </details>
  )
}

function commonTarget({ needsTarget, target, measure }: PlanIndicator): string {
  if (target !== null) return `，目标 ${targetText(target, measure)}`
  return needsTarget ? '，目标未定' : ''
}

function targetText(target: string, measure: string | null): string {
  return measure === null ? target : `${target} ${measure}`
}
