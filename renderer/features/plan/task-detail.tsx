import { Link } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import type { PlanPoint, PlanTasks } from '#shared/contract/plan.ts'
import { useAct } from '../../api/use-act.ts'
import { IndicatorList } from './indicator-list.tsx'
import { leadsBeside, type PlanNode } from './plan-rows.ts'
import { PointDialog } from './point-dialog.tsx'
import { PointList } from './point-list.tsx'
import { UnitNames } from './unit-names.tsx'
import { WithdrawDialog } from './withdraw-dialog.tsx'

interface TaskDetailProps {
  readonly year: number
  readonly plan: PlanTasks
  readonly node: PlanNode
  readonly nodes: readonly PlanNode[]
  readonly onAdd: () => void
}

/** What the year makes of one task: its units, points and indicators. */
export function TaskDetail({ year, plan, node, nodes, onAdd }: TaskDetailProps) {
  const [changing, setChanging] = useState<PlanPoint | null>(null)
  const [withdrawing, setWithdrawing] = useState<PlanPoint | null>(null)
  const restore = useAct('savePoint')
  return (
    <section className="plan-detail" aria-labelledby="plan-detail-title">
      <h2 id="plan-detail-title">{node.kind === 'program' ? node.title : `${node.id} ${node.title}`}</h2>
      <div className="plan-known" tabIndex={0} role="region" aria-label="本项的单位、要点和指标">
        <Units node={node} />
        {node.kind === 'program' ? null : (
          <>
            <div className="plan-section-head">
              <h3>本年工作要点</h3>
              {plan.archived ? null : <Button onClick={onAdd}>新增一条</Button>}
            </div>
            {restore.failure === null ? null : <Alert type="error" showIcon title={restore.failure} />}
            <PointList
              points={node.points}
              archived={plan.archived}
              onChange={setChanging}
              onWithdraw={setWithdrawing}
              onRestore={({ number, task, text, units, due }) => {
                restore.mutate({
                  year,
                  number,
                  task,
                  text,
                  units: units.map(({ unit }) => unit),
                  due,
                  reason: '',
                })
              }}
            />
          </>
        )}
        <div className="plan-section-head">
          <h3>{node.kind === 'program' ? '本年指标（重点任务整体）' : '本年指标'}</h3>
          <Link to="/$year/targets" params={{ year }}>
            去指标与目标
          </Link>
        </div>
        <IndicatorList indicators={node.indicators} />
      </div>
      {changing === null ? null : (
        <PointDialog
          year={year}
          plan={plan}
          nodes={nodes}
          task={node.id}
          point={changing}
          onClose={() => {
            setChanging(null)
          }}
        />
      )}
      {withdrawing === null ? null : (
        <WithdrawDialog
          year={year}
          point={withdrawing}
          onClose={() => {
            setWithdrawing(null)
          }}
        />
      )}
    </section>
  )
}

/** 牵头 is a role in the whole program, 责任 one in the task: both are told, with who is in one and not in the other. */
function Units({ node }: { readonly node: PlanNode }) {
  if (node.kind === 'safeguard') return <p>方案没有为保障措施列责任单位，由全体单位执行。</p>
  if (node.kind === 'program') {
    return (
      <p>
        牵头：
        <UnitNames units={node.leads} />
      </p>
    )
  }
  const beside = leadsBeside(node)
  return (
    <>
      <p>
        责任单位：
        <UnitNames units={node.units} leads={node.leads} />
      </p>
      {beside.length === 0 ? null : (
        <p className="quiet">
          {'本重点任务由'}
          <UnitNames units={node.leads} />
          {'牵头，其中'}
          <UnitNames units={beside} />
          {'没有列入本任务的责任单位。'}
        </p>
      )}
    </>
  )
}
