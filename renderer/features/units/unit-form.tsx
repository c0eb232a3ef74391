import { Alert, Button, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import type { UnitEntry, UnitRegister } from '#shared/contract/units.ts'
import { useAct } from '../../api/use-act.ts'

interface UnitFormProps {
  readonly year: number
  readonly unit: UnitEntry
  readonly register: UnitRegister
  /** Told whether something typed is not kept yet. */
  readonly onChanged: (changed: boolean) => void
}

interface Draft {
  readonly aliases: readonly string[]
  readonly kind: string
  readonly contact: UnitEntry['contact']
}

/** Aliases, kind and whom to call; the name itself only changes by 更名. */
export function UnitForm({ year, unit, register, onChanged }: UnitFormProps) {
  const kept: Draft = { aliases: unit.aliases, kind: unit.kind, contact: unit.contact }
  const [draft, setDraft] = useState(kept)
  const keep = useAct('keepUnit')
  const changed = JSON.stringify(draft) !== JSON.stringify(kept)
  useEffect(() => {
    onChanged(changed)
  }, [changed, onChanged])
  const setContact = (part: Partial<Draft['contact']>): void => {
    setDraft({ ...draft, contact: { ...draft.contact, ...part } })
  }
  return (
    <form
      className="field-grid"
      onSubmit={(event) => {
        event.preventDefault()
        keep.mutate({ year, unit: unit.unit, ...draft, aliases: [...draft.aliases] })
      }}
    >
      <label htmlFor="unit-aliases">简称、别名</label>
      <Select
        id="unit-aliases"
        size="middle"
        mode="tags"
        open={false}
        suffixIcon={null}
        placeholder="写一个按一次回车"
        value={[...draft.aliases]}
        onChange={(aliases: string[]) => {
          setDraft({ ...draft, aliases })
        }}
      />
      <label htmlFor="unit-kind">类别</label>
      <Select
        id="unit-kind"
        value={draft.kind}
        options={register.kinds.map((kind) => ({ value: kind, label: kind }))}
        onChange={(kind: string) => {
          setDraft({ ...draft, kind })
        }}
      />
      <label htmlFor="unit-leader">分管领导</label>
      <Input
        id="unit-leader"
        maxLength={60}
        value={draft.contact.leader}
        onChange={(event) => {
          setContact({ leader: event.target.value })
        }}
      />
      <label htmlFor="unit-liaison">联络员</label>
      <Input
        id="unit-liaison"
        maxLength={60}
        value={draft.contact.liaison}
        onChange={(event) => {
          setContact({ liaison: event.target.value })
        }}
      />
      <label htmlFor="unit-phone">电话</label>
      <Input
        id="unit-phone"
        maxLength={60}
        value={draft.contact.phone}
        onChange={(event) => {
          setContact({ phone: event.target.value })
        }}
      />
      <span />
      <div className="unit-form-foot">
        <Button type="primary" htmlType="submit" disabled={!changed} loading={keep.isPending}>
          保存资料
        </Button>
        <span className="quiet" role="status">
          {changed ? '有改动，还没有保存' : keep.isSuccess ? '已保存' : ''}
        </span>
      </div>
      {keep.failure === null ? null : (
        <Alert className="field-wide" type="error" showIcon title={keep.failure} />
      )}
    </form>
  )
}
