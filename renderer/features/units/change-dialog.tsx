import { Alert, App, Checkbox, Input, InputNumber } from 'antd'
import { useState } from 'react'
import type { RequestOf } from '#shared/contract/calls.ts'
import type { UnitEntry, UnitRegister } from '#shared/contract/units.ts'
import { YEARS } from '#shared/contract/years.ts'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { Dialog } from '../../components/dialog.tsx'
import { UnitsSelect } from '../../components/unit-select.tsx'
import { useSettled } from '../../components/use-settled.ts'
import { Effects } from '../../components/effects.tsx'
import { toChoice } from './unit-words.ts'

type Request = RequestOf<'changeUnit'>
export type ChangeKind = Request['kind']

interface Words {
  readonly title: string
  /** The button: a verb. */
  readonly verb: string
  readonly from: string
  readonly successors: string | null
}

const WORDS: Readonly<Record<ChangeKind, Words>> = {
  renamed: { title: '更名', verb: '登记更名', from: '新名称从哪一年度起用', successors: null },
  merged: { title: '并入其他单位', verb: '登记并入', from: '从哪一年度起并入', successors: '并入哪些单位' },
  ended: { title: '停止评价', verb: '登记停止评价', from: '从哪一年度起停止', successors: null },
  transferred: {
    title: '职责划转',
    verb: '登记职责划转',
    from: '从哪一年度起划转',
    successors: '划给哪些单位',
  },
}

interface ChangeDialogProps {
  readonly year: number
  readonly unit: UnitEntry
  readonly register: UnitRegister
  readonly kind: ChangeKind
  readonly onClose: () => void
}

/** One change of one unit; what comes of it stands below while it is filled in. */
export function ChangeDialog({ year, unit, register, kind, onClose }: ChangeDialogProps) {
  const { message } = App.useApp()
  const words = WORDS[kind]
  const [draft, setDraft] = useState<Request>({
    unit: unit.unit,
    kind,
    from: year,
    name: '',
    successors: [],
    takeOver: true,
    document: '',
    reason: '',
    confirmed: false,
  })
  const change = (part: Partial<Request>): void => {
    setDraft({ ...draft, ...part })
  }
  const missing = missingIn(draft)
  const settled = useSettled(draft)
  const told = useAnswer('changeUnit', settled, missing === null && settled === draft)
  const act = useAct('changeUnit')
  const record = async (): Promise<void> => {
    try {
      await act.mutateAsync({ ...draft, confirmed: true })
      void message.info(`已${words.verb}，可在变更记录中撤销`)
      onClose()
    } catch {
      // The failure stands in the dialog.
    }
  }
  return (
    <Dialog
      title={`${unit.name}：${words.title}`}
      verb={words.verb}
      disabled={told.data === undefined || settled !== draft}
      busy={act.isPending}
      width="min(640px, 90vw)"
      onDo={() => void record()}
      onClose={onClose}
    >
      <div className="field-grid">
        <label htmlFor="change-from">{words.from}</label>
        <InputNumber
          id="change-from"
          {...(kind === 'renamed' ? {} : { 'data-first': true })}
          min={YEARS.first}
          max={YEARS.last}
          controls={false}
          precision={0}
          value={draft.from}
          onChange={(from) => {
            if (from !== null) change({ from })
          }}
        />
        {kind === 'renamed' ? (
          <>
            <label htmlFor="change-name">新名称</label>
            <Input
              id="change-name"
              data-first
              maxLength={60}
              value={draft.name}
              onChange={(event) => {
                change({ name: event.target.value })
              }}
            />
          </>
        ) : null}
        {words.successors === null ? null : (
          <>
            <label htmlFor="change-successors">{words.successors}</label>
            <UnitsSelect
              id="change-successors"
              placeholder="名称、简称或拼音"
              units={register.units
                .filter((other) => other.unit !== unit.unit && other.standing !== 'ended')
                .map(toChoice)}
              value={draft.successors}
              onChange={(successors) => {
                change({ successors: [...successors] })
              }}
            />
          </>
        )}
        {kind === 'merged' ? (
          <>
            <span>指标</span>
            <Checkbox
              checked={draft.takeOver}
              onChange={(event) => {
                change({ takeOver: event.target.checked })
              }}
            >
              由承接单位接着承担
            </Checkbox>
          </>
        ) : null}
        <label htmlFor="change-document">文号</label>
        <Input
          id="change-document"
          maxLength={100}
          placeholder="没有可不填"
          value={draft.document}
          onChange={(event) => {
            change({ document: event.target.value })
          }}
        />
        <label htmlFor="change-reason">说明</label>
        <Input
          id="change-reason"
          maxLength={500}
          placeholder="没有可不填"
          value={draft.reason}
          onChange={(event) => {
            change({ reason: event.target.value })
          }}
        />
      </div>
      <Effects query={told} word="登记后" missing={missing} />
      {act.failure === null ? null : <Alert type="error" showIcon title={act.failure} />}
    </Dialog>
  )
}

/** What the dialog waits for; whether it can be is for main to say. */
function missingIn({ kind, name, successors }: Request): string | null {
  if (kind === 'renamed' && name.trim() === '') return '填好新名称后，这里说明登记后有哪些变化。'
  if ((kind === 'merged' || kind === 'transferred') && successors.length === 0) {
    return '选好承接单位后，这里说明登记后有哪些变化。新组建的单位请先用“新增单位”，并在其中选承接自哪个单位。'
  }
  return null
}
