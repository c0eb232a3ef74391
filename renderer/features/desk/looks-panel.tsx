import { Segmented } from 'antd'
import { useState } from 'react'
import { useAnswer } from '../../api/use-answer.ts'
import { GoalChart, ProgramChart } from '../../components/year-charts.tsx'

/** The plan at a glance: its programs, its goals. It keeps its place while they are worked out. */
export function LooksPanel({ year }: { readonly year: number }) {
  const { data } = useAnswer('yearCharts', { year })
  const [view, setView] = useState<'programs' | 'goals'>('programs')
  return (
    <section className="panel desk-looks" aria-labelledby="looks-title">
      <div className="desk-looks-head">
        <h2 id="looks-title">任务和目标</h2>
        <Segmented
          aria-label="看什么"
          value={view}
          options={[
            { value: 'programs', label: '重点任务' },
            { value: 'goals', label: '规划目标' },
          ]}
          onChange={setView}
        />
      </div>
      {data === undefined ? (
        <div className="desk-looks-wait" />
      ) : view === 'programs' ? (
        <ProgramChart programs={data.programs} dense />
      ) : (
        <GoalChart goals={data.goals} />
      )}
    </section>
  )
}
