import { Button, Input, Segmented } from 'antd'
import type { OwingUnit } from '#shared/contract/remind.ts'
import { Writes } from '../../components/writes.tsx'
import { isIn, VIEWS, type OwingView } from './owing-words.ts'

interface RemindFilterProps {
  readonly units: readonly OwingUnit[]
  readonly shown: number
  readonly view: OwingView
  readonly typed: string
  readonly chosen: number
  readonly onView: (view: OwingView) => void
  readonly onTyped: (typed: string) => void
  readonly onRecord: () => void
}

export function RemindFilter(props: RemindFilterProps) {
  const { units, shown, view, typed, chosen, onView, onTyped, onRecord } = props
  return (
    <div className="filter-bar">
      <Input
        aria-label="按名称、简称或拼音查找单位"
        placeholder="名称、简称或拼音"
        allowClear
        value={typed}
        onChange={(event) => {
          onTyped(event.target.value)
        }}
      />
      <Segmented<OwingView>
        aria-label="按状态查看"
        value={view}
        onChange={onView}
        options={VIEWS.map(({ value, word }) => ({
          value,
          label: `${word} ${units.filter((unit) => isIn(value, unit)).length}`,
        }))}
      />
      <Writes>
        <Button disabled={chosen === 0} onClick={onRecord}>
          {chosen === 0 ? '记一次催报' : `记一次催报（${chosen} 家）`}
        </Button>
      </Writes>
      <span className="quiet" role="status">{`显示 ${shown} 家，共 ${units.length} 家`}</span>
    </div>
  )
}
