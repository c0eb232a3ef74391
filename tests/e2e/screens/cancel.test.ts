import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keptFolder } from '#tests/support/scratch.ts'
import { CHROMIUM } from '../built.ts'
import { openProgram, type Program } from './program.ts'

/** 取消 on screen: what is done is kept, and the screen says how far it is; each test goes on where the one before it ended. */
describe.skipIf(CHROMIUM === '')('取消之后，窗口写明做了多少、怎么接着做', () => {
  let program: Program
  beforeAll(async () => {
    program = await openProgram(keptFolder('cancelled'))
  }, 120_000)
  afterAll(() => program.close())

  test('示例年度：取消后留在“开始”页，写明编好几家；继续建立后打开', async () => {
    const { page, goTo } = program
    await page.getByRole('button', { name: '打开示例年度' }).click()
    await page.getByRole('button', { name: '取消' }).click()
    const state = page.getByText(/^示例年度没有建完：已编好 \d+ 家，共 35 家。/)
    await state.waitFor()
    await expect.poll(() => page.locator('h1').innerText()).toBe('开始')
    await expect.poll(() => page.locator('.year-list').innerText()).toContain('示例，数据为虚构，没有建完')
    await goTo('/2018')
    await page.getByText('没有建完，可到“开始”页继续').waitFor()
    await goTo('/start')
    await page.getByRole('button', { name: '继续建立示例年度' }).click()
    await page.getByText('现在该做什么').waitFor({ timeout: 60_000 })
    await expect.poll(() => page.getByText('没有建完').count()).toBe(0)
  })

  test('下发：取消后写明还有几份没有导出，已写好的照样下载', async () => {
    const { page, goTo } = program
    await goTo('/2018/forms')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '一键导出 37 份' }).click()
    await page
      .getByRole('status')
      .filter({ hasText: /^正在导出 \d+\/37/ })
      .waitFor()
    await page.getByRole('button', { name: '取消' }).click()
    await download
    const told = await page.getByText(/^已取消，其余 \d+ 份没有导出/).innerText()
    const [left = 0, written = 0] = [...told.matchAll(/(\d+) 份/g)].map(([, count]) => Number(count))
    // A single form is its own download.
    expect(left + (told.includes('打包为') ? written : 1)).toBe(37)
  })

  test('全程窗口没有一条错误', () => {
    expect(program.complaints).toEqual([])
  })
})
