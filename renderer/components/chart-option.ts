import type { EChartsCoreOption } from 'echarts/core'

/** One line, one set of bars, or, for a ring, its pieces. null: no value there, which is not 0. */
export interface ChartSeries {
  readonly name: string
  readonly values: readonly (number | null)[]
  /** Absent: as the chart. */
  readonly kind?: 'bar' | 'line'
}

export interface ChartData {
  /** What is shown, as heading of its table too: "各单位得分". */
  readonly title: string
  readonly kind: 'bar' | 'line' | 'ring'
  /** Head of the first column of the table: "单位". */
  readonly categoryWord: string
  readonly categories: readonly string[]
  /** A ring shows the first. */
  readonly series: readonly ChartSeries[]
  /** "分", "%", "家"; absent where each category has its own. */
  readonly measure?: string
  /** Of every value, so that figures stand under each other; absent: as they come. */
  readonly decimals?: number
  /** Bars that lie: for many categories, or long names. */
  readonly lying?: boolean
  /** Room for the names of bars that lie, in characters; longer ones wrap. */
  readonly nameRoom?: number
  /** Of the axis of values; absent: from the values, bars always from 0. */
  readonly from?: number
  readonly to?: number
}

export interface ChartLook {
  readonly fontSize: number
  readonly fontFamily: string
  readonly animated: boolean
}

/** Okabe and Ito: apart for colour-blind eyes; yellow and black are left out, one too light on white, one like text. */
const COLOURS = ['#0072b2', '#e69f00', '#009e73', '#d55e00', '#cc79a7', '#56b4e9']
const TEXT = 'rgba(0,0,0,0.88)'

/** What a value is called in the table and beside the pointer. */
export function valueText(value: number | null | undefined, measure = '', decimals?: number): string {
  if (value === null || value === undefined) return '无数据'
  return `${decimals === undefined ? value : value.toFixed(decimals)}${measure}`
}

/** All values in words: who cannot see the picture hears what it says. */
export function chartInWords({ title, kind, categories, series, measure, decimals }: ChartData): string {
  const shape = { bar: '柱形图', line: '折线图', ring: '环形图' }[kind]
  const shown = kind === 'ring' ? series.slice(0, 1) : series
  const lines = shown.map(({ name, values }) => {
    const pairs = categories.map((category, at) => `${category} ${valueText(values[at], measure, decimals)}`)
    return shown.length === 1 ? pairs.join('，') : `${name}：${pairs.join('，')}`
  })
  return `${shape}：${title}。${lines.join('；')}。`
}

/** Colours, patterns and Chinese words of the office in the library's terms. */
export function chartOption(data: ChartData, look: ChartLook): EChartsCoreOption {
  const textStyle = { fontSize: look.fontSize, fontFamily: look.fontFamily, color: TEXT }
  return {
    color: COLOURS,
    animation: look.animated,
    textStyle,
    aria: {
      enabled: true,
      label: { enabled: true, description: chartInWords(data) },
      decal: { show: true },
    },
    // Its boxes of HTML carry inline styles, which the page's policy forbids.
    tooltip: {
      renderMode: 'richText',
      trigger: data.kind === 'ring' ? 'item' : 'axis',
      valueFormatter: (value: unknown) =>
        valueText(typeof value === 'number' ? value : null, data.measure, data.decimals),
      textStyle,
    },
    ...(data.kind === 'ring' ? ringOf(data, textStyle) : axesOf(data, textStyle)),
  }
}

function ringOf(
  { categories, series, measure = '' }: ChartData,
  textStyle: object,
): Partial<EChartsCoreOption> {
  const pieces = categories.flatMap((name, at) => {
    const value = series[0]?.values[at] ?? 0
    return value === 0 ? [] : [{ name, value, itemStyle: { color: COLOURS[at % COLOURS.length] } }]
  })
  return {
    series: [
      {
        type: 'pie',
        radius: ['34%', '54%'],
        // The small last pieces lie at the left, where their words have room.
        startAngle: 150,
        data: pieces,
        labelLine: { length: 10, length2: 8 },
        label: { ...textStyle, formatter: `{b}\n{c}${measure}`, overflow: 'none' },
      },
    ],
  }
}

function axesOf(data: ChartData, textStyle: { readonly fontSize: number }): Partial<EChartsCoreOption> {
  const { categories, series, measure, lying = false, nameRoom = 11, kind, from, to } = data
  const { fontSize } = textStyle
  const names = {
    type: 'category',
    data: [...categories],
    axisLabel: {
      ...textStyle,
      ...(lying ? { interval: 0, width: fontSize * nameRoom, overflow: 'break' } : {}),
    },
    axisTick: { show: false },
    ...(lying ? { inverse: true } : {}),
  }
  const values = {
    type: 'value',
    ...(measure === undefined ? {} : { name: measure }),
    nameTextStyle: textStyle,
    axisLabel: { ...textStyle, hideOverlap: true },
    scale: kind === 'line',
    ...(from === undefined ? {} : { min: from }),
    ...(to === undefined ? {} : { max: to }),
  }
  const named = series.length > 1
  // Bars of one kind say their value at their end: who looks need not point.
  const valued = lying && !named && kind === 'bar'
  const sayValue = ({ value }: { readonly value: unknown }): string =>
    valueText(typeof value === 'number' ? value : null, '', data.decimals)
  return {
    legend: { show: named, top: 0, itemGap: 16, textStyle },
    grid: {
      left: 8,
      right: valued ? fontSize * 4 : 24,
      top: named ? 48 : 32,
      bottom: 8,
      outerBoundsMode: 'same',
    },
    xAxis: lying ? values : names,
    yAxis: lying ? names : values,
    series: series.map(({ name, values: points, kind: own = kind }) => ({
      name,
      type: own,
      data: [...points],
      ...(own === 'bar' ? { barMaxWidth: 28 } : { symbolSize: 8, connectNulls: false }),
      ...(valued ? { label: { ...textStyle, show: true, position: 'right', formatter: sayValue } } : {}),
    })),
  }
}
