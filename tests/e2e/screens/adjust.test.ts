import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newList } from '#tests/application/adjustment-workbook.ts'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { CHROMIUM } from '../built.ts'
import { expectUsable, violations } from './accessibility.ts'
import { openProgram, type Program } from './program.ts'
import { chooseByTyping, typeText } from '../type-text.ts'

const data = keptFolder('screens-adjust')

/** 加减分与否决 in the sample year; each test goes on where the one before it ended. */
describe.skipIf(CHROMIUM === '')('登记加减分，直到撤回', () => {
  let program: Program
  beforeAll(async () => {
    evaluateExpecting(0, 'demo', '--data', data)
    evaluateExpecting(0, 'init', '--data', data, '--year', '2019')
    program = await openProgram(data)
  }, 240_000)
  afterAll(() => program.close())

  test('没有登记的年度说明该做什么', async () => {
    const { page, goTo } = program
    await goTo('/2019/adjust')
    await expect.poll(() => page.locator('.state').innerText()).toMatch(/^本年无加减分。.*点“登记”/)
  })

  test('只用键盘登记一条加分：拼音找单位，登记前说明对总分的影响', async () => {
    const { page, goTo } = program
    await goTo('/2018/adjust')
    await page.getByRole('button', { name: '登记', exact: true }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    await dialog.getByLabel('单位').focus()
    await chooseByTyping(page, 'sdzj')
    await dialog.getByLabel('事由').focus()
    await typeText(page, '全国科普日优秀组织单位（示例）')
    await dialog.getByLabel('级别').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await dialog.getByLabel('文号').focus()
    await typeText(page, '示例〔2018〕9号')
    await dialog.getByLabel('日期').focus()
    await typeText(page, '2018-11-05')
    await page.keyboard.press('Enter')
    await dialog.getByText('登记后：').waitFor()
    const effects = await dialog.locator('.effects li').allInnerTexts()
    expect(effects[0]).toMatch(/^加分由 \d+\.\d\d 变为 \d+\.\d\d/)
    expect(effects.join()).toMatch(/总分由 \d+\.\d\d 变为 \d+\.\d\d/)
    await expect.poll(() => violations(page)).toEqual([])
    await dialog.getByRole('button', { name: '登记', exact: true }).focus()
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('全国科普日优秀组织单位（示例）').waitFor()
    await expectUsable(program.page)
  })

  test('同一文号再登记时两条都列出，问过才能登记', async () => {
    const { page } = program
    await page.locator('.page-actions').getByRole('button', { name: '登记', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('单位').fill('市地震局')
    await page.keyboard.press('Enter')
    await dialog.getByLabel('扣分').check()
    await dialog.getByLabel('加分').check()
    await dialog.getByLabel('事由').fill('同一表彰又报一次（示例）')
    await dialog.getByLabel('级别').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await dialog.getByLabel('文号').fill('示例［2018］9号')
    await dialog.getByLabel('日期').fill('2018-11-05')
    await page.keyboard.press('Enter')
    await dialog.getByText('同一事项已经登记过 1 条').waitFor()
    const button = dialog.getByRole('button', { name: '登记', exact: true })
    await expect.poll(() => button.isDisabled()).toBe(true)
    await page.waitForTimeout(500)
    await expect.poll(() => violations(page)).toEqual([])
    await dialog.getByLabel('两条都要登记').check()
    await button.click()
    await page.getByText('不计：与“全国科普日优秀组织单位（示例）”是同一事项').waitFor()
  })

  test('一票否决没有启用时说明到哪里启用', async () => {
    const { page } = program
    await page.locator('.page-actions').getByRole('button', { name: '登记', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('单位').fill('市地震局')
    await page.keyboard.press('Enter')
    await dialog.getByLabel('一票否决').check()
    await dialog.getByText('本年度办法没有启用一票否决').waitFor()
    await expect
      .poll(() => dialog.getByRole('link', { name: '指标与目标的计分办法' }).getAttribute('href'))
      .toMatch(/targets\?tab=settings/)
    await expect.poll(() => violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })

  test('撤回要写原因，原来的一条划去保留；Ctrl+Z 让它重新计入', async () => {
    const { page } = program
    await page.getByRole('button', { name: /^撤回登记：市地震局，同一表彰/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('撤回后：').waitFor()
    await dialog.getByLabel('撤回的原因').fill('重复登记')
    await page.waitForTimeout(400)
    await expect.poll(() => violations(page)).toEqual([])
    await dialog.getByRole('button', { name: '撤回登记' }).click()
    await page.getByText(/撤回，原因：重复登记/).waitFor()
    await expect.poll(() => page.locator('.adjust-struck').count()).toBe(1)
    await page.keyboard.press('Control+z')
    await page.locator('.adjust-struck').waitFor({ state: 'detached' })
  })

  test('导入一份清单：没有登记的写明在哪个单元格，其余的已经登记', async () => {
    const { page } = program
    const path = join(data, '加减分清单.xlsx')
    await newList(path, [
      ['市教育局', '扣分', '缺席联络员会议（示例）', '', '', '', '0.5'],
      ['市海洋局', '扣分', '没有这个单位（示例）', '', '', '', '0.5'],
    ])
    await page.getByLabel('选择加减分清单').setInputFiles(path)
    await page.getByText('1 处没有登记，其余已登记').waitFor()
    await expect
      .poll(() => page.locator('.adjust-refused li').innerText())
      .toMatch(/加减分清单\.xlsx：.*A3.*市海洋局/)
    await page.getByText('缺席联络员会议（示例）').waitFor()
    await expectUsable(program.page)
    await page.getByRole('button', { name: '收起', exact: true }).click()
  })

  test('窗口没有一条错误', () => {
    expect(program.complaints).toEqual([])
  })
})
