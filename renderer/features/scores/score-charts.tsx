import { useAnswer } from '../../api/use-answer.ts'
import { QueryView } from '../../components/query-view.tsx'
import { GoalChart, ProgramChart, UnitChart } from '../../components/year-charts.tsx'

/** 图: programs, goals and the units of a group, for whoever looks rather than reads. */
export function ScoreCharts({ year, group }: { readonly year: number; readonly group: string }) {
  const charts = useAnswer('yearCharts', { year })
  return (
    <QueryView query={charts}>
      {(data) => {
        const shown = data.groups.find(({ id }) => id === group)
        return (
          <div className="score-charts" role="region" aria-label="得分图" tabIndex={0}>
            {shown === undefined ? null : (
              <section className="panel">
                <UnitChart group={shown} />
              </section>
            )}
            <div className="score-charts-side">
              <section className="panel">
                <ProgramChart programs={data.programs} />
              </section>
              {data.goals.length === 0 ? null : (
                <section className="panel">
                  <GoalChart goals={data.goals} />
                </section>
              )}
            </div>
          </div>
        )
      }}
    </QueryView>
  )
}
