import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { openBook, sheetOf, textAt } from '#tests/workbooks/open-book.ts'
import { CHROMIUM } from '../built.ts'
import { sidewaysScroll, violations } from './accessibility.ts'
import { openProgram, type Program } from './program.ts'
import { typeText } from '../type-text.ts'

const data = keptFolder('screens-desk')
const downloads = keptFolder('screens-desk-downloads')

/** How far the log scrolls sideways in its frame. */
const LOG_OVERFLOW = `(() => {
  const frame = document.querySelector('.log-frame')
  return frame.scrollWidth - frame.clientWidth
})()`

/** The program around the pages: search, keys, undo, the log, settings, who is at the desk. */
describe.skipIf(CHROMIUM === '')('操作台：搜索、撤销、操作记录、设置、操作人员', () => {
  let program: Program
  beforeAll(async () => {
    evaluateExpecting(0, 'demo', '--data', data)
    program = await openProgram(data)
  }, 240_000)
  afterAll(() => program.close())

  /** Waits for the page itself: the one before it has a heading too. */
  async function open(path: string, title: string): Promise<Page> {
    await program.goTo(path)
    await program.page.locator('h1', { hasText: title }).waitFor()
    await program.page.locator('.loading').waitFor({ state: 'detached' })
    return program.page
  }

  async function openSearch(page: Page, typed: string): Promise<void> {
    await page.keyboard.press('Control+k')
    const field = page.getByRole('combobox', { name: /^搜索/ })
    await field.fill(typed)
    await page.getByRole('option', { name: `在操作记录中查找“${typed}”` }).waitFor()
  }
  const found = async (): Promise<string> => (await program.page.getByRole('option').allInnerTexts()).join()

  test.each([
    ['rsj', '市人力资源和社会保障局'],
    ['人社', '市人力资源和社会保障局'],
    ['renli', '市人力资源和社会保障局'],
    ['fgw', '市发展改革委'],
  ])('按 Ctrl+K 输入 %s，第一个就是 %s，回车打开它的审核', async (typed, name) => {
    const page = await open('/2018/scores', '计分汇总')
    await openSearch(page, typed)
    // Its sounds may arrive a moment later.
    await page.getByRole('option', { name }).first().waitFor()
    await expect.poll(() => page.getByRole('option').first().innerText()).toContain(name)
    await page.keyboard.press('Enter')
    await page.locator('.review-items h2', { hasText: name }).waitFor()
  })

  test('也能找页面、指标编号、报来的文件，Esc 关闭后焦点回到原处', async () => {
    const page = await open('/2018/review', '审核')
    const field = page.locator('.score-field').nth(2)
    await field.focus()
    await openSearch(page, '计分')
    await expect.poll(found).toMatch(/^页面\s+计分汇总/)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe(await field.getAttribute('id'))
    await openSearch(page, 'S4')
    await expect.poll(found).toContain('S4 监测评估')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await openSearch(page, '更正')
    await expect.poll(found).toContain('（更正）.xlsx')
    await expect.poll(() => violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  })

  test('核定两项，按 Ctrl+Z 一项项撤销，按 Ctrl+Y 重做；格子里正在填的字归格子自己撤销', async () => {
    const page = await open('/2018/review?unit=D01', '审核')
    const pending = page.locator('.review-items p[role=status]')
    await page.locator('.score-field:focus').waitFor()
    const count = Number(/\d+/.exec(await pending.innerText())?.[0])
    await page.keyboard.press('Enter')
    await page.getByText(`还有 ${count - 1} 项待审核。`).waitFor()
    await page.keyboard.press('Enter')
    await page.getByText(`还有 ${count - 2} 项待审核。`).waitFor()
    await page.keyboard.press('Control+z')
    await page.getByText(`还有 ${count - 1} 项待审核。`).waitFor()
    await page.keyboard.press('Control+z')
    await page.getByText(`还有 ${count} 项待审核。`).waitFor()
    await page.keyboard.press('Control+y')
    await page.getByText(`还有 ${count - 1} 项待审核。`).waitFor()
    const field = page.locator('.score-field:focus')
    await typeText(page, '9')
    await page.keyboard.press('Control+z')
    await expect.poll(() => field.inputValue()).toBe('')
    await page.waitForTimeout(300)
    await expect.poll(() => pending.innerText()).toBe(`还有 ${count - 1} 项待审核。`)
    await page.getByRole('button', { name: '撤销', exact: true }).click()
    await page.getByText(`还有 ${count} 项待审核。`).waitFor()
  })

  test('操作记录里两条都在：核定的已撤销，撤销的写明原值和新值；用上下键选择', async () => {
    const page = await open('/log', '操作记录')
    await page.getByText(/^记录完整，共 \d+ 条，校验码 [0-9A-F-]{19}$/).waitFor()
    const rows = page.locator('.log-table tbody tr:not([aria-hidden])')
    await expect.poll(() => rows.first().innerText()).toMatch(/撤销核定\s+市科协 1\.\d .*待审核/s)
    await page.locator('.log-frame').focus()
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => page.locator('#log-detail-title').innerText()).toMatch(/恢复核定 市科协 1\.\d$/)
    await page.keyboard.press('End')
    await expect.poll(() => page.locator('#log-detail-title').innerText()).toBe('第 1 条：新建年度 2018年度')
    await page.keyboard.press('Home')
  })

  test('从操作记录撤销一条：先说明会改回什么；后面有关联的，说明先撤销哪一条', async () => {
    const page = await open('/2018/review?unit=D01', '审核')
    await page.locator('.score-field:focus').waitFor()
    await page.keyboard.press('Enter')
    await page.locator('.top-bar-saved', { hasText: '已保存' }).waitFor()
    await open('/log?unit=D01&action=导入', '操作记录')
    await page.getByRole('button', { name: '撤销此项' }).click()
    const refusal = page.getByRole('dialog', { name: '不能撤销此项' })
    await expect
      .poll(() => refusal.innerText())
      .toMatch(/“导入 市科协”不能撤销，因为后面还有第 \d+ 条“核定 市科协 1.1”/)
    await expect.poll(() => violations(page)).toEqual([])
    await page.getByRole('button', { name: '知道了' }).click()
    await refusal.waitFor({ state: 'hidden' })
    await open('/log?unit=D01&action=核定', '操作记录')
    await page.getByRole('button', { name: '撤销此项' }).click()
    const question = page.getByRole('dialog')
    await expect
      .poll(() => question.innerText())
      .toMatch(/撤销“核定 市科协 1.1”，改回：待审核。原来的记录保留，另记一条。/)
    await question.getByRole('button', { name: '撤销此项' }).click()
    await page.locator('.log-detail', { hasText: '已撤销' }).waitFor()
  })

  test('筛选后按 Ctrl+E 导出，表里只有筛选出来的', async () => {
    const page = await open('/log?unit=D01', '操作记录')
    const button = page.getByRole('button', { name: /^导出 \d+ 条$/ })
    const download = page.waitForEvent('download')
    await page.keyboard.press('Control+e')
    const file = await download
    const path = join(downloads, file.suggestedFilename())
    await file.saveAs(path)
    // Not before: the rows of the filter before are shown until these have come.
    const count = Number(/\d+/.exec(await button.innerText())?.[0])
    const sheet = sheetOf(await openBook(readFileSync(path)), '操作记录')
    expect(textAt(sheet, 2, 1)).toMatch(new RegExp(`共 ${count} 条$`))
    expect([textAt(sheet, 3 + count, 4), textAt(sheet, 4 + count, 1)]).toEqual([
      '登记进展',
      expect.stringMatching(/^记录完整/) as string,
    ])
  })

  test('F1 说明本页并列出按键，F6 到下一部分，Ctrl+F 到筛选框', async () => {
    const page = await open('/2018/review', '审核')
    await page.keyboard.press('F1')
    const help = page.getByRole('dialog', { name: '本页说明：审核' })
    await help.waitFor()
    await expect.poll(() => help.innerText()).toMatch(/Alt\+↓.*Ctrl\+K.*F6/s)
    await page.waitForTimeout(400)
    await expect.poll(() => violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await help.waitFor({ state: 'hidden' })
    await open('/2018/forms', '下发自评表')
    await page.keyboard.press('Control+f')
    await expect
      .poll(() => page.evaluate('document.activeElement.getAttribute("aria-label")'))
      .toBe('按单位名称查找')
    await page.keyboard.press('F6')
    await expect.poll(() => page.evaluate('document.activeElement.closest(".top-bar") !== null')).toBe(true)
    await page.keyboard.press('F6')
    await expect.poll(() => page.evaluate('document.activeElement.closest(".side-menu") !== null')).toBe(true)
    await page.keyboard.press('F6')
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('main')
  })

  test('打开程序时备份好了一份，右上角显示时间，点它到设置；立即备份又多一份，都核对完好', async () => {
    const { page } = program
    const mark = page.locator('.top-bar-backup')
    await expect.poll(() => mark.innerText()).toMatch(/^备份 今天 \d\d:\d\d$/)
    await mark.click()
    await page.locator('.settings h2', { hasText: '已有的备份（1 份）' }).waitFor()
    await page.getByRole('button', { name: '立即备份' }).click()
    await page.locator('.settings h2', { hasText: '已有的备份（2 份）' }).waitFor()
    await expect.poll(() => page.locator('.status-tag', { hasText: '完好' }).count()).toBe(2)
  })

  test('问题报告先给人看全部内容；许可可以看全文', async () => {
    const page = await open('/settings?tab=about', '设置')
    await page.getByRole('button', { name: '导出问题报告' }).click()
    const shown = page.getByRole('dialog', { name: '问题报告的全部内容' })
    await shown.waitFor()
    await expect.poll(() => shown.innerText()).toMatch(/程序版本：.*操作记录：\d+ 条，完整/s)
    await shown.getByRole('button', { name: '取消' }).click()
    await shown.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: '查看 react 的许可全文' }).click()
    await expect.poll(() => page.getByRole('dialog').innerText()).toMatch(/MIT License/)
    await page.keyboard.press('Escape')
  })

  test('设了操作人员以后：各记各的名，没有权限的说明由谁来做，换人要口令', async () => {
    const page = await open('/settings?tab=operators', '设置')
    const add = async (name: string, role: RegExp | null, pin: string): Promise<void> => {
      await page.getByRole('button', { name: '新增操作人员' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('姓名').fill(name)
      if (role !== null) await dialog.getByRole('checkbox', { name: role }).check()
      if (pin !== '') await dialog.getByLabel(/^口令/).fill(pin)
      await dialog.getByRole('button', { name: '新增操作人员' }).click()
      await dialog.waitFor({ state: 'hidden' })
      await page.locator('.settings th', { hasText: name }).waitFor()
    }
    await add('王主任（示例）', null, '2468')
    await expect.poll(() => page.locator('.top-bar-person-name').innerText()).toBe('王主任（示例）')
    await add('小李（示例）', null, '')
    await page.getByRole('button', { name: '换人' }).click()
    await page.locator('h1', { hasText: '请选择操作人员' }).waitFor()
    await expect
      .poll(async () => [await violations(page), await page.getByRole('navigation').count()])
      .toEqual([[], 0])
    await page.getByRole('button', { name: /^小李/ }).click()
    await page.locator('.top-bar-person-name', { hasText: '小李' }).waitFor()
    await open('/2018/review?unit=D01', '审核')
    await page.locator('.score-field:focus').waitFor()
    await page.keyboard.press('Enter')
    await page
      .getByText('核定须有“审核”权限，小李（示例）没有，没有执行。请由王主任（示例）来做，可点右上角“换人”。')
      .waitFor()
    await page.getByRole('button', { name: '换人' }).click()
    await page.getByRole('button', { name: /^王主任/ }).click()
    await typeText(page, '1111')
    await page.keyboard.press('Enter')
    await page.getByText('口令不对。请重新填写；忘记了可点“忘记口令”。').waitFor()
    await page.getByRole('button', { name: '忘记口令' }).click()
    await expect
      .poll(() => page.getByRole('dialog').innerText())
      .toMatch(/王主任（示例）是唯一有“审定”权限的人/)
    await page.getByRole('button', { name: '取消' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.getByLabel('王主任（示例）的口令').fill('2468')
    await page.keyboard.press('Enter')
    await page.locator('.top-bar-person-name', { hasText: '王主任' }).waitFor()
    await page.reload()
    await page.locator('.top-bar-person-name', { hasText: '王主任' }).waitFor()
  })

  test('窄屏和特大字号下，上栏不挤出窗口，操作记录的各列都在眼前', async () => {
    await program.page.setViewportSize({ width: 1093, height: 614 })
    const page = await open('/log', '操作记录')
    await page.getByRole('button', { name: '放大字号' }).click()
    await page.getByRole('button', { name: '放大字号' }).click()
    for (const filter of ['', '?unit=D01', '?text=示例', '?action=导入']) {
      await open(`/log${filter}`, '操作记录')
      await page.locator('.log-table').waitFor()
      await page.waitForTimeout(300)
      expect([filter, await page.evaluate(LOG_OVERFLOW)]).toEqual([filter, 0])
    }
    const right = await page.getByRole('button', { name: '本页说明，F1' }).boundingBox()
    expect((right?.x ?? 9999) + (right?.width ?? 0)).toBeLessThanOrEqual(1093)
    await expect.poll(() => sidewaysScroll(page)).toBe(0)
    await page.setViewportSize({ width: 1366, height: 768 })
  })

  test('全程窗口没有一条错误', () => {
    expect(program.complaints).toEqual([])
  })
})
