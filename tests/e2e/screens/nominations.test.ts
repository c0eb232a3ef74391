import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { CHROMIUM } from '../built.ts'
import { expectUsable, violations } from './accessibility.ts'
import { openProgram, type Program } from './program.ts'
import { chooseByTyping, typeText } from '../type-text.ts'

const data = keptFolder('screens-nominations')

/** 表彰推荐 in the sample year, and in an empty one; each test goes on where the one before it ended. */
describe.skipIf(CHROMIUM === '')('登记表彰推荐，直到列入名单', () => {
  let program: Program
  beforeAll(async () => {
    evaluateExpecting(0, 'demo', '--data', data)
    evaluateExpecting(0, 'init', '--data', data, '--year', '2019')
    program = await openProgram(data)
  }, 240_000)
  afterAll(() => program.close())

  const rows = () => program.page.locator('.nominations-table tbody tr').allInnerTexts()

  test('没有登记的年度说明该做什么', async () => {
    const { page, goTo } = program
    await goTo('/2019/nominations')
    await expect.poll(() => page.locator('.state').innerText()).toMatch(/^还没有登记推荐对象。.*点“登记推荐”/)
  })

  test('只用键盘登记一名先进个人', async () => {
    const { page, goTo } = program
    await goTo('/2018/nominations')
    await page.getByRole('button', { name: '登记推荐' }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    // From field to field: the kind, the unit, the name.
    await dialog.getByRole('radio', { name: '先进个人' }).and(page.locator(':focus')).waitFor()
    await page.keyboard.press('Tab')
    await chooseByTyping(page, 'sqxj')
    await page.keyboard.press('Tab')
    await page.locator('#nomination-name:focus').waitFor()
    await typeText(page, '示例推荐对象4')
    await dialog.getByLabel('主要事迹').focus()
    await typeText(page, '气象科普开放日12场。')
    await expect.poll(() => violations(page)).toEqual([])
    await dialog.getByRole('button', { name: '登记', exact: true }).focus()
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('气象科普开放日12场。').waitFor()
    await expect.poll(rows).toHaveLength(5)
  })

  test('窗口还在打开时就开始填的，一个字也不丢', async () => {
    const { page } = program
    // As on most PCs: windows of the program open with a movement.
    await page.emulateMedia({ reducedMotion: 'no-preference' })
    await page.reload()
    await page.getByRole('button', { name: '登记推荐' }).click()
    const merits = page.getByRole('dialog').getByLabel('主要事迹')
    await merits.focus()
    await page.keyboard.type('kepu kaifang 12 chang', { delay: 30 })
    await expect.poll(() => merits.inputValue()).toBe('kepu kaifang 12 chang')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.reload()
  })

  test('从 Excel 粘贴：登记前说明结果，登记以后一并列出', async () => {
    const { page } = program
    await page.getByRole('button', { name: '从 Excel 粘贴' }).click()
    const dialog = page.getByRole('dialog')
    await dialog
      .getByLabel('粘贴到这里')
      .fill(
        '单位\t姓名\t职务\t主要事迹\n市地震局\t示例推荐对象5\t示例职务\t防震减灾科普进校园\n外星人局\t示例推荐对象6\t\t事迹',
      )
    await dialog.getByText('登记后：').waitFor()
    await expect
      .poll(() => dialog.locator('.effects li').allInnerTexts())
      .toEqual([
        '登记先进个人 1 名，先进单位 0 个。',
        '第 3 行：没有认出单位“外星人局”，没有登记。请改成单位库中的名称后再粘贴。',
      ])
    await expect.poll(() => violations(page)).toEqual([])
    await dialog.getByRole('button', { name: '登记', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('防震减灾科普进校园').waitFor()
  })

  test('撤回要写原因，撤回的另列，可以恢复；撤销键退回一步', async () => {
    const { page } = program
    await page.getByRole('button', { name: '撤回推荐：市地震局，示例推荐对象5' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('撤回的原因').fill('单位撤回推荐')
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('已撤回 1', { exact: true }).click()
    await page.getByText('原因：单位撤回推荐').waitFor()
    await expectUsable(page)
    await page.getByText('全部 5', { exact: true }).click()
    await page.keyboard.press('Control+z')
    await page.getByText('防震减灾科普进校园').waitFor()
    await expect.poll(rows).toHaveLength(6)
  })

  test('打印预览的表彰建议名单里有登记的人和事迹', async () => {
    const { page, goTo } = program
    await goTo('/2018/document?doc=commendation')
    await page.getByText('各单位推荐先进个人5名，按单位列出如下。').first().waitFor()
    // The last rows go over with the date, which never stands alone on a page.
    await page.locator('.document-page').getByRole('button', { name: '下一页' }).click()
    await page.locator('.document-page').getByText('气象科普开放日').waitFor()
    expect(program.complaints).toEqual([])
  })
})
