import { Alert, App, Button, Input, Radio, Select } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import type { RequestOf } from '#shared/contract/calls.ts'
import type { InspectionFormName, InspectionRecord, InspectionsPage } from '#shared/contract/inspections.ts'
import { useAct } from '../../api/use-act.ts'
import { CLEAR_CHOICE } from '../../components/clear-choice.tsx'
import { DayPicker } from '../../components/day-picker.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { UnitsSelect } from '../../components/unit-select.tsx'
import { ProblemRows, type ProblemDraft } from './problem-rows.tsx'

interface InspectionDialogProps {
  readonly year: number
  readonly page: InspectionsPage
  /** null: a new one. */
  readonly record: InspectionRecord | null
  /** The number of what was saved; null: nothing was. */
  readonly onClose: (number: number | null) => void
}

type Draft = Omit<RequestOf<'saveInspection'>, 'year' | 'number' | 'problems'> & {
  readonly problems: readonly ProblemDraft[]
}

const FORMS: readonly InspectionFormName[] = ['督导检查', '调研']

/** One 督导检查 or 调研 with the problems that it found. */
export function InspectionDialog({ year, page, record, onClose }: InspectionDialogProps) {
  const { message } = App.useApp()
  const save = useAct('saveInspection')
  const [draft, setDraft] = useState<Draft>(() => firstDraft(record, page.today))
  const change = (part: Partial<Draft>): void => {
    setDraft({ ...draft, ...part })
  }
  const text = (field: 'place' | 'people' | 'findings' | 'reason') => ({
    value: draft[field],
    onChange: (event: { readonly target: { readonly value: string } }) => {
      change({ [field]: event.target.value })
    },
  })
  const submit = async (): Promise<void> => {
    try {
      const problems = draft.problems.map(({ number, text: what, unit, demand, deadline }) => ({
        number,
        text: what,
        unit,
        demand,
        deadline,
      }))
      const saved = await save.mutateAsync({
        ...draft,
        year,
        number: record?.number ?? null,
        units: [...draft.units],
        tasks: [...draft.tasks],
        problems,
      })
      void message.info(record === null ? '已登记' : '已保存，原来的内容留在记录里')
      onClose(saved.number)
    } catch {
      // The failure stands in the dialog.
    }
  }
  return (
    <Dialog
      title={record === null ? '登记督导或调研' : `修改${record.form} ${record.number}`}
      verb={record === null ? '登记' : record.withdrawn ? '恢复并保存' : '保存修改'}
      disabled={draft.place.trim() === ''}
      busy={save.isPending}
      width="min(1000px, 94vw)"
      onDo={() => void submit()}
      onClose={() => {
        onClose(null)
      }}
    >
      <div className="field-grid">
        <span id="record-form">形式</span>
        <Radio.Group
          aria-labelledby="record-form"
          value={draft.form}
          options={FORMS.map((form) => ({ value: form, label: form }))}
          onChange={(event) => {
            change({ form: event.target.value === '调研' ? '调研' : '督导检查' })
          }}
        />
        <label htmlFor="record-day">日期</label>
        <DayPicker
          id="record-day"
          allowClear={false}
          value={dayjs(draft.day)}
          disabledDate={(date) => date.format('YYYY-MM-DD') > page.today}
          onChange={(date) => {
            if (date !== null) change({ day: date.format('YYYY-MM-DD') })
          }}
        />
        <label htmlFor="record-place">地点</label>
        <Input id="record-place" data-first maxLength={500} placeholder="到了哪里" {...text('place')} />
        <label htmlFor="record-units">涉及单位</label>
        <UnitsSelect
          id="record-units"
          placeholder="名称、简称或拼音"
          units={page.units}
          value={draft.units}
          onChange={(units) => {
            change({ units: [...units] })
          }}
        />
        <label htmlFor="record-tasks">涉及任务</label>
        <Select
          id="record-tasks"
          size="middle"
          mode="multiple"
          allowClear={CLEAR_CHOICE}
          placeholder="编号或名称，不选就是与各项任务都有关"
          showSearch={{ optionFilterProp: 'label' }}
          value={[...draft.tasks]}
          options={page.tasks.map(({ task, title }) => ({ value: task, label: `${task} ${title}` }))}
          onChange={(tasks: string[]) => {
            change({ tasks })
          }}
        />
        <label htmlFor="record-people">参加人员</label>
        <Input id="record-people" maxLength={2000} placeholder="谁参加了" {...text('people')} />
        <label htmlFor="record-findings">基本情况</label>
        <Input.TextArea
          id="record-findings"
          rows={3}
          maxLength={5000}
          placeholder="看了什么、听了什么、总的印象"
          {...text('findings')}
        />
        {record === null ? null : (
          <>
            <label htmlFor="record-reason">修改的原因</label>
            <Input id="record-reason" maxLength={500} placeholder="没有可不填" {...text('reason')} />
          </>
        )}
      </div>
      <ProblemRows
        page={page}
        day={draft.day}
        problems={draft.problems}
        onChange={(problems) => {
          change({ problems })
        }}
      />
      <Button
        onClick={() => {
          change({ problems: [...draft.problems, blankProblem(draft)] })
        }}
      >
        加一个问题
      </Button>
      {save.failure === null ? null : <Alert type="error" showIcon title={save.failure} />}
    </Dialog>
  )
}

function firstDraft(record: InspectionRecord | null, today: string): Draft {
  if (record === null) {
    const blank = { place: '', people: '', findings: '', reason: '' }
    return { ...blank, form: '督导检查', day: today, units: [], tasks: [], problems: [] }
  }
  const { form, day, place, people, findings, units, tasks, problems } = record
  return {
    form,
    day,
    place,
    people,
    findings,
    reason: '',
    units: units.map(({ unit }) => unit),
    tasks: tasks.map(({ task }) => task),
    problems: problems.map(({ number, text, unit, demand, deadline }) => ({
      key: String(number),
      number,
      text,
      unit,
      demand,
      deadline,
    })),
  }
}

/** A problem is mostly the one unit's that was visited. */
function blankProblem({ units }: Draft): ProblemDraft {
  const [only, ...others] = units
  const unit = others.length === 0 ? (only ?? null) : null
  return { key: crypto.randomUUID(), number: null, text: '', unit, demand: '', deadline: '' }
}
