import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import type { UnitRow } from '#shared/contract/overview.ts'
import { runJob, useJob } from '../../api/job.ts'
import { call, deliver } from '../../api/main-side.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { useKept } from '../../api/kept.ts'
import { JobProgress } from '../../components/job-progress.tsx'
import { useMatchName } from '../../components/match-name.ts'
import { PageHeader } from '../../components/page-header.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { SavedResult } from '../../components/saved-result.tsx'
import { dayText } from '../../components/texts.ts'
import { useYear } from '../../components/use-year.ts'
import { Writes } from '../../components/writes.tsx'
import { formState, type FormState } from './form-state.ts'
import { FormsTable } from './forms-table.tsx'

type Filter = '全部' | FormState
const FILTERS: readonly Filter[] = ['全部', '未下发', '已下发', '需重新下发']

export function FormsPage() {
  const year = useYear()
  const units = useAnswer('listUnits', { year })
  const overview = useAnswer('yearOverview', { year })
  const running = useJob((state) => state.running) !== null
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [saved, keepSaved] = useKept('forms', year)
  const total = units.data?.units.length ?? 0
  const exportChosen = async (): Promise<void> => {
    const files = await runJob('forms', async () => {
      const written = await call('exportForms', { year, units: chosen })
      await deliver(written)
      return written
    })
    if (files !== null) keepSaved(files)
  }
  return (
    <>
      <PageHeader
        title="下发自评表"
        note={overview.data === undefined ? undefined : `各单位应在 ${dayText(overview.data.deadline)}前报回`}
        actions={
          <Writes>
            <Button type="primary" disabled={running || total === 0} onClick={() => void exportChosen()}>
              {chosen.length === 0 ? `一键导出 ${total} 份` : `导出所选 ${chosen.length} 份`}
            </Button>
          </Writes>
        }
      />
      <JobProgress job="forms" verb="正在导出" cancellable />
      {saved === null || running ? null : <SavedResult saved={saved} />}
      <QueryView query={units}>
        {(data) => <Units units={data.units} chosen={chosen} onChoose={setChosen} />}
      </QueryView>
    </>
  )
}

interface UnitsProps {
  readonly units: readonly UnitRow[]
  readonly chosen: readonly string[]
  readonly onChoose: (units: readonly string[]) => void
}

function Units({ units, chosen, onChoose }: UnitsProps) {
  const [filter, setFilter] = useState<Filter>('全部')
  const [name, setName] = useState('')
  const matches = useMatchName()
  const shown = units.filter(
    (unit) =>
      (filter === '全部' || formState(unit) === filter) && matches([unit.name, ...unit.aliases], name),
  )
  return (
    <>
      <div className="filter-bar">
        <Input
          aria-label="按单位名称查找"
          placeholder="单位名称、简称或拼音"
          allowClear
          value={name}
          onChange={(event) => {
            setName(event.target.value)
          }}
        />
        <Segmented<Filter>
          aria-label="按下发状态查看"
          options={[...FILTERS]}
          value={filter}
          onChange={setFilter}
        />
        <span className="quiet" role="status">{`显示 ${shown.length} 家，共 ${units.length} 家`}</span>
      </div>
      <FormsTable units={shown} chosen={chosen} onChoose={onChoose} />
    </>
  )
}
