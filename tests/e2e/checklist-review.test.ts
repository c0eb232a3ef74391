import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { CHROMIUM } from './built.ts'
import { openOfficeWindow, type OfficeWindow } from './electron-window.ts'
import { sidewaysScroll } from './screens/accessibility.ts'
import { pasteText } from './screens/clipboard.ts'
import { PAGES } from './screens/pages.ts'

const folder = keptFolder('checklist-review')

/** The second half of the checklist in the window of the packed program, on the sample year and an empty one. */
describe.skipIf(CHROMIUM === '')('核对表：查找、指标、催报、反查，在窗口里', () => {
  let running: OfficeWindow
  let page: Page
  beforeAll(async () => {
    const data = join(folder, 'data')
    mkdirSync(join(folder, 'home', 'desktop'), { recursive: true })
    evaluateExpecting(0, 'demo', '--data', data)
    evaluateExpecting(0, 'init', '--data', data, '--year', '2019')
    running = await openOfficeWindow(data, join(folder, 'home'))
    page = running.page
  }, 120_000)
  afterAll(() => running.stop())

  const goTo = (path: string): Promise<void> => running.goTo(path)
  const cell = (name: string) => page.getByRole('textbox', { name, exact: true })

  test.each([
    ['rsj', '市人力资源和社会保障局'],
    ['人社', '市人力资源和社会保障局'],
    ['renli', '市人力资源和社会保障局'],
    ['fgw', '市发展改革委'],
  ])('13 按 Ctrl+K 输入 %s，找到%s', async (typed, name) => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: /^搜索/ }).fill(typed)
    await page.getByRole('option', { name }).first().waitFor()
    await expect.poll(() => page.getByRole('option').first().innerText()).toContain(name)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  })

  test('14、15 Excel 的 10 行 3 列落在各自的格里，一次 Ctrl+Z 撤回；拼音打出的字照录', async () => {
    await goTo('/2019/targets')
    const ids = ['1.1', '1.2', '1.3', '1.4', '1.5', '2.1', '2.2', '2.3', '2.4', '3.1']
    const read = (): Promise<readonly string[]> =>
      Promise.all(ids.map((id) => cell(`分值 ${id}`).inputValue()))
    const before = await read()
    await cell('本年目标 1.1').click()
    await pasteText(page, ids.map((_, row) => `${row + 1}0\t${row + 1}.5\t正向定量`).join('\r\n'))
    await page.getByText(/^已粘贴 30 格/).waitFor()
    await expect.poll(read).toEqual(ids.map((_, row) => `${row + 1}.5`))
    await page.keyboard.press('Control+z')
    await expect.poll(read).toEqual(before)
    await cell('计量单位 S1').click()
    const client = await page.context().newCDPSession(page)
    await client.send('Input.imeSetComposition', { text: 'wo', selectionStart: 2, selectionEnd: 2 })
    await client.send('Input.insertText', { text: '我' })
    await expect.poll(() => cell('计量单位 S1').inputValue()).toBe('我')
    await page.keyboard.press('Escape')
  })

  test('18 催报名单一次复制，正好是没报齐和退回待补正的单位', async () => {
    await goTo('/2018/remind')
    await page.getByRole('button', { name: '复制催报名单（3 家）' }).click()
    await page.getByText('已复制 3 家的催报名单，可以粘贴到微信或短信').waitFor()
    // The page may not read the clipboard, a person may paste: into the field of the note, which takes several lines.
    await page.getByRole('button', { name: '记一次催报：市广播电视台' }).click()
    const note = page.getByRole('dialog').getByLabel('备注')
    await note.click()
    await page.keyboard.press('Control+v')
    await expect.poll(() => note.inputValue()).toContain('【催报】2018年度')
    const text = await note.inputValue()
    await page.keyboard.press('Escape')
    expect([...text.matchAll(/\d\. (.+?)：/g)].map(([, name]) => name)).toEqual([
      '市总工会',
      '市广播电视台',
      '德州经济技术开发区',
    ])
  })

  test('19 汇总表上的一个数，两步到原表的单元格', async () => {
    await goTo('/2018/scores')
    await page.getByRole('button', { name: /^市地震局总分/ }).click()
    const origin = page.locator('.working .plain-table button.origin-link').first()
    const place = await origin.innerText()
    await origin.click()
    const shown = page.locator('td[aria-current="true"]')
    await shown.waitFor()
    expect(`自评表!${(await shown.getAttribute('data-cell')) ?? ''}`).toBe(place)
  })

  test('23 小屏幕、特大字号，每一页都没有横向滚动条', async () => {
    const found: string[] = []
    await page.setViewportSize({ width: 1093, height: 614 })
    for (const _ of [1, 2]) await page.getByRole('button', { name: '放大字号' }).click()
    for (const path of PAGES) {
      await goTo(`/2018${path}`)
      const wide = await sidewaysScroll(page)
      if (wide > 0) found.push(`${path}：宽出 ${wide} 像素`)
    }
    expect(found).toEqual([])
  }, 120_000)

  test('全程没有被拒的请求，关上窗口，数据库完整关闭', async () => {
    expect(running.told.filter(({ kind }) => kind === 'denied')).toEqual([])
    running.closeWindow()
    expect(await running.exited).toBe(0)
  })
})
