import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sheetsOf } from '#tests/documents/pdf-tools.ts'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { CHROMIUM } from '../built.ts'
import { sidewaysScroll, violations } from './accessibility.ts'
import { openProgram, type Program } from './program.ts'

const data = keptFolder('screens-preview')

/** 打印预览 of the documents, by the keyboard; each test goes on where the one before it ended. */
describe.skipIf(CHROMIUM === '')('打印预览', () => {
  let program: Program
  beforeAll(async () => {
    evaluateExpecting(0, 'demo', '--data', data)
    program = await openProgram(data)
    await program.page.evaluate('window.print = () => { window.printed = (window.printed ?? 0) + 1 }')
  }, 240_000)
  afterAll(() => program.close())

  const shown = (text: string): Promise<void> =>
    program.page.locator('.preview-tools').getByText(text).waitFor({ timeout: 30_000 })

  test('用键盘打开评价报告，翻页、跳页、缩放', async () => {
    const { page, goTo } = program
    await goTo('/2018/reports')
    await page.getByRole('button', { name: '打印预览年度评价报告（内部版、公开版）' }).focus()
    await page.keyboard.press('Enter')
    await shown('第 1 页，共')
    const [, count = ''] =
      /共 (\d+) 页/.exec(await page.locator('.preview-tools [role=status]').innerText()) ?? []
    expect(Number(count)).toBeGreaterThan(15)
    await page.getByRole('region', { name: '文件内容' }).focus()
    await page.keyboard.press('PageDown')
    await shown('第 2 页')
    await page.keyboard.press('End')
    await shown(`第 ${count} 页，共 ${count} 页`)
    await page.getByLabel('页码').fill('3')
    await page.keyboard.press('Enter')
    await shown('第 3 页')
    await page.locator('.react-pdf__Page__textContent span').first().waitFor({ state: 'attached' })
    const width = async (): Promise<number> =>
      (await page.locator('.react-pdf__Page').boundingBox())?.width ?? 0
    const before = await width()
    await page.getByRole('region', { name: '文件内容' }).focus()
    await page.keyboard.press('+')
    await expect.poll(width).toBeGreaterThan(before * 1.4)
    await page.keyboard.press('-')
    await page.waitForTimeout(400)
    await expect.poll(async () => [await violations(page), await sidewaysScroll(page)]).toEqual([[], 0])
  })

  test('公开版在同一个窗口里选；导出的文件就是看到的那份', async () => {
    const { page } = program
    await page.getByRole('button', { name: '下一份' }).click()
    await page.getByText('打印预览　年度评价报告（公开版）').waitFor()
    await shown('第 1 页，共')
    const download = page.waitForEvent('download')
    await page.getByRole('dialog').getByRole('button', { name: '导出' }).click()
    const file = await download
    expect(file.suggestedFilename()).toBe('2018年度_评价报告_公开版（示例）.pdf')
    await file.saveAs(join(data, 'saved.pdf'))
    expect(readFileSync(join(data, 'saved.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('打印：每页一张，横排的表横着，窗口本身不印', async () => {
    const { page } = program
    await page.getByRole('button', { name: '上一份' }).click()
    await page.getByText('打印预览　年度评价报告（内部版）').waitFor()
    await shown('第 1 页，共')
    const [, count = ''] =
      /共 (\d+) 页/.exec(await page.locator('.preview-tools [role=status]').innerText()) ?? []
    await page.keyboard.press('Control+p')
    await expect.poll(() => page.evaluate('window.printed ?? 0'), { timeout: 90_000 }).toBe(1)
    await expect.poll(() => page.locator('.print-sheet').count()).toBe(Number(count))
    const path = join(data, 'printed.pdf')
    writeFileSync(path, await page.pdf({ preferCSSPageSize: true }))
    const sizes = sheetsOf(path)
    expect(sizes).toHaveLength(Number(count))
    expect(new Set(sizes)).toEqual(new Set(['portrait', 'landscape']))
    await page.evaluate('dispatchEvent(new Event("afterprint"))')
    await expect.poll(() => page.locator('.print-sheet').count()).toBe(0)
  }, 120_000)

  test('Esc 关闭，焦点回到打开它的按钮', async () => {
    const { page } = program
    await page.getByRole('region', { name: '文件内容' }).focus()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect
      .poll(() => page.evaluate('document.activeElement?.getAttribute("aria-label")'))
      .toBe('打印预览年度评价报告（内部版、公开版）')
  })

  test('反馈函逐家看；打印全部可以取消，取消后什么都没有印', async () => {
    const { page } = program
    await page.getByRole('button', { name: '打印预览反馈函' }).click()
    await shown('第 1 页，共')
    await page.getByLabel('材料').fill('地震局')
    await page.keyboard.press('Enter')
    await page.getByText('打印预览　反馈函（市地震局）').waitFor()
    await shown('第 1 页，共')
    await page.getByRole('button', { name: '打印全部 37 份' }).click()
    await page.getByText(/正在生成 \d+\/37/).waitFor()
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
    await page.locator('.progress-bar').waitFor({ state: 'detached' })
    await expect.poll(() => page.evaluate('window.printed')).toBe(1)
    await page.getByRole('button', { name: '打印全部 37 份' }).click()
    await expect.poll(() => page.evaluate('window.printed ?? 0'), { timeout: 200_000 }).toBe(2)
    await expect.poll(() => page.locator('.print-sheet').count()).toBeGreaterThan(37)
    await page.evaluate('dispatchEvent(new Event("afterprint"))')
    await page.keyboard.press('Escape')
  }, 240_000)

  test('全程窗口没有一条错误', () => {
    expect(program.complaints).toEqual([])
  })
})
