import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { CHROMIUM } from '../built.ts'
import { sidewaysScroll, violations } from './accessibility.ts'
import type { Locator } from 'playwright-core'
import { openProgram, type Program } from './program.ts'
import { typeText } from '../type-text.ts'

const data = keptFolder('screens-review')

/** The field furthest down of those that stand wholly in sight: its name. */
const LAST_IN_SIGHT = `(() => {
  const { bottom } = document.querySelector('.review-scroll').getBoundingClientRect()
  const fields = [...document.querySelectorAll('.score-field')]
  const seen = fields.filter((field) => field.closest('tr').getBoundingClientRect().bottom <= bottom)
  return seen.at(-1).getAttribute('aria-label')
})()`

/** 审核 by the keyboard alone; each test goes on where the one before it ended. */
describe.skipIf(CHROMIUM === '')('审核只用键盘', () => {
  let program: Program
  beforeAll(async () => {
    evaluateExpecting(0, 'demo', '--data', data)
    program = await openProgram(data)
  }, 240_000)
  afterAll(() => program.close())

  const focused = (): Promise<string | null> =>
    program.page.locator(':focus').getAttribute('aria-label', { timeout: 5_000 })
  /** Goes on with Tab to a button or box of that name. */
  const tabTo = async (name: RegExp): Promise<void> => {
    for (let tried = 0; tried < 40; tried += 1) {
      const found: unknown = await program.page.evaluate(
        "(document.activeElement?.getAttribute('aria-label') ?? '') + (document.activeElement?.textContent ?? '')",
      )
      if (name.test(String(found))) return
      await program.page.keyboard.press('Tab')
    }
    throw new Error(`Tab does not reach ${name.source}`)
  }

  test('Q 登记疑点，Esc 回到核定分，登记后列在这一项、单位和工作台上', async () => {
    const { page, goTo } = program
    await goTo('/2018/review')
    await page.locator('.score-field:focus').waitFor()
    await page.keyboard.press('q')
    await page.getByRole('dialog').waitFor()
    await page.waitForTimeout(400)
    await expect.poll(() => violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(focused).toBe('核定分 1.1')
    await page.keyboard.press('q')
    await page.locator('#ask-question:focus').waitFor()
    await typeText(page, '附件只有两篇，请说明')
    await page.keyboard.press('Control+Enter')
    await page.locator('.review-question', { hasText: '附件只有两篇，请说明' }).waitFor()
    await page.locator('.unit-list button[aria-current]', { hasText: '疑点 1' }).waitFor()
    await expect.poll(focused).toBe('核定分 1.1')
    await expect.poll(() => violations(page)).toEqual([])
    await goTo('/2018')
    await page.getByText('1 家单位共有 1 处审核疑点还没有答复').waitFor()
  })

  test('N 到下一处疑点，↓ 到下一项，Alt+↓ 到下一家', async () => {
    const { page, goTo } = program
    await goTo('/2018/review')
    await page.locator('.score-field:focus').waitFor()
    await page.keyboard.press('ArrowDown')
    await expect.poll(focused).toBe('核定分 1.2')
    await page.keyboard.press('n')
    await page.locator('tr[aria-current]', { hasText: '疑点' }).waitFor()
    await page.keyboard.press('Alt+ArrowDown')
    await page.locator('.review-items h2', { hasText: '市教育局' }).waitFor()
    await page.keyboard.press('Alt+ArrowUp')
    await page.locator('.review-items h2', { hasText: '市科协' }).waitFor()
  })

  test('退回这家单位时，疑点已经列在退回的内容里', async () => {
    const { page, goTo } = program
    await goTo('/2018/review')
    await page.locator('.score-field:focus').waitFor()
    await page.keyboard.press('r')
    await page.locator('h1', { hasText: '退回' }).waitFor()
    const row = page.locator('tr', { hasText: '审核疑点' })
    await row.waitFor()
    await expect.poll(() => row.locator('textarea, input').last().inputValue()).toBe('附件只有两篇，请说明')
  })

  test('批量采用先说清采用几项、留下哪些、为什么；一步采用，一步撤销', async () => {
    const { page, goTo } = program
    await goTo('/2018/review')
    await page.locator('.score-field:focus').waitFor()
    const note = await page.locator('.page-note').innerText()
    await page.getByRole('button', { name: '采用本单位建议分' }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('有未答复的审核疑点：1 项').waitFor()
    await dialog.getByText('单位填报无数据：1 项').waitFor()
    await page.waitForTimeout(400)
    await expect.poll(() => violations(page)).toEqual([])
    await tabTo(/^采用 43 项$/)
    await page.keyboard.press('Enter')
    await page.getByText('还有 2 项待审核。').waitFor()
    await page.locator('tr', { hasText: '疑点' }).getByText('待审').waitFor()
    await page.keyboard.press('Control+z')
    await page.getByText('还有 45 项待审核。').waitFor()
    await expect.poll(() => page.locator('.page-note').innerText()).toBe(note)
    await dialog.waitFor({ state: 'detached' })
  })

  test('登记答复：写明怎么答复的，疑点不再待答复', async () => {
    const { page, goTo } = program
    await goTo('/2018/review?item=1.1')
    await page.locator('.score-field:focus').waitFor()
    await tabTo(/^登记答复/)
    await page.keyboard.press('Enter')
    await page.locator('#answer-text:focus').waitFor()
    await page.waitForTimeout(400)
    await expect.poll(() => violations(page)).toEqual([])
    await typeText(page, '另两篇在附件二')
    await page.keyboard.press('Control+Enter')
    await page.locator('.review-question', { hasText: '单位电话答复：另两篇在附件二' }).waitFor()
    // Its button is gone with the answer: the keyboard goes on at the item.
    await page.locator('.score-field:focus').waitFor()
    await expect.poll(() => page.locator('.unit-list', { hasText: '疑点' }).count()).toBe(0)
    await expect.poll(() => sidewaysScroll(page)).toBe(0)
  })

  test('按重点任务看进度：已审 n/m，点开到第一项待审核的', async () => {
    const { page, goTo } = program
    await goTo('/2018/review?by=program')
    const first = page.locator('.unit-list li button').first()
    await first.waitFor()
    await expect.poll(() => first.innerText()).toMatch(/已审 0\/\d+/)
    await expect.poll(async () => [await violations(page), await sidewaysScroll(page)]).toEqual([[], 0])
    const second = page.locator('.unit-list li button').nth(1)
    const name = (await second.innerText()).split('\n')[0] ?? ''
    await second.focus()
    await page.keyboard.press('Enter')
    await page.locator('.score-field:focus').waitFor()
    await expect.poll(async () => [name, await focused()]).toEqual([name, '核定分 2.1'])
    await page.getByText('单位', { exact: true }).click()
    await page.locator('.unit-list button[aria-current]', { hasText: '已审 ' }).waitFor()
  })

  test('回车后接着打的字在下一项里，答复晚到也不跳走；不能这样计分的，没有接着打字就回到那一项', async () => {
    const { page, goTo } = program
    await goTo('/2018/review?unit=D03')
    await page.locator('.score-field:focus').waitFor()
    const fields = page.locator('.score-field')
    const [first, second] = [fields.nth(0), fields.nth(1)]
    const values = (): Promise<readonly string[]> => Promise.all([first.inputValue(), second.inputValue()])
    const names = await fields.evaluateAll((all) => all.map((field) => field.getAttribute('aria-label')))
    const held: (() => void)[] = []
    const answer = async (): Promise<void> => {
      await expect.poll(() => held.length).toBe(1)
      held.shift()?.()
    }
    await page.route('**/call/verifyItem', async (route) => {
      await new Promise<void>((resolve) => held.push(resolve))
      await route.continue()
    })
    const suggested = await first.getAttribute('placeholder')
    await page.keyboard.press('Enter')
    await typeText(page, '999')
    expect(await values()).toEqual(['', '999'])
    await answer()
    await expect.poll(values).toEqual([suggested, '999'])
    expect(await focused()).toBe(names[1])
    await page.keyboard.press('Enter')
    await typeText(page, '4')
    await answer()
    await page.locator('#review-refusal').waitFor()
    expect([await second.inputValue(), await fields.nth(2).inputValue()]).toEqual(['999', '4'])
    expect(await focused()).toBe(names[2])
    await page.keyboard.press('Escape')
    await second.focus()
    await page.keyboard.press('Enter')
    await answer()
    await expect.poll(focused).toBe(names[1])
    await page.keyboard.press('Escape')
    await page.locator('#review-refusal').waitFor({ state: 'detached' })
    await page.unroute('**/call/verifyItem')
  })

  test('说明为什么不能这样计分时，正在填的一项还在眼前', async () => {
    const { page, goTo } = program
    await goTo('/2018/review?unit=D03')
    await page.locator('.score-field:focus').waitFor()
    const sight = page.locator('.review-scroll')
    const bottomOf = async (what: Locator): Promise<number> => {
      const box = await what.boundingBox()
      return box === null ? Number.NaN : box.y + box.height
    }
    const last = await page.evaluate(LAST_IN_SIGHT)
    const field = page.getByLabel(String(last), { exact: true })
    await field.focus()
    await typeText(page, 'x')
    const before = await bottomOf(field)
    await page.keyboard.press('Enter')
    await page.locator('#review-refusal').waitFor()
    await expect.poll(async () => (await bottomOf(field)) <= (await bottomOf(sight))).toBe(true)
    expect(before).toBeGreaterThan((await bottomOf(sight)) - 60)
    await page.keyboard.press('Escape')
  })

  test('没有收的处理，那一项后来审核了，提示随之消失', async () => {
    const { page, goTo } = program
    await goTo('/2018/review?unit=D05')
    await page.locator('.review-items h2', { hasText: '市人力资源和社会保障局' }).waitFor()
    await page.locator('.score-field:focus').waitFor()
    await page.getByRole('button', { name: '按缺报处理' }).click()
    await page.getByText('单位本项填有内容，按缺报处理请写明意见。').waitFor()
    await page.getByRole('button', { name: '采用本单位建议分' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: /^采用 \d+ 项$/ }).click()
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => page.locator('#review-refusal').count()).toBe(0)
  })

  test('打了没有按回车就走开：留着，标“未保存”，不算核定；别的单位、别的页面上都写明，点着就能回来', async () => {
    const { page, goTo } = program
    await goTo('/2018/review?unit=D06')
    await page.locator('.review-items h2', { hasText: '市文广新局' }).waitFor()
    await page.locator('.score-field:focus').waitFor()
    const name = (await focused()) ?? ''
    const row = page.locator('tr', { has: page.getByLabel(name, { exact: true }) })
    const before = await page.locator('.review-items p[role=status]').innerText()
    await page.keyboard.type('8.5')
    await page.keyboard.press('ArrowDown')
    await row.getByText('未保存').waitFor()
    await page.getByRole('button', { name: /^回到没有保存的/ }).waitFor()
    await expect.poll(async () => [await violations(page), await sidewaysScroll(page)]).toEqual([[], 0])
    // Another unit, at once.
    await page.keyboard.press('Alt+ArrowDown')
    await page.locator('.review-items h2', { hasText: '市卫生计生委' }).waitFor()
    await page.locator('.score-field:focus').waitFor()
    await page.locator('.unit-list li', { hasText: '市文广新局' }).getByText('未保存 1').waitFor()
    await page.keyboard.press('Alt+ArrowUp')
    await page.locator('.review-items h2', { hasText: '市文广新局' }).waitFor()
    expect(await page.locator('.review-items p[role=status]').innerText()).toBe(before)
    expect(await page.getByLabel(name, { exact: true }).inputValue()).toBe('8.5')
    // An opinion is kept as well, and is no review either.
    await page.locator('.score-field').nth(2).focus()
    await page.locator('#decision-opinion').focus()
    await typeText(page, '还要核实')
    await page.locator('.score-field').nth(4).focus()
    await expect.poll(() => page.getByRole('button', { name: /^回到没有保存的/ }).count()).toBe(2)
    // Another page.
    await goTo('/2018/scores')
    await page.getByRole('link', { name: '审核有 2 项没有保存' }).click()
    await page.locator('.review-items h2', { hasText: '市文广新局' }).waitFor()
    await expect.poll(focused).toBe(name)
    await page.keyboard.press('Enter')
    await row.getByText('已审').waitFor()
    await expect.poll(() => page.getByLabel(name, { exact: true }).inputValue()).toBe('8.50')
    await page.getByRole('button', { name: /^回到没有保存的/ }).click()
    await expect.poll(() => page.locator('#decision-opinion').inputValue()).toBe('还要核实')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByText(/^未保存/).count()).toBe(0)
  })

  test('已审的分改了没有按回车，不显示成已审；按 Esc 回到原来的分', async () => {
    const { page, goTo } = program
    await goTo('/2018/review?unit=D06')
    const field = page.locator('.score-field').first()
    await expect.poll(() => field.inputValue()).toBe('8.50')
    await field.focus()
    await typeText(page, '6')
    const row = page.locator('.review-items tbody tr').first()
    await expect.poll(() => row.innerText()).toMatch(/未保存/)
    expect(await row.innerText()).not.toMatch(/已审/)
    await page.keyboard.press('Escape')
    await row.getByText('已审').waitFor()
    expect(await field.inputValue()).toBe('8.50')
  })

  test('启用复核：核定后待复核，Y 同意到下一项，不同意写明意见退回待审核，显示上次核定', async () => {
    const { page, goTo } = program
    await goTo('/settings?tab=second-check')
    await page.getByLabel('每项核定后由另一个人复核').focus()
    await page.keyboard.press('Space')
    await page.locator('input:checked').waitFor()
    await goTo('/2018/review?unit=D02')
    await page.locator('.review-items h2', { hasText: '市教育局' }).waitFor()
    await page.locator('.score-field:focus').waitFor()
    const name = (await focused()) ?? ''
    await page.keyboard.press('Enter')
    await page
      .locator('tr', { has: page.getByLabel(name, { exact: true }) })
      .getByText('待复核')
      .waitFor()
    await page.keyboard.press('ArrowUp')
    await expect.poll(focused).toBe(name)
    await page.getByText('待复核', { exact: true }).first().waitFor()
    await expect.poll(() => violations(page)).toEqual([])
    await page.keyboard.press('y')
    const row = page.locator('tr', { has: page.getByLabel(name, { exact: true }) })
    await row.getByText('已复核').waitFor()
    await page.keyboard.press('Control+z')
    await row.getByText('待复核').waitFor()
    await page.getByLabel(name, { exact: true }).focus()
    await page.locator('#decision-opinion').focus()
    await typeText(page, '材料不够')
    await tabTo(/^复核不同意$/)
    await page.keyboard.press('Enter')
    await row.getByText('复核不同意').waitFor()
    await page.getByLabel(name, { exact: true }).focus()
    await page.locator('.review-detail', { hasText: '上次核定' }).waitFor()
    await page.locator('.review-detail', { hasText: '复核不同意：材料不够' }).waitFor()
    await expect.poll(async () => [await violations(page), await sidewaysScroll(page)]).toEqual([[], 0])
  })

  test('窗口没有一条错误', () => {
    expect(program.complaints).toEqual([])
  })
})
