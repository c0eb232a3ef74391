import type { YearOverview } from '#shared/contract/overview.ts'
import { momentText } from '../../components/texts.ts'

/** As many as fit on the page of a small screen. */
const SHOWN = 6

export function RecentActions({ recent }: { readonly recent: YearOverview['recent'] }) {
  return (
    <section className="panel desk-recent" aria-labelledby="recent-title">
      <h2 id="recent-title">最近操作</h2>
      {recent.length === 0 ? (
        <p className="quiet">本年度还没有操作。</p>
      ) : (
        <ul>
          {recent.slice(0, SHOWN).map(({ sequence, at, operator, action, object }) => (
            <li key={sequence}>
              <span className="quiet">{momentText(at)}</span>
              <span>{action}</span>
              <span>{object}</span>
              <span className="quiet">{operator}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
