import { useAnswer } from '../../api/use-answer.ts'
import { useStatus } from '../../api/years.ts'
import { PageHeader } from '../../components/page-header.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { useYear } from '../../components/use-year.ts'
import { YearSteps } from '../../components/year-steps.tsx'
import { Deadline } from './deadline.tsx'
import { LooksPanel } from './looks-panel.tsx'
import { ReceiptPanel } from './receipt-panel.tsx'
import { RecentActions } from './recent-actions.tsx'
import { TodoCards } from './todo-cards.tsx'
import './desk-page.css'

export function DeskPage() {
  const year = useYear()
  const overview = useAnswer('yearOverview', { year })
  const unfinished = useStatus().data?.years.find((known) => known.year === year)?.unfinished
  const note = overview.data === undefined ? undefined : noteOf(overview.data)
  return (
    <>
      <PageHeader
        title="工作台"
        note={unfinished === undefined || note === undefined ? note : `${note}，没有建完，可到“开始”页继续`}
      />
      <QueryView query={overview}>
        {(data) => (
          <>
            <YearSteps year={year} />
            <TodoCards year={year} todos={data.todos} />
            <div className="desk-panels">
              <div className="desk-side">
                <Deadline overview={data} />
                <ReceiptPanel year={year} counts={data.counts} />
              </div>
              {data.counts.handedIn === 0 ? null : <LooksPanel year={year} />}
              <RecentActions recent={data.recent} />
            </div>
          </>
        )}
      </QueryView>
    </>
  )
}

function noteOf({ year, state, sample }: { year: number; state: string; sample: boolean }): string {
  return `${year}年度，进度：${state}${sample ? '。示例，数据为虚构' : ''}`
}
