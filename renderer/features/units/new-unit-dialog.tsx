import { Alert, App, Checkbox, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { RequestOf } from '#shared/contract/calls.ts'
import type { UnitRegister } from '#shared/contract/units.ts'
import { YEARS } from '#shared/contract/years.ts'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { Dialog } from '../../components/dialog.tsx'
import { UnitsSelect } from '../../components/unit-select.tsx'
import { useSettled } from '../../components/use-settled.ts'
import { Effects } from '../../components/effects.tsx'
import { toChoice } from './unit-words.ts'

type Request = RequestOf<'addUnit'>
const NOWHERE = '先不列入评价'

interface NewUnitDialogProps {
  readonly year: number
  readonly register: UnitRegister
  readonly onClose: () => void
}

/** A unit that the plan does not name, or one that was set up to take over from others. */
export function NewUnitDialog({ year, register, onClose }: NewUnitDialogProps) {
  const { message } = App.useApp()
  const [draft, setDraft] = useState<Request>({
    name: '',
    aliases: [],
    kind: register.kinds[1] ?? '',
    from: year,
    group: register.groups[0]?.id ?? null,
    predecessors: [],
    predecessorsEnd: true,
    document: '',
    reason: '',
    confirmed: false,
  })
  const change = (part: Partial<Request>): void => {
    setDraft({ ...draft, ...part })
  }
  const missing = draft.name.trim() === '' ? '填好名称后，这里说明新增后有哪些变化。' : null
  const settled = useSettled(draft)
  const told = useAnswer('addUnit', settled, missing === null && settled === draft)
  const act = useAct('addUnit')
  const record = async (): Promise<void> => {
    try {
      await act.mutateAsync({ ...draft, confirmed: true })
      void message.info(`已新增“${draft.name.trim()}”，可在变更记录中撤销`)
      onClose()
    } catch {
      // The failure stands in the dialog.
    }
  }
  return (
    <Dialog
      title="新增单位"
      verb="新增单位"
      disabled={told.data === undefined || settled !== draft}
      busy={act.isPending}
      width="min(640px, 90vw)"
      onDo={() => void record()}
      onClose={onClose}
    >
      <div className="field-grid">
        <label htmlFor="new-name">名称</label>
        <Input
          id="new-name"
          data-first
          maxLength={60}
          placeholder="规范全称，如 市自然资源局"
          value={draft.name}
          onChange={(event) => {
            change({ name: event.target.value })
          }}
        />
        <label htmlFor="new-aliases">简称、别名</label>
        <Select
          id="new-aliases"
          size="middle"
          mode="tags"
          open={false}
          suffixIcon={null}
          placeholder="写一个按一次回车，没有可不填"
          value={[...draft.aliases]}
          onChange={(aliases: string[]) => {
            change({ aliases })
          }}
        />
        <label htmlFor="new-kind">类别</label>
        <Select
          id="new-kind"
          value={draft.kind}
          options={register.kinds.map((kind) => ({ value: kind, label: kind }))}
          onChange={(kind: string) => {
            change({ kind })
          }}
        />
        <label htmlFor="new-from">从哪一年度起</label>
        <InputNumber
          id="new-from"
          min={YEARS.first}
          max={YEARS.last}
          controls={false}
          precision={0}
          value={draft.from}
          onChange={(from) => {
            if (from !== null) change({ from })
          }}
        />
        <label htmlFor="new-group">组别</label>
        <Select
          id="new-group"
          value={draft.group ?? NOWHERE}
          options={[
            ...register.groups.map(({ id, name }) => ({ value: id, label: name })),
            { value: NOWHERE, label: NOWHERE },
          ]}
          onChange={(group: string) => {
            change({ group: group === NOWHERE ? null : group })
          }}
        />
        <label htmlFor="new-predecessors">承接自</label>
        <UnitsSelect
          id="new-predecessors"
          placeholder="由哪些单位改组而来，没有可不选"
          units={register.units.filter(({ standing }) => standing !== 'ended').map(toChoice)}
          value={draft.predecessors}
          onChange={(predecessors) => {
            change({ predecessors: [...predecessors] })
          }}
        />
        {draft.predecessors.length === 0 ? null : (
          <>
            <span>原单位</span>
            <Checkbox
              checked={draft.predecessorsEnd}
              onChange={(event) => {
                change({ predecessorsEnd: event.target.checked })
              }}
            >
              同年起停止评价，指标由新单位承担
            </Checkbox>
          </>
        )}
        <label htmlFor="new-document">文号</label>
        <Input
          id="new-document"
          maxLength={100}
          placeholder="没有可不填"
          value={draft.document}
          onChange={(event) => {
            change({ document: event.target.value })
          }}
        />
      </div>
      <Effects query={told} word="新增后" missing={missing} />
      {act.failure === null ? null : <Alert type="error" showIcon title={act.failure} />}
    </Dialog>
  )
}
