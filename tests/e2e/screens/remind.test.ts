import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { CHROMIUM } from '../built.ts'
import { expectUsable, sidewaysScroll, violations } from './accessibility.ts'
import { openProgram, type Program } from './program.ts'
import { takeIn } from './take-in.ts'
import { typeText } from '../type-text.ts'

const data = keptFolder('screens-remind')
const forms = keptFolder('screens-remind-forms')

/** 催报 until all have handed in; each test goes on where the one before it ended. */
describe.skipIf(CHROMIUM === '')('催报，直到报齐', () => {
  let program: Program
  beforeAll(async () => {
    evaluateExpecting(0, 'demo', '--data', data)
    evaluateExpecting(0, 'forms', '--data', data, '--year', '2018', '--out', forms)
    program = await openProgram(data)
    await program.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  }, 240_000)
  afterAll(() => program.close())

  test('工作台的卡片通到催报；名单上只有没报齐的', async () => {
    const { page, goTo } = program
    await goTo('/2018')
    await page.getByRole('link', { name: /去催报/ }).click()
    await page.locator('h1', { hasText: '催报' }).waitFor()
    await page.locator('tbody tr[data-row-key]').first().waitFor()
    const names = await page.locator('tbody tr[data-row-key] td:nth-child(3)').allInnerTexts()
    expect(names).toEqual(['市总工会', '市广播电视台', '德州经济技术开发区'])
  })

  test('在表中登记联络员和电话：回车保存，Esc 不改', async () => {
    const { page } = program
    await page.getByRole('button', { name: '登记联系人：市广播电视台' }).click()
    await typeText(page, '示例甲')
    await page.keyboard.press('Tab')
    await typeText(page, '0534-0000001')
    await expect.poll(async () => [await violations(page), await sidewaysScroll(page)]).toEqual([[], 0])
    await page.keyboard.press('Enter')
    await page.getByText('0534-0000001').waitFor()
    await page.getByRole('button', { name: '登记联系人：德州经济技术开发区' }).click()
    await typeText(page, '不要')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '登记联系人：德州经济技术开发区' }).waitFor()
  })

  test('一次点击复制名单：正好是没报齐的单位，各带联络员和电话', async () => {
    const { page } = program
    await page.getByRole('button', { name: '复制催报名单（3 家）' }).click()
    await page.getByText('已复制 3 家的催报名单，可以粘贴到微信或短信').waitFor()
    const text = String(await page.evaluate('navigator.clipboard.readText()'))
    const lines = text.split('\n')
    expect(lines).toHaveLength(5)
    expect(lines[0]).toMatch(/^【催报】2018年度.*（示例）.*还有 3 家未报齐：$/)
    expect(lines[1]).toMatch(/^1\. 市总工会：退回后未重新报送，还有 \d+ 天。联络员 示例填表人 示例电话$/)
    expect(lines[2]).toMatch(/^2\. 市广播电视台：未报送，逾期 .*。联络员 示例甲 0534-0000001$/)
    expect(lines[3]).toMatch(/^3\. 德州经济技术开发区：未报送，逾期 .*。联络员和电话没有登记$/)
    expect(lines[4]).toMatch(/^请尽快报送德州市全民科学素质工作领导小组办公室。$/)
  })

  test('记一次催报：对选中的两家，一家一条；表上写明次数和上次', async () => {
    const { page } = program
    for (const name of ['市广播电视台', '德州经济技术开发区']) {
      await page.getByRole('checkbox', { name: `选择${name}` }).check()
    }
    await page.getByRole('button', { name: '记一次催报（2 家）' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    await dialog.getByRole('radio', { name: '微信' }).check()
    await dialog.getByLabel('备注').fill('答复明天报')
    await page.waitForTimeout(300)
    await expect.poll(() => violations(page)).toEqual([])
    await dialog.getByRole('button', { name: '记录 2 家' }).click()
    await page
      .getByText(/微信：答复明天报/)
      .first()
      .waitFor()
    await expect.poll(() => page.getByText(/微信：答复明天报/).count()).toBe(2)
    const { goTo } = program
    await goTo('/2018')
    await page.locator('.desk-recent li', { hasText: '催报' }).first().waitFor()
    await expect.poll(() => page.locator('.desk-recent li', { hasText: '催报' }).count()).toBe(2)
    await goTo('/2018/remind')
  })

  test('按拼音和状态查找；看到几家，复制和导出的就是几家', async () => {
    const { page } = program
    await page.getByLabel('按名称、简称或拼音查找单位').fill('gbds')
    await page.getByRole('button', { name: '复制催报名单（1 家）' }).waitFor()
    await page.getByRole('button', { name: '导出' }).click()
    await page.getByRole('menuitem', { name: '催报名单（Excel，1 家）' }).waitFor()
    await page.waitForTimeout(300)
    await expect.poll(() => violations(page)).toEqual([])
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: '催报名单（Excel，1 家）' }).click()
    expect((await download).suggestedFilename()).toBe('2018年度_催报名单（示例）.xlsx')
    await page.getByText('退回未补正 1').click()
    await page.getByText('没有这种情况的单位。请换一个状态或名称。').waitFor()
    await page.getByLabel('按名称、简称或拼音查找单位').fill('')
    await page.locator('tbody tr', { hasText: '市总工会' }).waitFor()
    await page.getByText('全部 3').click()
  })

  test('导出催报通知和收表登记表', async () => {
    const { page } = program
    const names: string[] = []
    for (const item of [/每家一份，3 份/, /合为一份/, /收表登记表/]) {
      const download = page.waitForEvent('download')
      await page.getByRole('button', { name: '导出' }).click()
      await page.getByRole('menuitem', { name: item }).click()
      names.push((await download).suggestedFilename())
      await page.getByText(/^已导出/).waitFor()
    }
    expect(names[0]).toMatch(/2018年度催报材料.*\.zip$/)
    expect(names.slice(1)).toEqual(['2018年度_催报通知（示例）.pdf', '2018年度_收表登记表（示例）.xlsx'])
    await expectUsable(page)
  })

  test('都报齐以后，说“37 家已全部报齐”，指到审核', async () => {
    const { page, goTo } = program
    await goTo('/2018/receive')
    for (const name of ['市总工会', '市广播电视台', '德州经济技术开发区']) {
      await takeIn(page, join(forms, `2018年度自评表_${name}.xlsx`))
    }
    await goTo('/2018/remind')
    await page.getByText('37 家已全部报齐。').waitFor()
    await expect.poll(() => page.locator('.state-actions').innerText()).toBe('去审核')
    await expect.poll(async () => [await violations(page), await sidewaysScroll(page)]).toEqual([[], 0])
  })

  test('全程窗口没有一条错误', () => {
    expect(program.complaints).toEqual([])
  })
})
