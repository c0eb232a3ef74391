import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { CHROMIUM } from '../built.ts'
import { focusedName, goByKeys, tabTo } from './keyboard.ts'
import { openProgram, type Program } from './program.ts'
import { typeText } from '../type-text.ts'

const made = keptFolder('keyboard-sample')
const downloads = keptFolder('keyboard-downloads')

/** A whole year without a mouse; each test goes on where the one before it ended. */
describe.skipIf(CHROMIUM === '')('只用键盘，从新建到归档', () => {
  let program: Program
  beforeAll(async () => {
    evaluateExpecting(0, 'demo', '--data', made)
    program = await openProgram(keptFolder('keyboard-year'))
    // The system's own dialog, in which all files of the folder are chosen.
    program.page.on('filechooser', (chooser) => {
      const folder = join(made, '示例自评表2018')
      void chooser.setFiles(readdirSync(folder).map((name) => join(folder, name)))
    })
  }, 240_000)
  afterAll(() => program.close())

  async function download(name: RegExp): Promise<string> {
    const { page } = program
    await tabTo(page, name)
    const coming = page.waitForEvent('download', { timeout: 120_000 })
    await page.keyboard.press('Enter')
    const file = await coming
    await file.saveAs(join(downloads, file.suggestedFilename()))
    return file.suggestedFilename()
  }

  test('新建年度', async () => {
    const { page } = program
    await page.keyboard.press('Enter')
    await page.locator('h1', { hasText: '工作台' }).waitFor()
    expect(page.url()).toMatch(/#\/2018$/)
  })

  test('下发自评表', async () => {
    await goByKeys(program.page, '下发自评表')
    expect(await download(/^一键导出 37 份$/)).toMatch(/\.zip$/)
  })

  test('收表：选文件，检查，确认导入', async () => {
    const { page } = program
    await goByKeys(page, '收表')
    await tabTo(page, /^选择文件$/)
    await page.keyboard.press('Enter')
    await page.getByText(/^检查了 38 个文件/).waitFor({ timeout: 120_000 })
    await tabTo(page, /^确认导入 38 份$/)
    await page.keyboard.press('Enter')
    await page.getByText(/^已导入 38 份/).waitFor({ timeout: 120_000 })
    await expect.poll(() => page.locator('.page-note').innerText()).toBe('已收到 35/37 家')
  }, 300_000)

  test('导入核对：逐处采用，直到没有疑点或不能采用', async () => {
    const { page } = program
    await goByKeys(page, '导入核对')
    await page.locator('.reading-lines').waitFor()
    await page.keyboard.press('n')
    await page.locator('.reading-lines tr[aria-current]').waitFor()
    const before = await page.locator('.shell-main').innerText()
    await page.keyboard.press('y')
    await expect.poll(() => page.locator('.shell-main').innerText()).not.toBe(before)
  })

  test('审核：审完一家，其余批量采用', async () => {
    const { page } = program
    await goByKeys(page, '审核')
    await page.locator('.score-field:focus').waitFor()
    await expect.poll(() => focusedName(page)).toMatch(/^核定分 /)
    const pending = page.locator('.review-items p[role=status]')
    const before = await pending.innerText()
    await page.keyboard.press('Enter')
    await expect.poll(() => pending.innerText()).not.toBe(before)
    await tabTo(page, /^批量采用建议分$/)
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('checkbox').first().waitFor()
    // Seen and ticked, what is left out by itself is taken along.
    const boxes = await dialog.getByRole('checkbox').count()
    for (let box = 0; box < boxes; box += 1) {
      await tabTo(page, /一并/)
      await page.keyboard.press('Space')
      await page.keyboard.press('Tab')
    }
    await tabTo(page, /^采用 \d+ 项$/)
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('下一步：计分汇总').waitFor()
    await expect.poll(() => page.locator('.unit-list .status-tag', { hasText: '待审' }).count()).toBe(0)
  }, 120_000)

  test('等次评定：同分的写明理由决定，然后定稿', async () => {
    const { page } = program
    await goByKeys(page, '等次评定')
    // The group with something to decide is open.
    const open = page.getByRole('button', { name: /^决定.*的等次$/ })
    await open.first().waitFor()
    await expect.poll(() => open.count()).toBe(2)
    await tabTo(page, /^决定.*的等次$/)
    await page.keyboard.press('Enter')
    await page.locator('#decide-reason:focus').waitFor()
    await typeText(page, '示例：会议研究决定')
    await tabTo(page, /^优秀$/)
    await page.keyboard.press('Space')
    await page.getByRole('radio', { name: '优秀', checked: true }).waitFor()
    await tabTo(page, /^决定$/)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    // One place was left: with it given, the other of the two is decided too.
    await expect.poll(() => open.count()).toBe(0)
    await tabTo(page, /^定稿$/)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await expect.poll(() => page.getByRole('dialog').innerText()).toContain('示例：会议研究决定')
    await tabTo(page, /^定稿$/)
    await page.keyboard.press('Enter')
    await page.getByText(/^下一步：/).waitFor({ timeout: 60_000 })
  }, 120_000)

  test('报告与导出：全部材料', async () => {
    await goByKeys(program.page, '报告与导出')
    expect(await download(/^导出全部 \d+ 种$/)).toMatch(/\.zip$/)
  }, 240_000)

  test('归档：年度从此只能查看，归档文件有校验码', async () => {
    const { page } = program
    await goByKeys(page, '归档与对比')
    await tabTo(page, /^归档本年度$/)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    expect(await download(/^归档$/)).toMatch(/^科学素质评价2018_归档_.*\.zip$/)
    await page.getByRole('button', { name: '解锁' }).waitFor({ timeout: 120_000 })
    await goByKeys(page, '审核')
    await expect.poll(() => page.locator('.archived-notice').innerText()).toMatch(/^2018年度已归档，只能查看/)
    const field = page.locator('.score-field:focus').first()
    await field.waitFor()
    const kept = await field.inputValue()
    await typeText(page, '9')
    await expect.poll(async () => [await field.inputValue(), await field.isEditable()]).toEqual([kept, false])
  }, 240_000)

  test('全程窗口没有一条错误', () => {
    expect(program.complaints).toEqual([])
  })
})
