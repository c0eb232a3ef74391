import { EmptyState } from '../../components/empty-state.tsx'
import { scrollTo } from '../../components/scroll-to.ts'
import { standingPoints, type PlanNode, type PlanPart } from './plan-rows.ts'
import { UnitNames } from './unit-names.tsx'

interface PlanTreeProps {
  readonly parts: readonly PlanPart[]
  readonly current: string
  readonly onChoose: (id: string) => void
}

/** The tasks by program; ↑↓ go from line to line. */
export function PlanTree({ parts, current, onChoose }: PlanTreeProps) {
  const ids = parts.flatMap(({ head, nodes }) => [
    ...(head === null ? [] : [head.id]),
    ...nodes.map(({ id }) => id),
  ])
  const move = (event: React.KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const next = step === undefined ? undefined : ids[ids.indexOf(current) + step]
    if (next === undefined) return
    event.preventDefault()
    onChoose(next)
    document.getElementById(`plan-${next}`)?.focus()
  }
  if (parts.length === 0) {
    return <EmptyState text="没有符合条件的任务。请换一个单位或重点任务，或清除筛选。" />
  }
  return (
    <div className="plan-tree" onKeyDown={move} role="presentation">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">编号</th>
            <th scope="col">任务</th>
            <th scope="col">责任单位</th>
            <th scope="col" className="number">
              本年要点
            </th>
            <th scope="col" className="number">
              指标数
            </th>
          </tr>
        </thead>
        {parts.map(({ id, title, head, nodes }) => (
          <tbody key={id}>
            {head === null ? (
              <tr className="plan-head">
                <th scope="rowgroup" colSpan={5}>
                  {title}
                </th>
              </tr>
            ) : (
              <tr className="plan-head" aria-current={head.id === current ? 'true' : undefined}>
                <th scope="rowgroup" colSpan={4}>
                  <Choose node={head} current={current} onChoose={onChoose} />
                  <span className="plan-leads">
                    牵头：
                    <UnitNames units={head.leads} />
                  </span>
                </th>
                <td className="number">{head.indicators.length}</td>
              </tr>
            )}
            {nodes.map((node) => (
              <tr
                key={node.id}
                aria-current={node.id === current ? 'true' : undefined}
                onClick={() => {
                  onChoose(node.id)
                }}
              >
                <th scope="row">{node.id}</th>
                <td>
                  <Choose node={node} current={current} onChoose={onChoose} />
                </td>
                <td>
                  {node.kind === 'safeguard' ? (
                    <span className="quiet">方案没有列单位</span>
                  ) : (
                    <UnitNames units={node.units} leads={node.leads} />
                  )}
                </td>
                <td className="number">{standingPoints(node).length}</td>
                <td className="number">{node.indicators.length}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

interface ChooseProps {
  readonly node: PlanNode
  readonly current: string
  readonly onChoose: (id: string) => void
}

function Choose({ node, current, onChoose }: ChooseProps) {
  return (
    <button
      type="button"
      id={`plan-${node.id}`}
      ref={node.id === current ? scrollTo : null}
      className="plan-choose"
      onClick={(event) => {
        event.stopPropagation()
        onChoose(node.id)
      }}
    >
      {node.title}
    </button>
  )
}
