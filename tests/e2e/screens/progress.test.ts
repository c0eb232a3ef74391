import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PNG } from '#tests/evidence/office-evidence.ts'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { openBook, sheetOf, textAt } from '#tests/workbooks/open-book.ts'
import { CHROMIUM } from '../built.ts'
import { sidewaysScroll, violations } from './accessibility.ts'
import { openProgram, type Program } from './program.ts'
import { typeText } from '../type-text.ts'

const data = keptFolder('screens-progress')
const downloads = keptFolder('screens-progress-downloads')

/** 2018 is the full sample year, 2019 an empty one; each test goes on where the one before it ended. */
describe.skipIf(CHROMIUM === '')('进展与督导', () => {
  let program: Program
  beforeAll(async () => {
    evaluateExpecting(0, 'demo', '--data', data)
    evaluateExpecting(0, 'init', '--data', data, '--year', '2019')
    program = await openProgram(data)
    await program.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  }, 240_000)
  afterAll(() => program.close())

  test('只用键盘：筛出市教育局，上下键换一项，回车填写，Ctrl+回车保存并到下一项', async () => {
    const { page, goTo } = program
    await goTo('/2018/progress')
    await page.getByText('第四季度应报 232 项，已报 6 项，24 家未报齐').waitFor()
    await page.getByLabel('按单位看').focus()
    await typeText(page, 'jyj')
    await page.locator('.ant-select-item-option', { hasText: '市教育局' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('显示 23 项，共 232 项').waitFor()
    await page.locator('.progress-choose[tabindex="0"]').focus()
    for (const _ of [1, 2]) await page.keyboard.press('ArrowDown')
    await page.getByRole('heading', { name: '1.3 市教育局　第四季度' }).waitFor()
    await page.keyboard.press('Enter')
    await typeText(page, '开设科普课程 12 门')
    await page.keyboard.press('Control+Enter')
    await page.getByText('已登记').waitFor()
    await page.getByRole('heading', { name: '1.4 市教育局　第四季度' }).waitFor()
    await page.locator('tr', { hasText: '开设科普课程 12 门' }).getByText('按计划').waitFor()
    await expect.poll(() => violations(page)).toEqual([])
  })

  test('没有写完成情况的不保存，写明怎么办；离开再回来，没保存的字还在；Ctrl+Z 撤销登记', async () => {
    const { page, goTo } = program
    await page.getByRole('button', { name: '保存并到下一项' }).click()
    await page.getByText('完成情况是空白，没有保存。').waitFor()
    await page.getByLabel('存在问题').fill('场地不够')
    await goTo('/2018')
    await goTo('/2018/progress?unit=D02')
    await page.getByRole('button', { name: /^1\.4 .*，市教育局$/ }).click()
    await expect.poll(() => page.getByLabel('存在问题').inputValue()).toBe('场地不够')
    await page.getByRole('button', { name: '放弃改动' }).click()
    await page.getByRole('heading', { name: '进展与督导' }).click()
    await page.keyboard.press('Control+z')
    await page.locator('tr', { hasText: '开设科普课程 12 门' }).waitFor({ state: 'detached' })
  })

  test('谁没有报：一次复制名单；进展情况表是 Excel', async () => {
    const { page, goTo } = program
    await goTo('/2018/progress')
    await page.getByRole('button', { name: '复制未报名单（24 家）' }).click()
    await page.getByText('已复制 24 家的未报名单').waitFor()
    const lines = String(await page.evaluate('navigator.clipboard.readText()')).split('\n')
    expect([lines.length, lines[0]?.replace(/截至.*还有/, '截至今天还有')]).toEqual([
      26,
      '【催报】2018年第四季度全民科学素质工作进展（示例），截至今天还有 24 家未报齐：',
    ])
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出进展情况表' }).click()
    const path = join(downloads, '进展.xlsx')
    await (await download).saveAs(path)
    const sheet = sheetOf(await openBook(readFileSync(path)), '进展情况')
    expect(textAt(sheet, 1, 1)).toBe('2018年度全民科学素质工作进展情况表（第四季度，示例）')
  })

  test('登记督导：问题有整改要求和期限；加照片，在程序里看；登记整改', async () => {
    const { page, goTo } = program
    await goTo('/2019/progress?tab=inspections')
    await page.getByText('本年度还没有督导检查或调研的记录。').waitFor()
    await expect.poll(() => violations(page)).toEqual([])
    await page.getByRole('button', { name: '登记督导或调研' }).click()
    const dialog = page.getByRole('dialog')
    await page.waitForFunction("document.activeElement.id === 'record-place'")
    await typeText(page, '示例中学')
    await dialog.getByRole('button', { name: '加一个问题' }).click()
    await dialog.getByLabel('问题 第 1 个', { exact: true }).fill('器材没有登记')
    await dialog.getByLabel('整改要求 第 1 个').fill('补登记')
    await expect.poll(() => violations(page)).toEqual([])
    await dialog.getByRole('button', { name: '登记', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('heading', { name: '督导检查 1　示例中学' }).waitFor()
    await page.locator('.record-tags', { hasText: '待整改 1' }).waitFor()
    const photo = join(downloads, '现场.png')
    writeFileSync(photo, PNG)
    await page.getByLabel('选择照片').setInputFiles(photo)
    await page.getByRole('button', { name: '预览 现场.png' }).click()
    await page.getByRole('dialog').locator('img').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '登记整改：器材没有登记' }).click()
    await page.getByLabel('整改情况', { exact: true }).fill('已登记在册')
    await page.getByRole('radio', { name: '已整改' }).check()
    await page.getByRole('dialog').getByRole('button', { name: '登记整改' }).click()
    await page.locator('.record-tags', { hasText: '已整改 1' }).waitFor()
    await expect.poll(() => violations(page)).toEqual([])
  })

  test('撤回要写原因，撤回的留在“已撤回”里，可以恢复；页面不出横向滚动条', async () => {
    const { page } = program
    await page.getByRole('button', { name: '撤回', exact: true }).click()
    const verb = page.getByRole('button', { name: '撤回这次记录' })
    await expect.poll(() => verb.isDisabled()).toBe(true)
    await page.getByLabel('原因').fill('重复登记')
    await verb.click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByText('没有符合条件的记录。').waitFor()
    await page.getByText('已撤回 1').click()
    await page.getByText('重复登记').waitFor()
    await expect.poll(() => sidewaysScroll(page)).toBe(0)
    expect(program.complaints).toEqual([])
  })
})
