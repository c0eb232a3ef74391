import { BarChart, LineChart, PieChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use, type EChartsType } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef, useState } from 'react'
import { chartOption, type ChartData } from './chart-option.ts'
import { usePreferences } from './preferences.ts'

use([
  AriaComponent,
  BarChart,
  GridComponent,
  LegendComponent,
  LineChart,
  PieChart,
  SVGRenderer,
  TooltipComponent,
])

/** The picture itself, as SVG: sharp on every screen and in print. */
export function ChartDrawing({ data }: { readonly data: ChartData }) {
  const fontSize = usePreferences((state) => state.fontSize)
  const room = useRef<HTMLDivElement>(null)
  const [chart, setChart] = useState<EChartsType | null>(null)
  useEffect(() => {
    const { current } = room
    if (current === null) return undefined
    const made = init(current, null, { renderer: 'svg' })
    setChart(made)
    const watching = new ResizeObserver(() => {
      made.resize()
    })
    watching.observe(current)
    return () => {
      watching.disconnect()
      made.dispose()
    }
  }, [])
  useEffect(() => {
    const look = {
      fontSize,
      fontFamily: getComputedStyle(document.body).fontFamily,
      animated: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    }
    chart?.setOption(chartOption(data, look), { notMerge: true })
  }, [chart, data, fontSize])
  return <div ref={room} className="chart-room" />
}
