import { Button, Select } from 'antd'
import { useState } from 'react'
import type { ValueOf } from '#shared/contract/calls.ts'
import type { ProposedSendBackItem } from '#shared/contract/send-backs.ts'

type Row = ValueOf<'draftSendBack'>['rows'][number]
type Field = ProposedSendBackItem['field']

interface AddItemProps {
  readonly rows: readonly Row[]
  readonly onAdd: (indicator: string | null, field: Field) => void
}

const WHOLE_FORM = '整份表'
const WHOLE_ROW = '整行'

/** Any other place of the form, or the form as a whole. */
export function AddItem({ rows, onAdd }: AddItemProps) {
  const [chosen, setChosen] = useState<string | null>(null)
  const [place, setPlace] = useState<string>(WHOLE_ROW)
  const row = rows.find(({ indicator }) => indicator === chosen)
  const add = (): void => {
    const field = row?.cells.find((cell) => cell.field === place)?.field ?? null
    onAdd(chosen === WHOLE_FORM ? null : chosen, field)
    setPlace(WHOLE_ROW)
  }
  return (
    <div className="composer-add">
      <span>添加其他要退回的内容：</span>
      <Select
        aria-label="指标"
        className="composer-indicator"
        showSearch={{ optionFilterProp: 'label' }}
        placeholder="选指标，或整份表"
        value={chosen}
        popupMatchSelectWidth={false}
        options={[
          { value: WHOLE_FORM, label: WHOLE_FORM },
          ...rows.map(({ indicator, title }) => ({ value: indicator, label: `${indicator} ${title}` })),
        ]}
        onChange={(value: string) => {
          setChosen(value)
          setPlace(WHOLE_ROW)
        }}
      />
      <Select
        aria-label="位置"
        className="composer-place"
        disabled={row === undefined}
        value={place}
        popupMatchSelectWidth={false}
        options={[
          { value: WHOLE_ROW, label: WHOLE_ROW },
          ...(row?.cells ?? []).map(({ field, place: at }) => ({ value: field, label: at })),
        ]}
        onChange={setPlace}
      />
      <Button disabled={chosen === null} onClick={add}>
        添加
      </Button>
    </div>
  )
}
