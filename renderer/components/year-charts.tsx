import { useMemo } from 'react'
import type { YearCharts } from '#shared/contract/scores.ts'
import { Chart, type ChartData } from './chart.tsx'

interface ProgramChartProps extends Pick<YearCharts, 'programs'> {
  /** A line a bar, for a page that shows other things too. */
  readonly dense?: boolean
}

/** 得分率 of the plan's programs, in its order. */
export function ProgramChart({ programs, dense = false }: ProgramChartProps) {
  const data = useMemo(
    (): ChartData => ({
      title: '各重点任务得分率',
      kind: 'bar',
      lying: true,
      categoryWord: '重点任务',
      categories: programs.map(({ title }) => title),
      series: [{ name: '得分率', values: programs.map(({ rate }) => rate) }],
      measure: '%',
      decimals: 1,
      to: 100,
      nameRoom: 15,
    }),
    [programs],
  )
  return <Chart data={data} lines={Math.max(10, programs.length * (dense ? 1.6 : 2.2))} />
}

/** How many units are where against the target of each goal of the plan. */
export function GoalChart({ goals }: Pick<YearCharts, 'goals'>) {
  const data = useMemo(
    (): ChartData => ({
      title: '规划目标完成情况',
      kind: 'bar',
      lying: true,
      categoryWord: '目标',
      categories: goals.map(({ title, target }) => `${title}（目标 ${target}）`),
      series: [
        { name: '达成', values: goals.map(({ reached }) => reached) },
        { name: '部分达成', values: goals.map(({ partly }) => partly) },
        { name: '待核定或无数据', values: goals.map(({ unknown }) => unknown) },
        { name: '未达成', values: goals.map(({ missed }) => missed) },
      ],
      measure: '家',
    }),
    [goals],
  )
  return <Chart data={data} lines={Math.max(12, goals.length * 4 + 4)} />
}

/** Scores of a group's units in document order: ranks stand in 等次评定 alone. */
export function UnitChart({ group }: { readonly group: YearCharts['groups'][number] }) {
  const data = useMemo(
    (): ChartData => ({
      title: `${group.name}各单位总分${group.units.some(({ provisional }) => provisional) ? '（未审结的为暂计）' : ''}`,
      kind: 'bar',
      lying: true,
      categoryWord: '单位',
      categories: group.units.map(({ name }) => name),
      series: [{ name: '总分', values: group.units.map(({ total }) => total) }],
      measure: '分',
      decimals: 2,
    }),
    [group],
  )
  return <Chart data={data} lines={Math.max(12, group.units.length * 2.2)} />
}
