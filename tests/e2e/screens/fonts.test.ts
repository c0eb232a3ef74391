import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { CHROMIUM } from '../built.ts'
import { expectUsable } from './accessibility.ts'
import { openProgram, type Program } from './program.ts'
import { chooseByTyping } from '../type-text.ts'

const data = keptFolder('screens-fonts')

/** 设置's 公文字体; each test goes on where the one before it ended. Whatever fonts the machine has, the program's own are there. */
describe.skipIf(CHROMIUM === '')('公文字体', () => {
  let program: Program
  beforeAll(async () => {
    evaluateExpecting(0, 'init', '--data', data, '--year', '2018')
    program = await openProgram(data)
  }, 240_000)
  afterAll(() => program.close())

  const row = (name: string) =>
    program.page.locator('.fonts-table tr', {
      has: program.page.getByRole('rowheader', { name, exact: true }),
    })

  test('列出五种字体各用在哪里、现在用哪种，能不能用', async () => {
    const { page, goTo } = program
    await goTo('/settings?tab=fonts')
    const rows = page.locator('.fonts-table tbody tr')
    await rows.first().waitFor()
    await expect
      .poll(() => page.getByRole('rowheader').allInnerTexts())
      .toEqual(['仿宋', '楷体', '黑体', '小标宋', '宋体'])
    for (const text of await page.locator('.fonts-table .status-tag').allInnerTexts()) {
      expect(text).toMatch(/符合公文要求|这台电脑上没有.{2,3}，用程序自带的代替/)
    }
    await expect.poll(() => page.getByRole('button', { name: '恢复默认' }).isDisabled()).toBe(true)
  })

  test('用键盘选定一种，当场写明；撤销退回，恢复默认也一样', async () => {
    const { page } = program
    await page.getByLabel('小标宋选用').focus()
    await chooseByTyping(page, '思源宋体 粗')
    await row('小标宋').getByText('按所选的用程序自带的').waitFor()
    await page.getByRole('button', { name: '恢复默认' }).focus()
    await page.keyboard.press('Control+z')
    await row('小标宋').getByText('按所选的用程序自带的').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+y')
    await row('小标宋').getByText('按所选的用程序自带的').waitFor()
    await page.getByRole('button', { name: '恢复默认' }).click()
    await row('小标宋').getByText('按所选的用程序自带的').waitFor({ state: 'detached' })
    await expect.poll(() => row('小标宋').locator('.ant-select').innerText()).toContain('由程序选用')
  })

  test('标准和特大字号都没有无障碍问题，窗口没有一条错误', async () => {
    await expectUsable(program.page)
    expect(program.complaints).toEqual([])
  })
})
