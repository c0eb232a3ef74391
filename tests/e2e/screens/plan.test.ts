import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { openBook, sheetOf, textAt } from '#tests/workbooks/open-book.ts'
import { builtinPlan } from '#shared/plan/builtin.ts'
import { CHROMIUM } from '../built.ts'
import { openProgram, type Program } from './program.ts'
import { violations } from './accessibility.ts'
import { typeText } from '../type-text.ts'

const data = keptFolder('screens-plan')
const downloads = keptFolder('screens-plan-downloads')

/** 2018 is the full sample year, 2019 an empty one; each test goes on where the one before it ended. */
describe.skipIf(CHROMIUM === '')('规划与任务', () => {
  let program: Program
  beforeAll(async () => {
    evaluateExpecting(0, 'demo', '--data', data)
    evaluateExpecting(0, 'init', '--data', data, '--year', '2019')
    program = await openProgram(data)
  }, 240_000)
  afterAll(() => program.close())

  const tasks = async (): Promise<readonly string[]> =>
    program.page.locator('.plan-tree tbody th[scope=row]').allInnerTexts()

  test('10 项重点任务、39 项任务和 5 条保障都在，旁边是一字不差的方案原文', async () => {
    const { page, goTo } = program
    await goTo('/2019/plan')
    await page.locator('.plan-passage').waitFor()
    await expect.poll(tasks).toHaveLength(44)
    await expect.poll(() => page.locator('.plan-head').count()).toBe(11)
    const passages = await page.locator('.plan-text p[data-passage]').allInnerTexts()
    const expected = builtinPlan.programs.flatMap((plan) => [
      `（${plan.chineseNumber}）${plan.title}。${plan.aimsText}${plan.divisionText}`,
      ...plan.tasks.map((task) => `${task.number}.${task.title}。${task.text}${task.responsibilityText}`),
    ])
    expect(passages.slice(0, expected.length)).toEqual(expected)
  })

  test('选任务：原文滚到那一段；牵头单位不在责任单位里的照实说', async () => {
    const { page } = program
    await page.getByRole('button', { name: '完善科普产业发展的支持政策' }).click()
    const passage = page.locator('.plan-passage')
    await expect.poll(() => passage.getAttribute('data-passage')).toBe('9.1')
    const within: unknown = await passage.evaluate((element) => {
      const region = element.closest('.plan-text')?.getBoundingClientRect()
      const own = element.getBoundingClientRect()
      return region !== undefined && own.top >= region.top - 1 && own.top < region.bottom
    })
    expect(within).toBe(true)
    await page
      .getByText('本重点任务由市经济和信息化委、市科协牵头，其中市经济和信息化委没有列入本任务的责任单位。')
      .waitFor()
  })

  test('用键盘：上下键换任务，按单位的拼音筛选', async () => {
    const { page } = program
    await page.keyboard.press('ArrowDown')
    await page.locator('#plan-detail-title', { hasText: '9.2' }).waitFor()
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('plan-9.2')
    await page.getByLabel('按单位看').focus()
    await typeText(page, 'fgw')
    await page.locator('.ant-select-item-option', { hasText: '市发展改革委' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByText(/^显示 2 项由它负责/).waitFor()
    await expect.poll(tasks).toEqual(['5.4', '9.1'])
    await page.getByLabel('按重点任务看').focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.getByText('没有符合条件的任务。请换一个单位或重点任务，或清除筛选。').waitFor()
    await expect.poll(() => violations(page)).toEqual([])
  })

  test('新增本年要点：先带上任务的责任单位；修改、撤回、恢复都留下记录', async () => {
    const { page, goTo } = program
    await goTo('/2019/plan?task=9.1')
    await page.getByText('本任务还没有本年工作要点，照方案执行。').waitFor()
    await page.getByRole('button', { name: '新增本年要点' }).click()
    await typeText(page, '组织科普产业调研')
    await expect
      .poll(() => page.getByRole('dialog').locator('.ant-select-selection-item').allInnerTexts())
      .toEqual(expect.arrayContaining(['市科技局', '市科协', '市发展改革委']))
    await page.getByLabel('完成时限').click()
    await page.locator('.ant-select-item-option', { hasText: '6月底前' }).click()
    await expect.poll(() => violations(page)).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: '新增本年要点' }).click()
    await page.getByText('责任单位：市科技局、市科协、市发展改革委；完成时限：6月底前').waitFor()
    await page.getByRole('button', { name: '修改：组织科普产业调研' }).click()
    await page.getByLabel('本年做什么').fill('组织科普产业调研，形成建议')
    await page.getByRole('button', { name: '保存修改' }).click()
    await page.getByRole('button', { name: /修改，共 2 次$/ }).click()
    await page.getByText(/新增；组织科普产业调研；责任单位/).waitFor()
    await page.getByRole('button', { name: /^撤回：/ }).click()
    await page.getByRole('button', { name: '撤回这一条' }).click()
    await page.getByText(/^已撤回；责任单位/).waitFor()
    await expect.poll(() => violations(page)).toEqual([])
    await page.getByRole('button', { name: '恢复' }).click()
    await page.getByRole('button', { name: /共 4 次$/ }).waitFor()
  })

  test('从上年复制先说明，复制后再复制说明已有；导出的 Excel 里都在', async () => {
    const { page } = program
    await page.getByRole('button', { name: '从上年复制' }).click()
    await page.getByText('从2018年度复制 15 条要点，完成时限顺延一年，文字请按本年情况修改。').waitFor()
    await page.getByRole('button', { name: '复制上年要点' }).click()
    await page.getByText('2019年度已列要点 16 条').waitFor()
    await page.getByRole('button', { name: '从上年复制' }).click()
    await page.getByText('2018年度的 15 条要点本年都已有，没有再复制。').waitFor()
    await page.keyboard.press('Escape')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出工作要点' }).click()
    const file = await download
    const path = join(downloads, file.suggestedFilename())
    await file.saveAs(path)
    expect(file.suggestedFilename()).toBe('2019年度_工作要点.xlsx')
    const sheet = sheetOf(await openBook(readFileSync(path)), '工作要点')
    expect(textAt(sheet, 4, 5)).toBe('举办青少年科技创新大赛，参赛学校不少于 50 所（示例）')
  })

  test('从任务到指标与目标', async () => {
    const { page, goTo } = program
    await goTo('/2019/plan?task=9.1')
    await page.getByRole('link', { name: '去指标与目标' }).click()
    await page.locator('h1', { hasText: '指标与目标' }).waitFor()
    expect(page.url()).toMatch(/#\/2019\/targets/)
  })

  test('没有这个年度时说明原因', async () => {
    const { page, goTo } = program
    await goTo('/2050/plan')
    await expect.poll(() => page.locator('.state-error').innerText()).toMatch(/没有2050年度/)
  })

  test('窗口没有一条错误', () => {
    expect(program.complaints).toEqual([])
  })
})
