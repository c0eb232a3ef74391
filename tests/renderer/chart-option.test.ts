import { expect, test } from 'vitest'
import { chartInWords, chartOption } from '../../renderer/components/chart-option.ts'

const LOOK = { fontSize: 16, fontFamily: 'sans-serif', animated: false }
const TWO_YEARS = {
  title: '各单位得分',
  kind: 'line',
  categoryWord: '年度',
  categories: ['2018', '2019'],
  series: [
    { name: '市科协', values: [91.5, 93] },
    { name: '市教育局', values: [null, 88] },
  ],
  measure: '分',
} as const

test('图用文字说出每一个数，没有数据的不说成 0', () => {
  expect(chartInWords(TWO_YEARS)).toBe(
    '折线图：各单位得分。市科协：2018 91.5分，2019 93分；市教育局：2018 无数据，2019 88分。',
  )
})

test('环形图只说第一组，只有一组时不重复它的名字', () => {
  const ring = {
    title: '报送情况',
    kind: 'ring',
    categoryWord: '状态',
    categories: ['已报', '逾期'],
    series: [{ name: '家数', values: [30, 7] }],
    measure: '家',
  } as const
  expect(chartInWords(ring)).toBe('环形图：报送情况。已报 30家，逾期 7家。')
})

test('图有纹理和朗读文字，不靠颜色分辨；不想看动画的没有动画', () => {
  const option = chartOption(TWO_YEARS, LOOK)
  expect(option['aria']).toEqual({
    enabled: true,
    label: { enabled: true, description: chartInWords(TWO_YEARS) },
    decal: { show: true },
  })
  expect(option['animation']).toBe(false)
  expect(option['textStyle']).toEqual({ fontSize: 16, fontFamily: 'sans-serif', color: 'rgba(0,0,0,0.88)' })
})
