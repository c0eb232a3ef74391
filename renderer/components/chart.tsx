import { lazy, Suspense } from 'react'
import { valueText, type ChartData } from './chart-option.ts'
import './chart.css'

export type { ChartData, ChartSeries } from './chart-option.ts'

/** Loaded when the first chart is shown: no page needs it to start. */
const ChartDrawing = lazy(async () => ({ default: (await import('./chart-drawing.tsx')).ChartDrawing }))

interface ChartProps {
  /** The same object as long as nothing changes (useMemo): a new one is drawn anew. */
  readonly data: ChartData
  /** In lines of text, so that it grows with the font. */
  readonly lines?: number
}

/** A chart for those who look, with the same values as a table for those who read or listen. */
export function Chart({ data, lines = 16 }: ChartProps) {
  return (
    <figure className="chart">
      <figcaption>{data.title}</figcaption>
      <div className="chart-frame" style={{ height: `${lines}rem` }}>
        <Suspense fallback={null}>
          <ChartDrawing data={data} />
        </Suspense>
      </div>
      <details>
        <summary>看数据表</summary>
        <div className="chart-table" tabIndex={0} role="region" aria-label={`${data.title}数据表`}>
          <ChartTable data={data} />
        </div>
      </details>
    </figure>
  )
}

function ChartTable({
  data: { categories, categoryWord, series, measure, decimals },
}: {
  readonly data: ChartData
}) {
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{categoryWord}</th>
          {series.map(({ name }) => (
            <th key={name} scope="col" className="number">
              {measure === undefined ? name : `${name}（${measure}）`}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {categories.map((category, at) => (
          <tr key={category}>
            <th scope="row">{category}</th>
            {series.map(({ name, values }) => (
              <td key={name} className="number">
                {valueText(values[at], '', decimals)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
