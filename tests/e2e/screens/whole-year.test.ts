import { cpSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { partsOf } from '#tests/workbooks/parts.ts'
import { CHROMIUM } from '../built.ts'
import { openProgram, type Program } from './program.ts'
import { typeText } from '../type-text.ts'

const data = keptFolder('screens-year')
const returns = keptFolder('screens-returns')
const downloads = keptFolder('screens-downloads')

/** One year at the office, by the screens alone; each test goes on where the one before it ended. */
describe.skipIf(CHROMIUM === '')('一个年度从新建到导出', () => {
  let program: Program
  beforeAll(async () => {
    const made = keptFolder('screens-sample')
    evaluateExpecting(0, 'demo', '--data', made)
    mkdirSync(join(returns, '报回'))
    cpSync(join(made, '示例自评表2018'), join(returns, '报回'), { recursive: true, preserveTimestamps: true })
    writeFileSync(join(returns, '报回', '打不开.xlsx'), '这不是工作簿')
    program = await openProgram(data)
  }, 240_000)
  afterAll(() => program.close())

  test('新建 2018 年度 只需按一次回车', async () => {
    const { page } = program
    await expect.poll(() => page.locator('h1').innerText()).toBe('开始')
    await page.keyboard.press('Enter')
    await page.getByText('现在该做什么').waitFor()
    await expect.poll(() => page.locator('.todo').first().innerText()).toContain('37')
  })

  test('一键导出 37 份自评表', async () => {
    const { page, goTo } = program
    await goTo('/2018/forms')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '一键导出 37 份' }).click()
    const file = await download
    await file.saveAs(join(downloads, 'forms.zip'))
    expect(file.suggestedFilename()).toMatch(/2018.*\.zip$/)
    await page.getByText('已导出 37 份').waitFor()
    expect(statSync(join(downloads, 'forms.zip')).size).toBeGreaterThan(100_000)
    await page.locator('.status-tag', { hasText: '已下发' }).first().waitFor()
    await expect.poll(() => page.locator('.status-tag', { hasText: '未下发' }).count()).toBe(0)
  })

  test('还没有收到自评表时不排名、不写“已审核”，只说先收表', async () => {
    const { page, goTo } = program
    await goTo('/2018/scores')
    await page.getByText('还没有收到自评表，没有可汇总的得分。').waitFor()
    await expect.poll(() => page.locator('table').count()).toBe(0)
    await goTo('/2018/review')
    await page.getByText('还没有收到自评表，没有可审核的项目。').waitFor()
    await goTo('/2018')
    await expect
      .poll(() => page.locator('section', { hasText: '报送情况' }).innerText())
      .toMatch(/还没有收到自评表。$/)
  })

  test('导入一个文件夹：先检查，什么也没存；确认后好的都收下，坏的一份说明原因，其余不受影响', async () => {
    const { page, goTo } = program
    await goTo('/2018/receive')
    await page.locator('input[aria-label="选择文件夹"]').setInputFiles(join(returns, '报回'))
    await page.getByText(/^检查了 39 个文件/).waitFor({ timeout: 120_000 })
    await expect
      .poll(() => page.getByText(/^检查了 39 个文件/).innerText())
      .toBe('检查了 39 个文件，尚未导入；38 份可以导入；1 份不能导入，原因见下表。')
    await expect.poll(() => page.locator('.page-note').innerText()).toBe('已收到 0/37 家')
    await page.getByRole('button', { name: '确认导入 38 份' }).click()
    await page.getByText(/^已导入 38 份/).waitFor({ timeout: 120_000 })
    await expect
      .poll(() => page.getByText(/^已导入 38 份/).innerText())
      .toBe('已导入 38 份；1 份未导入，原因见下表，其余不受影响。')
    const broken = page.locator('tr', { hasText: '打不开.xlsx' })
    await expect.poll(() => broken.innerText()).toContain('未导入')
    await expect.poll(() => broken.locator('td').nth(5).innerText()).toMatch(/[。]$/)
  })

  test('再拖入同一个文件夹，什么也不改，并且这样说', async () => {
    const { page } = program
    await page.locator('input[aria-label="选择文件夹"]').setInputFiles(join(returns, '报回'))
    await page.getByText(/^检查了 39 个文件/).waitFor({ timeout: 120_000 })
    await expect
      .poll(() => page.getByText(/^检查了 39 个文件/).innerText())
      .toBe(
        '检查了 39 个文件，尚未导入；没有可以导入的自评表；1 份不能导入，原因见下表；38 个重复、跳过或选择不导入。',
      )
    await page.getByRole('button', { name: '登记 1 份不能导入' }).click()
    await page.getByText(/^没有导入新的自评表/).waitFor({ timeout: 120_000 })
    await expect
      .poll(() => page.getByText(/^没有导入新的自评表/).innerText())
      .toBe('没有导入新的自评表；1 份未导入，原因见下表；38 份与已导入的完全相同，没有改动。')
  })

  test('核对：按 N 到下一处疑点，左边原表同时指到那个单元格', async () => {
    const { page, goTo } = program
    await goTo('/2018/check')
    await page.locator('.reading-lines').waitFor()
    await page.keyboard.press('n')
    const place = await page.locator('.reading-lines tr[aria-current] th button').innerText()
    const cell = page.locator('td[aria-current="true"]')
    expect(`自评表!${(await cell.getAttribute('data-cell')) ?? ''}`).toBe(place)
    const original = await page.locator('.reading-lines tr[aria-current] td').first().innerText()
    expect((await cell.innerText()).trim()).toBe(original.trim())
    await page.keyboard.press('n')
    await page.keyboard.press('p')
    await expect.poll(() => page.locator('.reading-lines tr[aria-current] th button').innerText()).toBe(place)
  })

  test('审核：超出档次的分不收，并写明允许的范围', async () => {
    const { page, goTo } = program
    await goTo('/2018/review')
    const field = page.locator('.score-field:focus')
    await field.waitFor()
    await expect.poll(() => field.getAttribute('aria-label')).toBe('核定分 1.1')
    await typeText(page, '3')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByRole('alert').innerText()).toMatch(/得分应在 8 到 10 之间，不能是 3/)
    await expect.poll(() => field.getAttribute('aria-label')).toBe('核定分 1.1')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('alert').count()).toBe(0)
  })

  test('审核：一家单位只用回车审完', async () => {
    const { page } = program
    const pending = page.locator('.review-items p[role=status]')
    const count = Number(/\d+/.exec(await pending.innerText())?.[0])
    expect(count).toBeGreaterThan(10)
    for (let left = count; left > 0; left -= 1) {
      await page.keyboard.press('Enter')
      if (left > 1) await page.getByText(`还有 ${left - 1} 项待审核。`).waitFor()
    }
    await page.getByText('本单位已审结，按 Alt+↓ 到下一家。').waitFor()
    await page.keyboard.press('Alt+ArrowDown')
    await page.locator('.review-items h2', { hasText: '市教育局' }).waitFor()
  })

  test('批量采用先说明采用几项、留下哪些；勾选留下的，一步全部审结', async () => {
    const { page } = program
    await page.getByRole('button', { name: '批量采用建议分' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/项没有疑点，建议分可以直接采用为核定分/).waitFor()
    const count = async (): Promise<number> =>
      Number(/\d+/.exec(await dialog.getByRole('button', { name: /^采用 \d+ 项$/ }).innerText())?.[0])
    const clean = await count()
    for (const box of await dialog.getByRole('checkbox').all()) await box.check()
    await expect.poll(count).toBeGreaterThan(clean)
    await dialog.getByRole('button', { name: /^采用 \d+ 项$/ }).click()
    await page.getByText('下一步：计分汇总').waitFor()
    await expect.poll(() => page.locator('.unit-list .status-tag', { hasText: '待审' }).count()).toBe(0)
    await page.getByText('下一步：计分汇总').click()
    await page.locator('h1', { hasText: '计分汇总' }).waitFor()
  })

  test('得分反查：点总分见算法，再点一项得分见出处，链接到原表的单元格', async () => {
    const { page, goTo } = program
    await goTo('/2018/scores')
    await page.getByRole('button', { name: /^市科协总分 \d/ }).click()
    await page.getByText('怎么算出总分和等次').waitFor()
    await page.getByRole('button', { name: /^1\.1 得分 / }).click()
    const origin = page.locator('.item-working button', { hasText: '自评表!' })
    const place = await origin.innerText()
    await origin.click()
    await page.locator('td[aria-current="true"]').waitFor()
    expect(`自评表!${(await page.locator('td[aria-current="true"]').getAttribute('data-cell')) ?? ''}`).toBe(
      place,
    )
  })

  test('导出得分汇总表', async () => {
    const { page, goTo } = program
    await goTo('/2018/reports')
    await page.getByRole('checkbox', { name: '选择得分汇总表' }).first().check()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出所选 1 种' }).click()
    const file = await download
    const path = join(downloads, file.suggestedFilename())
    await file.saveAs(path)
    expect(file.suggestedFilename()).toBe('2018年度评价材料.zip')
    expect(
      [...partsOf(readFileSync(path)).keys()].map((name) => name.replace(/^.*\//, '')).toSorted(),
    ).toEqual(['2018年度_得分汇总表.pdf', '2018年度_得分汇总表.xlsx'])
  })

  test('全程窗口没有一条错误', () => {
    expect(program.complaints).toEqual([])
  })
})
