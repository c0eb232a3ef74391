import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { CHROMIUM } from './built.ts'
import { openElectronWindow, type RunningWindow } from './electron-window.ts'
import { chinesePdf } from './screens/chinese-pdf.ts'

describe.skipIf(CHROMIUM === '')('evidence in the window', () => {
  const folder = keptFolder('evidence-window')
  const brought = join(folder, '市地震局佐证')
  const pdf = chinesePdf('科学素质工作佐证材料（示例）')
  let running: RunningWindow
  let page: Page

  beforeAll(async () => {
    evaluateExpecting(0, 'init', '--data', join(folder, 'data'), '--year', '2018')
    mkdirSync(join(folder, 'home', 'desktop'), { recursive: true })
    mkdirSync(brought)
    writeFileSync(join(brought, 'S4 信息稿.pdf'), pdf)
    running = await openElectronWindow(join(folder, 'data'), join(folder, 'home'))
    page = running.page
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.evaluate(`location.hash = '/2018/evidence?unit=D15'`)
    await page.locator('h2', { hasText: '市地震局' }).waitFor()
  }, 120_000)
  afterAll(() => running.stop())

  test('a folder from the dialog is looked at, confirmed and kept; the officer’s own files stay where they are', async () => {
    running.answerDialog([brought])
    await page.getByRole('button', { name: '选择文件夹' }).click()
    await page.getByText('确认 1 个文件放在哪里').waitFor()
    await expect.poll(() => page.getByLabel('指标 S4 信息稿.pdf', { exact: true }).inputValue()).toBe('S4')
    await expect.poll(() => page.content()).not.toContain(folder)
    await page.getByRole('button', { name: '添加 1 个' }).click()
    await page.getByText('已添加 1 个文件').waitFor()
    expect(readFileSync(join(brought, 'S4 信息稿.pdf')).equals(pdf)).toBe(true)
    expect(existsSync(join(folder, 'data', '佐证'))).toBe(true)
    expect(running.told).toContainEqual({
      kind: 'dialog',
      title: '选择佐证材料所在的文件夹',
      defaultPath: null,
    })
  })

  test('a PDF is shown under the window’s own protocol, Chinese and all, and nothing is asked for elsewhere', async () => {
    await page.getByRole('button', { name: '预览 S4 信息稿.pdf' }).click()
    await page.getByText('第 1 页，共 2 页').waitFor({ timeout: 30_000 })
    await page.locator('.react-pdf__Page__textContent span').first().waitFor({ state: 'attached' })
    await expect
      .poll(() => page.locator('.react-pdf__Page__textContent').innerText())
      .toContain('科学素质工作佐证材料')
    expect(running.told.filter(({ kind }) => kind === 'denied' || kind === 'opened')).toEqual([])
  })

  test('另存 writes a copy where the dialog says, and never opens it', async () => {
    const target = join(folder, '另存')
    mkdirSync(target)
    running.answerDialog([target])
    await page.getByRole('dialog').getByRole('button', { name: '另存' }).click()
    await page.getByText(`已另存到：${target}`).waitFor()
    expect(readdirSync(target)).toEqual(['S4 信息稿.pdf'])
    expect(readFileSync(join(target, 'S4 信息稿.pdf')).equals(pdf)).toBe(true)
    expect(running.told.filter(({ kind }) => kind === 'opened')).toEqual([])
  })
})
