import { App, Button, Select } from 'antd'
import type { ProgressPage } from '#shared/contract/progress.ts'
import { useAct } from '../../api/use-act.ts'
import { CLEAR_CHOICE } from '../../components/clear-choice.tsx'
import { UnitSelect } from '../../components/unit-select.tsx'
import { TabChoice } from './tab-choice.tsx'
import { STATES, stateOf, type ProgressFilter, type StateFilter } from './progress-words.ts'

interface FilterBarProps {
  readonly year: number
  readonly page: ProgressPage
  readonly shown: number
  readonly filter: ProgressFilter
  readonly onFilter: (filter: ProgressFilter) => void
  readonly onPeriod: (period: string) => void
  readonly onCopy: () => void
}

export function ProgressFilterBar(props: FilterBarProps) {
  const { year, page, shown, filter, onFilter, onPeriod, onCopy } = props
  const { rows } = page
  const programs = [...new Map(rows.map((row) => [row.program ?? 0, row.programTitle]))]
  const told = new Set(rows.map(({ unit }) => unit))
  const count = (state: StateFilter): number => rows.filter((row) => stateOf(row) === state).length
  const first = page.periods[0]?.id === page.period
  return (
    <>
      <div className="filter-bar">
        <TabChoice />
        <Select
          aria-label="期间"
          className="progress-period"
          value={page.period}
          options={page.periods.map(({ id, word, months }) => ({ value: id, label: `${word}（${months}）` }))}
          onChange={onPeriod}
        />
        <RhythmSelect year={year} page={page} />
        <Button disabled={first || page.archived} onClick={onCopy}>
          带入上期已完成的
        </Button>
        {page.otherRhythm === 0 ? null : (
          <span className="quiet">{`另有 ${page.otherRhythm} 条按另一种周期登记的，改回周期后显示`}</span>
        )}
      </div>
      <div className="filter-bar">
        <UnitSelect
          label="按单位看"
          placeholder="按单位看：名称、简称或拼音"
          units={page.units.filter(({ unit }) => told.has(unit))}
          value={filter.unit}
          onChange={(unit) => {
            onFilter({ ...filter, unit })
          }}
        />
        <Select
          aria-label="按重点任务看"
          className="unit-select"
          allowClear={CLEAR_CHOICE}
          placeholder="按重点任务看"
          value={filter.program}
          popupMatchSelectWidth={false}
          options={programs.map(([value, label]) => ({ value, label }))}
          onChange={(program: number | undefined) => {
            onFilter({ ...filter, program: program ?? null })
          }}
        />
        <Select
          aria-label="按进度看"
          className="progress-period"
          allowClear={CLEAR_CHOICE}
          placeholder="按进度看"
          value={filter.state}
          popupMatchSelectWidth={false}
          options={(['未报', ...STATES] as const).map((state) => ({
            value: state,
            label: `${state} ${count(state)}`,
          }))}
          onChange={(state: StateFilter | undefined) => {
            onFilter({ ...filter, state: state ?? null })
          }}
        />
        <span className="quiet" role="status">{`显示 ${shown} 项，共 ${rows.length} 项`}</span>
      </div>
    </>
  )
}

function RhythmSelect({ year, page }: { readonly year: number; readonly page: ProgressPage }) {
  const { message } = App.useApp()
  const change = useAct('changeRhythm')
  const choose = async (rhythm: ProgressPage['rhythm']): Promise<void> => {
    try {
      await change.mutateAsync({ year, rhythm })
      void message.info('已改报送周期，已登记的进展都留着，可在操作记录中撤销')
    } catch (error) {
      void message.error(error instanceof Error ? error.message : '')
    }
  }
  return (
    <Select
      aria-label="报送周期"
      className="progress-rhythm"
      disabled={page.archived || change.isPending}
      value={page.rhythm}
      options={[
        { value: 'quarter', label: '按季度报' },
        { value: 'half', label: '按半年报' },
      ]}
      onChange={(rhythm: ProgressPage['rhythm']) => void choose(rhythm)}
    />
  )
}
