import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { CHROMIUM } from '../built.ts'
import { expectUsable, violations } from './accessibility.ts'
import { openProgram, type Program } from './program.ts'
import { chooseByTyping, typeText } from '../type-text.ts'

const data = keptFolder('screens-appeals')

/** From the feedback to a decided appeal and back; each test goes on where the one before it ended. */
describe.skipIf(CHROMIUM === '')('反馈、申诉、复核', () => {
  let program: Program
  beforeAll(async () => {
    evaluateExpecting(0, 'demo', '--data', data)
    program = await openProgram(data)
  }, 240_000)
  afterAll(() => program.close())

  /** The primary one is the last. */
  const actions = (): Promise<string[]> => program.page.locator('.page-actions button').allInnerTexts()

  test('还有待审核的项目时不能登记反馈，说明是哪些', async () => {
    const { page, goTo } = program
    await goTo('/2018/appeals')
    await page.getByText(/还有 \d+ 家单位 \d+ 项待审核.*全部核定后才能登记反馈/).waitFor()
    await expect.poll(actions).toEqual(['登记申诉', '登记反馈（37 家）'])
    await page.getByRole('button', { name: '登记反馈（37 家）' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/申诉期至 \d+年\d+月\d+日/).waitFor()
    await expect.poll(() => violations(page)).toEqual([])
    await dialog.getByRole('button', { name: '登记 37 家' }).click()
    await dialog.getByText(/得分还没有定，不能登记反馈。请先到“审核”核定完/).waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await expectUsable(program.page)
  })

  test('全部核定后登记反馈，每家单位显示申诉期的最后一天', async () => {
    await program.close()
    evaluateExpecting(0, 'score', '--data', data, '--year', '2018', '--accept-suggested')
    program = await openProgram(data)
    const { page, goTo } = program
    await goTo('/2018/appeals')
    await page.getByRole('button', { name: '登记反馈（37 家）' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('备注').fill('机要交换（示例）')
    await dialog.getByRole('button', { name: '登记 37 家' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('tab', { name: '反馈 37/37' }).waitFor()
    await expect.poll(actions).toEqual(['登记反馈', '登记申诉'])
    const row = page.getByRole('row', { name: /市教育局/ })
    await expect.poll(() => row.innerText()).toMatch(/公文交换.*机要交换（示例）.*还有 5 个工作日/s)
    await expectUsable(program.page)
  })

  test('只用键盘登记一件申诉', async () => {
    const { page } = program
    await page.locator('.page-actions').getByRole('button', { name: '登记申诉' }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    await dialog.getByLabel('单位').focus()
    await chooseByTyping(page, 'jyj')
    // The unit is needed: nothing between it and the next field takes it away again.
    await page.keyboard.press('Tab')
    await page.locator('#appeal-subject:focus').waitFor()
    await chooseByTyping(page, 'S2')
    await dialog.getByLabel('诉求').focus()
    await typeText(page, '佐证材料齐全，请求重新核定（示例）。')
    await page.waitForTimeout(400)
    await expect.poll(() => violations(page)).toEqual([])
    await dialog.getByRole('button', { name: '登记申诉' }).focus()
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('tab', { name: '待复核 1' }).waitFor()
    await expectUsable(program.page)
  })

  test('复核时超出档次的分不收，写明范围；改好后办结，经过里有原分和新分', async () => {
    const { page } = program
    await page.getByRole('button', { name: /^复核：市教育局 S2/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/原文“/).waitFor()
    await dialog.getByLabel('部分采纳').check()
    await dialog.getByLabel('新分').fill('1')
    await dialog.getByLabel('复核意见').fill('部分材料属实（示例）。')
    await dialog.getByRole('button', { name: '办结：部分采纳' }).click()
    await dialog.getByText(/档的得分应在 3\.2 到 4 之间/).waitFor()
    await expect.poll(() => violations(page)).toEqual([])
    await dialog.getByLabel('新分').fill('3.5')
    await dialog.getByRole('button', { name: '办结：部分采纳' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('tab', { name: '已办结 1' }).click()
    await page.locator('.ant-table-row-expand-icon:visible').click()
    const history = page.getByRole('list', { name: 'S2 的得分变动' })
    await history.waitFor()
    await expect
      .poll(() => history.locator('li').allInnerTexts())
      .toEqual([
        expect.stringMatching(/^待审核 → 4\.00 分批量采纳/),
        expect.stringMatching(/^4\.00 分 → 3\.50 分（达成）申诉复核.*部分材料属实/s),
      ])
    await expectUsable(program.page)
  })

  test('导出复核表和答复，说明存放在哪里', async () => {
    const { page } = program
    await page.getByRole('button', { name: /^导出材料：市教育局 S2/ }).click()
    await page.getByText(/已导出 2 份，打包为：2018年度申诉复核材料/).waitFor({ timeout: 60_000 })
    await expect.poll(() => violations(page)).toEqual([])
  })

  test('原始单元格一步就到', async () => {
    const { page } = program
    await page.getByRole('link', { name: /^原始单元格：市教育局/ }).click()
    await page.locator('.reading-lines').waitFor()
    expect(page.url()).toMatch(/check\?.*unit=/)
    await page.goBack()
    await page.getByRole('tab', { name: '已办结 1' }).waitFor()
  })

  test('收回复核要写原因，申诉重新待复核', async () => {
    const { page } = program
    await page.getByRole('button', { name: /^收回复核：市教育局/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('收回的原因').fill('看错了材料（示例）')
    await page.waitForTimeout(400)
    await expect.poll(() => violations(page)).toEqual([])
    await dialog.getByRole('button', { name: '收回复核' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('tab', { name: '待复核 1' }).waitFor()
  })

  test('窗口没有一条错误', () => {
    expect(program.complaints).toEqual([])
  })
})
