import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { CHROMIUM } from '../built.ts'
import { sidewaysScroll } from './accessibility.ts'
import { PAGES } from './pages.ts'
import { openProgram, type Program } from './program.ts'

const data = keptFolder('screens-small')
/** A small office screen, and the same where Windows shows everything a quarter larger (screens.md, line 23). */
const SIZES = [
  { width: 1366, height: 768 },
  { width: 1093, height: 614 },
] as const
const FONTS = [14, 16, 18] as const

/** What of the page's first button is out of sight; an empty list is the only good one. */
const HIDDEN = `[...document.querySelectorAll('.page-header .ant-btn-primary')].filter((button) => {
  const { left, top, right, bottom } = button.getBoundingClientRect()
  return left < 0 || top < 0 || right > innerWidth || bottom > innerHeight
}).map((button) => button.textContent)`

/** 2018 is the full sample year, 2019 an empty one. */
describe.skipIf(CHROMIUM === '')('小屏幕、大字号下每页都用得了', () => {
  let program: Program
  beforeAll(async () => {
    evaluateExpecting(0, 'demo', '--data', data)
    evaluateExpecting(0, 'init', '--data', data, '--year', '2019')
    program = await openProgram(data)
  }, 240_000)
  afterAll(() => program.close())

  const paths = [
    '/start',
    '/log',
    ...['2018', '2019'].flatMap((year) => PAGES.map((page) => `/${year}${page}`)),
  ]

  test.each(paths)('%s 没有横向滚动条，主按钮看得见', async (path) => {
    const { page, goTo } = program
    await goTo(path)
    const found: string[] = []
    for (const font of FONTS) {
      for (const size of SIZES) {
        await page.setViewportSize(size)
        const [wide, hidden] = [await sidewaysScroll(page), await page.evaluate(HIDDEN)]
        const at = `${size.width}×${size.height} 字号 ${font}`
        if (wide > 0) found.push(`${at}：宽出 ${wide} 像素`)
        if (String(hidden) !== '') found.push(`${at}：看不见“${String(hidden)}”`)
      }
      if (font < 18) await page.getByRole('button', { name: '放大字号' }).click()
    }
    for (const _ of [1, 2]) await page.getByRole('button', { name: '缩小字号' }).click()
    await page.setViewportSize(SIZES[0])
    expect(found).toEqual([])
  })

  test.each([14, 18])('计分汇总：1366 宽、字号 %d，各列都看得全', async (font) => {
    const { page, goTo } = program
    await page.setViewportSize(SIZES[0])
    const steps = font === 18 ? 2 : 0
    for (let step = 0; step < steps; step += 1) await page.getByRole('button', { name: '放大字号' }).click()
    await goTo('/2018/scores')
    const beyond = (): Promise<unknown> =>
      page
        .locator('.ant-table-body')
        .first()
        .evaluate((body: { readonly scrollWidth: number; readonly clientWidth: number }) =>
          Math.max(0, body.scrollWidth - body.clientWidth),
        )
    await expect.poll(beyond).toBe(0)
    for (let step = 0; step < steps; step += 1) await page.getByRole('button', { name: '缩小字号' }).click()
  })
})
