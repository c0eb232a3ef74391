import { Segmented } from 'antd'
import type { UnitRow } from '#shared/contract/overview.ts'
import { SideList } from '../../components/side-list.tsx'
import { ProgramList } from './program-list.tsx'
import { UnitList } from './unit-list.tsx'

export type ListedBy = 'unit' | 'program'

interface ProgressListProps {
  readonly year: number
  readonly units: readonly UnitRow[]
  readonly current: string
  readonly by: ListedBy
  readonly onBy: (by: ListedBy) => void
  readonly onChoose: (unit: string) => void
}

/** How far the review has come, by unit or by 重点任务; each leads to where it goes on. */
export function ProgressList({ year, units, current, by, onBy, onChoose }: ProgressListProps) {
  return (
    <SideList className="unit-list" label="审核进度">
      <Segmented<ListedBy>
        block
        aria-label="审核进度按什么列"
        value={by}
        options={[
          { value: 'unit', label: '单位' },
          { value: 'program', label: '重点任务' },
        ]}
        onChange={onBy}
      />
      {by === 'unit' ? (
        <UnitList year={year} units={units} current={current} onChoose={onChoose} />
      ) : (
        <ProgramList year={year} />
      )}
    </SideList>
  )
}
