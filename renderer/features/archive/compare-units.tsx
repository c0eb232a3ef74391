import { useMemo, useState } from 'react'
import type { Comparison } from '#shared/contract/archive.ts'
import { Chart, type ChartData } from '../../components/chart.tsx'
import { pointsText } from '../../components/texts.ts'
import { UnitsSelect } from '../../components/unit-select.tsx'

/** More lines than these nobody tells apart. */
const MOST = 6

/** Scores, ranks and grades by unit and year; a few units as lines. */
export function CompareUnits({ data }: { readonly data: Comparison }) {
  const { years, units } = data
  const [chosen, setChosen] = useState<readonly string[]>(() => units.slice(0, 4).map(({ unit }) => unit))
  const chart = useMemo(
    (): ChartData => ({
      title: '所选单位历年得分',
      kind: 'line',
      categoryWord: '年度',
      categories: years.map(({ year }) => `${year}年`),
      series: units
        .filter(({ unit }) => chosen.includes(unit))
        .map(({ name, years: own }) => ({ name, values: own.map((one) => scoreOf(one?.total ?? null)) })),
      measure: '分',
    }),
    [years, units, chosen],
  )
  return (
    <>
      <div className="field-grid compare-pick">
        <label htmlFor="compare-units">{`画在图上的单位（最多 ${MOST} 家）`}</label>
        <UnitsSelect
          id="compare-units"
          placeholder="选择单位"
          units={units.map(({ unit, name }) => ({ unit, name, otherNames: [] }))}
          value={chosen}
          onChange={(next) => {
            setChosen(next.slice(-MOST))
          }}
        />
      </div>
      {chosen.length === 0 ? <p className="quiet">选择单位后，这里画出历年得分。</p> : <Chart data={chart} />}
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">单位</th>
            {years.map(({ year }) => (
              <th key={year} scope="col">{`${year}年：得分，名次，等次`}</th>
            ))}
            <th scope="col">更名和承接</th>
          </tr>
        </thead>
        <tbody>
          {units.map(({ unit, name, history, years: own }) => (
            <tr key={unit}>
              <th scope="row">{name}</th>
              {years.map(({ year }, at) => (
                <td key={year}>{yearText(own[at] ?? null)}</td>
              ))}
              <td>{history}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** Whole hundredths as points. */
function scoreOf(total: number | null): number | null {
  return total === null ? null : total / 100
}

/** "94.86，第 6 名，优秀"; what was not evaluated says so. */
function yearText(own: Comparison['units'][number]['years'][number]): string {
  if (own === null) return '未评价'
  const { total, rank, grade, note } = own
  if (total === null) return '未审结或未参评'
  const place = rank === null ? (note ?? '未排名') : `第 ${rank} 名`
  return `${pointsText(total)}，${place}，${grade ?? note ?? '未定等次'}`
}
