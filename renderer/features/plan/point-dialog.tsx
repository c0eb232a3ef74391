import { Alert, App, Input, Select } from 'antd'
import { useState } from 'react'
import type { PlanPoint, PlanTasks } from '#shared/contract/plan.ts'
import { useAct } from '../../api/use-act.ts'
import { Dialog } from '../../components/dialog.tsx'
import { UnitsSelect } from '../../components/unit-select.tsx'
import { DueField } from './due-field.tsx'
import type { PlanNode } from './plan-rows.ts'

interface PointDialogProps {
  readonly year: number
  readonly plan: PlanTasks
  /** The tasks and safeguards to choose from. */
  readonly nodes: readonly PlanNode[]
  /** The task of a new point. */
  readonly task: string
  /** null: a new one. */
  readonly point: PlanPoint | null
  readonly onClose: () => void
}

/** One 本年工作要点: text, units, time. A new one begins with the units of its task. */
export function PointDialog({ year, plan, nodes, task, point, onClose }: PointDialogProps) {
  const { message } = App.useApp()
  const unitsOf = (id: string): readonly string[] =>
    nodes.find((node) => node.id === id)?.units.flatMap(({ units }) => units) ?? []
  const [draft, setDraft] = useState(
    point === null
      ? { task, text: '', units: evaluated(plan, unitsOf(task)), due: '', reason: '' }
      : {
          task: point.task,
          text: point.text,
          units: evaluated(
            plan,
            point.units.map(({ unit }) => unit),
          ),
          due: point.due,
          reason: '',
        },
  )
  const save = useAct('savePoint')
  const verb = point === null ? '新增本年要点' : '保存修改'
  const submit = async (): Promise<void> => {
    try {
      await save.mutateAsync({ year, number: point?.number ?? null, ...draft, units: [...draft.units] })
      void message.info(point === null ? '已新增本年要点' : '已修改，原来的内容留在记录里')
      onClose()
    } catch {
      // The failure stands in the dialog.
    }
  }
  return (
    <Dialog
      title={point === null ? '新增本年要点' : '修改本年要点'}
      verb={verb}
      disabled={draft.text.trim() === ''}
      busy={save.isPending}
      width="min(680px, 92vw)"
      onDo={() => void submit()}
      onClose={onClose}
    >
      <div className="field-grid">
        <label htmlFor="point-task">任务</label>
        <Select
          id="point-task"
          value={draft.task}
          showSearch={{ optionFilterProp: 'label' }}
          options={nodes.map(({ id, title }) => ({ value: id, label: `${id} ${title}` }))}
          onChange={(chosen: string) => {
            // The units go with the task as long as they are its own.
            const own = String(draft.units) === String(evaluated(plan, unitsOf(draft.task)))
            setDraft({
              ...draft,
              task: chosen,
              units: own ? evaluated(plan, unitsOf(chosen)) : draft.units,
            })
          }}
        />
        <label htmlFor="point-text">本年做什么</label>
        <Input.TextArea
          id="point-text"
          data-first
          rows={3}
          maxLength={2000}
          placeholder="一条写一件事，如 举办青少年科技创新大赛，参赛学校不少于 50 所"
          value={draft.text}
          onChange={(event) => {
            setDraft({ ...draft, text: event.target.value })
          }}
        />
        <label htmlFor="point-units">责任单位</label>
        <UnitsSelect
          id="point-units"
          placeholder="名称、简称或拼音"
          units={plan.units}
          value={draft.units}
          onChange={(units) => {
            setDraft({ ...draft, units })
          }}
        />
        <label htmlFor="point-due">完成时限</label>
        <DueField
          year={year}
          value={draft.due}
          onChange={(due) => {
            setDraft({ ...draft, due })
          }}
        />
        {point === null ? null : (
          <>
            <label htmlFor="point-reason">修改的原因</label>
            <Input
              id="point-reason"
              maxLength={500}
              placeholder="没有可不填"
              value={draft.reason}
              onChange={(event) => {
                setDraft({ ...draft, reason: event.target.value })
              }}
            />
          </>
        )}
      </div>
      {save.failure === null ? null : <Alert type="error" showIcon title={save.failure} />}
    </Dialog>
  )
}

/** Of these units, those of the year, each once. */
function evaluated({ units }: PlanTasks, wanted: readonly string[]): readonly string[] {
  return [...new Set(wanted)].filter((id) => units.some(({ unit }) => unit === id))
}
