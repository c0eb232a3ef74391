import { Select } from 'antd'
import { useMemo, useState } from 'react'
import type { Comparison } from '#shared/contract/archive.ts'
import { Chart, type ChartData } from '../../components/chart.tsx'

const ALL = 0

/** 得分率 of the programs, or of the tasks of one, year by year. */
export function CompareWork({ data: { years, work } }: { readonly data: Comparison }) {
  const [program, setProgram] = useState(ALL)
  const programs = useMemo(() => work.filter(({ id }) => !id.includes('.')), [work])
  const lines = useMemo(
    () =>
      program === ALL ? programs : work.filter((line) => line.program === program && line.id.includes('.')),
    [work, programs, program],
  )
  const title = program === ALL ? '各重点任务得分率' : '具体任务得分率'
  const chart = useMemo(
    (): ChartData => ({
      title,
      kind: 'bar',
      lying: true,
      categoryWord: program === ALL ? '重点任务' : '具体任务',
      categories: lines.map(({ id, title: name }) => `${id} ${name}`),
      series: years.map(({ year }, at) => ({
        name: `${year}年`,
        values: lines.map((line) => rateOf(line.years[at] ?? null)),
      })),
      measure: '%',
      from: 0,
      to: 100,
    }),
    [lines, program, title, years],
  )
  return (
    <>
      <div className="field-grid compare-pick">
        <label htmlFor="compare-program">看哪一层</label>
        <Select
          id="compare-program"
          className="compare-goal"
          value={program}
          onChange={setProgram}
          options={[
            { value: ALL, label: '各重点任务' },
            ...programs.map(({ program: number, title: name }) => ({
              value: number,
              label: `${number} ${name}的具体任务`,
            })),
          ]}
        />
      </div>
      <Chart data={chart} lines={Math.max(12, lines.length * 3 + 5)} />
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">任务</th>
            {years.map(({ year }) => (
              <th key={year} scope="col" className="number">{`${year}年得分率`}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">{`${line.id} ${line.title}`}</th>
              {years.map(({ year }, at) => (
                <td key={year} className="number">
                  {rateText(line.years[at] ?? null)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** Tenths of a percent as percent. */
function rateOf(tenths: number | null): number | null {
  return tenths === null ? null : tenths / 10
}

function rateText(tenths: number | null): string {
  return tenths === null ? '没有计分项' : `${(tenths / 10).toFixed(1)}%`
}
