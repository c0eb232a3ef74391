import { useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, App, Button, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { PlanTasks } from '#shared/contract/plan.ts'
import type { SavedFiles } from '#shared/contract/saved.ts'
import { isCancelled, messageOf } from '../../api/failure.ts'
import { call, deliver } from '../../api/main-side.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { CLEAR_CHOICE } from '../../components/clear-choice.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { SavedResult } from '../../components/saved-result.tsx'
import { UnitSelect } from '../../components/unit-select.tsx'
import { useYear } from '../../components/use-year.ts'
import { useShutPage } from '../../components/writes.tsx'
import { useOnce } from '../../components/use-once.ts'
import { CopyDialog } from './copy-dialog.tsx'
import { OriginalText } from './original-text.tsx'
import { filterParts, planParts, standingPoints, withoutUnits } from './plan-rows.ts'
import { PlanTree } from './plan-tree.tsx'
import { PointDialog } from './point-dialog.tsx'
import { TaskDetail } from './task-detail.tsx'
import './plan-page.css'

export function PlanPage() {
  const year = useYear()
  const plan = useAnswer('planTasks', { year })
  return (
    <QueryView query={plan} title="规划与任务">
      {(data) => <PlanView year={year} plan={data} />}
    </QueryView>
  )
}

function PlanView({ year, plan: given }: { readonly year: number; readonly plan: PlanTasks }) {
  const { message } = App.useApp()
  const plan = useShutPage(given)
  const search = useSearch({ from: '/$year/plan' })
  const navigate = useNavigate({ from: '/$year/plan' })
  const [dialog, setDialog] = useState<'add' | 'copy' | null>(null)
  const [saved, setSaved] = useState<SavedFiles | null>(null)
  const parts = useMemo(() => planParts(plan), [plan])
  const [unit, part] = [search.unit ?? null, search.part ?? null]
  const shown = filterParts(parts, { unit, part })
  const nodes = parts.flatMap((known) => known.nodes)
  const lines = shown.flatMap(({ head, nodes: own }) => [...(head === null ? [] : [head]), ...own])
  const first = shown.flatMap((known) => known.nodes)[0] ?? lines[0] ?? nodes[0]
  const current = lines.find(({ id }) => id === search.task) ?? first
  const empty = withoutUnits(parts)
  const count = nodes.reduce((sum, node) => sum + standingPoints(node).length, 0)
  const go = (change: {
    readonly task?: string
    readonly unit?: string | null
    readonly part?: string | null
  }): void => {
    const next = { task: search.task ?? null, unit, part, ...change }
    void navigate({
      search: {
        ...(next.task === null ? {} : { task: next.task }),
        ...(next.unit === null ? {} : { unit: next.unit }),
        ...(next.part === null ? {} : { part: next.part }),
      },
      replace: true,
    })
  }
  const [exportPoints] = useOnce(async () => {
    try {
      const files = await call('exportPoints', { year })
      await deliver(files)
      setSaved(files)
    } catch (error) {
      if (!isCancelled(error)) void message.error(messageOf(error))
    }
  })
  if (current === undefined) return null
  const close = (): void => {
    setDialog(null)
  }
  const addTo =
    current.kind === 'program'
      ? (nodes.find(({ id }) => id.startsWith(`${current.id}.`)) ?? current)
      : current
  return (
    <>
      <PageHeader
        title="规划与任务"
        note={`${plan.title}，${year}年度已列要点 ${count} 条`}
        actions={
          <>
            <Button
              disabled={plan.pointsBefore === 0 || plan.archived}
              title={plan.pointsBefore === 0 ? `${year - 1}年度没有工作要点` : ''}
              onClick={() => {
                setDialog('copy')
              }}
            >
              从上年复制
            </Button>
            <Button onClick={exportPoints}>导出工作要点</Button>
            <Button
              type="primary"
              disabled={plan.archived}
              onClick={() => {
                setDialog('add')
              }}
            >
              新增本年要点
            </Button>
          </>
        }
      />
      {saved === null ? null : <SavedResult saved={saved} />}
      {empty.length === 0 ? null : (
        <Alert
          className="plan-empty-units"
          type="warning"
          showIcon
          title={`${empty.length} 项任务的责任单位都已停止评价，没有承接单位：${empty.map(({ id }) => id).join('、')}。请在单位库登记承接单位，或在本年要点中写明责任单位。`}
        />
      )}
      <div className="filter-bar">
        <UnitSelect
          label="按单位看"
          placeholder="按单位看：名称、简称或拼音"
          units={plan.units}
          value={unit}
          onChange={(chosen) => {
            go({ unit: chosen })
          }}
        />
        <Select
          aria-label="按重点任务看"
          className="unit-select"
          allowClear={CLEAR_CHOICE}
          placeholder="按重点任务看"
          value={part}
          popupMatchSelectWidth={false}
          options={parts.map(({ id, title }) => ({ value: id === '' ? '保障' : id, label: title }))}
          onChange={(chosen: string | undefined) => {
            go({ part: chosen ?? null })
          }}
        />
        <span className="quiet" role="status">
          {`显示 ${shown.reduce((sum, known) => sum + known.nodes.length, 0)} 项${unit === null ? '' : '由它负责或在要点中列名的，它牵头的重点任务也列出'}`}
        </span>
      </div>
      <div className="plan">
        <PlanTree
          parts={shown}
          current={current.id}
          onChoose={(id) => {
            go({ task: id })
          }}
        />
        <div className="plan-side">
          <TaskDetail
            key={current.id}
            year={year}
            plan={plan}
            node={current}
            nodes={nodes}
            onAdd={() => {
              setDialog('add')
            }}
          />
          <OriginalText plan={plan} current={current.id} />
        </div>
      </div>
      {dialog === 'add' ? (
        <PointDialog year={year} plan={plan} nodes={nodes} task={addTo.id} point={null} onClose={close} />
      ) : null}
      {dialog === 'copy' ? <CopyDialog year={year} onClose={close} /> : null}
    </>
  )
}
