import { Segmented } from 'antd'
import { useState } from 'react'
import type { Comparison } from '#shared/contract/archive.ts'
import { useStatus } from '../../api/years.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { LinkButton } from '../../components/link-button.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { CompareGoals } from './compare-goals.tsx'
import { CompareUnits } from './compare-units.tsx'
import { CompareWork } from './compare-work.tsx'

const VIEWS = [
  { value: 'units', label: '单位' },
  { value: 'work', label: '任务' },
  { value: 'goals', label: '规划目标' },
] as const
type View = (typeof VIEWS)[number]['value']

/** 对比: the years of the office side by side. */
export function CompareView({ year }: { readonly year: number }) {
  const comparison = useAnswer('compareYears', { year })
  const years = useStatus().data?.years ?? []
  const [view, setView] = useState<View>('units')
  return (
    <QueryView query={comparison}>
      {(data) =>
        data.years.length < 2 ? (
          <EmptyState
            text={
              data.years.length === 0
                ? '还没有一个年度收到自评表，暂无对比。'
                : '只有一个年度收到自评表，暂无对比。别的年度收表以后，这里按单位、任务和规划目标逐年对比。'
            }
          >
            {years.length > 1 ? null : <LinkButton to="/start">去新建年度</LinkButton>}
          </EmptyState>
        ) : (
          <div className="compare">
            <div className="filter-bar">
              <Segmented<View> aria-label="对比什么" value={view} onChange={setView} options={[...VIEWS]} />
              <span className="quiet">{noteOf(data)}</span>
            </div>
            <div className="compare-body" tabIndex={0} role="region" aria-label="对比结果">
              {view === 'units' ? <CompareUnits data={data} /> : null}
              {view === 'work' ? <CompareWork data={data} /> : null}
              {view === 'goals' ? <CompareGoals data={data} /> : null}
            </div>
          </div>
        )
      }
    </QueryView>
  )
}

function noteOf({ years }: Comparison): string {
  const open = years.filter(({ fixed }) => !fixed).map(({ year }) => `${year}年度`)
  const sample = years.filter((own) => own.sample).map(({ year }) => `${year}年度`)
  return [
    open.length === 0 ? '' : `${open.join('、')}尚未定稿`,
    sample.length === 0 ? '' : `${sample.join('、')}是示例，数据为虚构`,
  ]
    .filter((text) => text !== '')
    .join('；')
}
