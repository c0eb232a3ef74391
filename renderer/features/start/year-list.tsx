import { Link } from '@tanstack/react-router'
import type { YearEntry } from '#shared/contract/app.ts'

/** The years that are there, the latest first. */
export function YearList({ years }: { readonly years: readonly YearEntry[] }) {
  if (years.length === 0) return null
  return (
    <section className="panel year-list" aria-labelledby="years-title">
      <h2 id="years-title">已有年度</h2>
      <ul>
        {years.toReversed().map(({ year, sample, state, unfinished }) => (
          <li key={year}>
            <Link to="/$year" params={{ year }}>{`打开 ${year} 年度`}</Link>
            <span>进度：{state}</span>
            {sample ? (
              <span className="quiet">{`示例，数据为虚构${unfinished === undefined ? '' : '，没有建完'}`}</span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
