import type { YearOverview } from '#shared/contract/overview.ts'
import { dayText } from '../../components/texts.ts'

export function Deadline({ overview }: { readonly overview: YearOverview }) {
  const { deadline, today, daysLeft } = overview
  return (
    <section className="panel deadline" aria-labelledby="deadline-title">
      <h2 id="deadline-title">报送截止</h2>
      <p className="desk-figure">{leftText(daysLeft)}</p>
      <p>{`截止日 ${dayText(deadline)}`}</p>
      <p className="quiet">{`今天 ${dayText(today)}`}</p>
    </section>
  )
}

function leftText(days: number): string {
  if (days === 0) return '今天截止'
  return days > 0 ? `还有 ${days} 天` : `已过 ${-days} 天`
}
