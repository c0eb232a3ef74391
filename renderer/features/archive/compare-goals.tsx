import { Select } from 'antd'
import { useMemo, useState } from 'react'
import type { Comparison } from '#shared/contract/archive.ts'
import { Chart, type ChartData } from '../../components/chart.tsx'
import { StatusTag } from '../../components/status-tag.tsx'

/** 总体评估: each goal of the plan, its target, each year's value, and the final one. */
export function CompareGoals({ data }: { readonly data: Comparison }) {
  const { years, goals, planEnd } = data
  const drawable = goals.filter(({ years: own }) => own.some((one) => one !== null && one.value !== null))
  const [chosen, setChosen] = useState(drawable[0]?.goal ?? '')
  const goal = drawable.find((one) => one.goal === chosen) ?? drawable[0]
  return (
    <>
      {goal === undefined ? null : (
        <>
          <div className="field-grid compare-pick">
            <label htmlFor="compare-goal">画在图上的目标</label>
            <Select
              id="compare-goal"
              className="compare-goal"
              value={goal.goal}
              onChange={setChosen}
              options={drawable.map((one) => ({ value: one.goal, label: one.title }))}
            />
          </div>
          <GoalChart goal={goal} years={years} />
        </>
      )}
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">规划目标</th>
            <th scope="col">目标值</th>
            {years.map(({ year }) => (
              <th key={year} scope="col">{`${year}年`}</th>
            ))}
            <th scope="col">{`终值（${planEnd}年）`}</th>
          </tr>
        </thead>
        <tbody>
          {goals.map((one) => (
            <tr key={one.goal}>
              <th scope="row">{one.title}</th>
              <td>{one.target}</td>
              {years.map(({ year }, at) => (
                <td key={year}>{one.years[at]?.text ?? '没有指标'}</td>
              ))}
              <td>
                <Final own={one.years[years.findIndex(({ year }) => year === planEnd)]} planEnd={planEnd} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Final({
  own,
  planEnd,
}: {
  readonly own: Comparison['goals'][number]['years'][number] | undefined
  readonly planEnd: number
}) {
  if (own === undefined) return `尚无${planEnd}年度数据`
  if (own === null) return '没有指标'
  if (own.reached === null) return <StatusTag light="none">{own.text}</StatusTag>
  return (
    <StatusTag
      light={own.reached ? 'good' : 'bad'}
    >{`${own.text}，${own.reached ? '达到' : '未达到'}`}</StatusTag>
  )
}

function GoalChart({
  goal,
  years,
}: {
  readonly goal: Comparison['goals'][number]
  readonly years: Comparison['years']
}) {
  const chart = useMemo(
    (): ChartData => ({
      title: goal.title,
      kind: 'line',
      categoryWord: '年度',
      categories: years.map(({ year }) => `${year}年`),
      series: [
        { name: '各年数值', values: goal.years.map((one) => one?.value ?? null) },
        ...(goal.targetValue === null ? [] : [{ name: '目标值', values: years.map(() => goal.targetValue) }]),
      ],
      measure: goal.measure,
    }),
    [goal, years],
  )
  return <Chart data={chart} lines={14} />
}
