import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { englishNames, sidewaysScroll, violations } from './accessibility.ts'
import { CHROMIUM } from '../built.ts'
import { PAGES } from './pages.ts'
import { openProgram, type Program } from './program.ts'

const TABS = ['heading', 'letterhead', 'fonts', 'backup', 'operators', 'second-check', 'display', 'about']
const data = keptFolder('screens-axe')

/** 2018 is the full sample year, 2019 an empty one. */
describe.skipIf(CHROMIUM === '')('每一页人人能用', () => {
  let program: Program
  beforeAll(async () => {
    evaluateExpecting(0, 'demo', '--data', data)
    evaluateExpecting(0, 'init', '--data', data, '--year', '2019')
    program = await openProgram(data)
  }, 240_000)
  afterAll(() => program.close())

  const common = ['/start', '/exchange', '/log', ...TABS.map((tab) => `/settings?tab=${tab}`)]
  const paths = [...common, ...PAGES.map((page) => `/2018${page}`), ...PAGES.map((page) => `/2019${page}`)]

  test.each([
    ...paths,
    '/2050',
    '/2050/plan',
    '/2050/units',
    '/2050/review',
    '/2050/reports',
    '/2018/nothing',
  ])('%s 在标准和特大字号下都没有无障碍问题', async (path) => {
    const { page, goTo } = program
    await goTo(path)
    const report: unknown[] = []
    for (const step of ['放大字号', '放大字号', '缩小字号', '缩小字号']) {
      report.push(await violations(page), await sidewaysScroll(page), await page.locator('h1').count())
      await page.getByRole('button', { name: step }).click()
    }
    const good = [[], 0, 1]
    expect([...report, await englishNames(page)]).toEqual([...good, ...good, ...good, ...good, []])
  })

  test('弹出的确认和得分反查也没有', async () => {
    const { page, goTo } = program
    await goTo('/2018/review')
    await page.getByRole('button', { name: /^批量采用/ }).click()
    await page.getByRole('dialog').getByRole('checkbox').first().waitFor()
    await page.waitForTimeout(500)
    await expect.poll(() => violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await goTo('/2018/scores')
    await page.getByRole('button', { name: /^市科协总分/ }).click()
    await page.getByText('怎么算出总分和等次').waitFor()
    await page.waitForTimeout(500)
    await page.getByRole('button', { name: /^1\.1 得分/ }).click()
    await page.locator('.item-working').waitFor()
    await expect.poll(() => violations(page)).toEqual([])
    await page.keyboard.press('Escape')
  })

  test('单位的资料和新增单位也没有，特大字号下同样', async () => {
    const { page, goTo } = program
    await goTo('/2018/units')
    await page.getByRole('button', { name: '放大字号' }).click()
    await page.getByRole('button', { name: '放大字号' }).click()
    await page.getByRole('button', { name: '市科协', exact: true }).click()
    await page.getByRole('button', { name: '保存资料' }).waitFor()
    const found = [...(await violations(page))]
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '新增单位' }).click()
    await page.getByRole('dialog').getByLabel('承接自').waitFor()
    await page.waitForTimeout(500)
    found.push(...(await violations(page)))
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '缩小字号' }).click()
    await page.getByRole('button', { name: '缩小字号' }).click()
    expect(found).toEqual([])
  })

  test('没有收到任何自评表时，每一页说下一步做什么', async () => {
    const { page, goTo } = program
    const next: string[] = []
    for (const path of ['/2019/receive', '/2019/check', '/2019/send-back', '/2019/review']) {
      await goTo(path)
      next.push(await page.locator('.state-actions').innerText())
    }
    expect(next).toEqual(['去下发自评表', '去收表', '去收表', '去收表'])
  })

  test('没有这个年度时说明原因，不是空白页', async () => {
    const { page, goTo } = program
    await goTo('/2050')
    await expect.poll(() => page.getByRole('alert').innerText()).toMatch(/没有2050年度/)
  })

  test('用键盘能跳到正文，焦点看得见', async () => {
    const { page, goTo } = program
    await goTo('/2018')
    await page.reload()
    await page.locator('h1').waitFor()
    await page.keyboard.press('Tab')
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('跳到正文')
    await expect
      .poll(() => page.evaluate('getComputedStyle(document.activeElement).outlineWidth'))
      .toBe('2px')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('main')
  })

  test('窗口没有一条错误', () => {
    expect(program.complaints).toEqual([])
  })
})
