import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { CHROMIUM } from '../built.ts'
import { sidewaysScroll, violations } from './accessibility.ts'
import { chinesePdf } from './chinese-pdf.ts'
import { openProgram, type Program } from './program.ts'
import { typeText } from '../type-text.ts'

const data = keptFolder('screens-evidence')
const incoming = keptFolder('screens-incoming')
const downloads = keptFolder('screens-evidence-downloads')
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** Evidence of one unit, from dropping to the list of what is missing; each test goes on where the one before it ended. */
describe.skipIf(CHROMIUM === '')('佐证材料', () => {
  let program: Program
  beforeAll(async () => {
    evaluateExpecting(0, 'demo', '--data', data)
    const folder = join(incoming, '市地震局佐证', '里层')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, '..', '1_会议纪要.pdf'), chinesePdf('科学素质工作佐证材料（示例）'))
    writeFileSync(join(folder, '..', '2 活动照片.png'), PNG)
    writeFileSync(join(folder, 'S4_信息稿.docx'), 'PK')
    writeFileSync(join(folder, '工具.exe'), 'MZ')
    writeFileSync(join(folder, '空.pdf'), '')
    program = await openProgram(data)
  }, 240_000)
  afterAll(() => program.close())

  /** Waits until the list says that the unit lacks so many pieces. */
  const lacks = async (count: number): Promise<void> => {
    const unit = program.page.locator('.evidence-units button', { hasText: '市地震局' })
    await unit.getByText(`缺 ${count} 处`).waitFor()
  }

  test('把文件夹拖进来：按编号对上目录，不能收的写明原因，确认后才添加', async () => {
    const { page, goTo } = program
    await goTo('/2018/evidence?unit=D15')
    await page.locator('h2', { hasText: '市地震局' }).waitFor()
    await lacks(11)
    const zone = await page.locator('.attach-zone').boundingBox()
    const client = await page.context().newCDPSession(page)
    const dragged = {
      x: (zone?.x ?? 0) + 40,
      y: (zone?.y ?? 0) + 20,
      data: { items: [], files: [join(incoming, '市地震局佐证')], dragOperationsMask: 1 },
    }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await client.send('Input.dispatchDragEvent', { type, ...dragged })
    }
    await page.getByText('确认 5 个文件放在哪里').waitFor()
    const rows = await page.locator('.attach-table tbody tr').allInnerTexts()
    const empty = rows.find((row) => row.includes('空.pdf')) ?? ''
    expect([empty.includes('文件是空的'), empty.includes('不添加')]).toEqual([true, true])
    expect(rows.find((row) => row.includes('工具.exe'))).toContain('可能是程序，请勿打开')
    const chosen = (name: string): Promise<string> => page.getByLabel(name, { exact: true }).inputValue()
    expect([
      await chosen('目录编号 1_会议纪要.pdf'),
      await chosen('指标 1_会议纪要.pdf'),
      await chosen('目录编号 2 活动照片.png'),
      await chosen('指标 S4_信息稿.docx'),
    ]).toEqual(['1', '5.3', '2', 'S4'])
    await expect.poll(() => violations(page)).toEqual([])
    await page.getByRole('button', { name: '添加 4 个' }).click()
    await page.getByText('已添加 4 个文件').waitFor()
    await lacks(9)
    const kept = readdirSync(join(data, '佐证'), { recursive: true, withFileTypes: true })
    expect(kept.filter((entry) => entry.isFile()).map(({ name }) => /^[0-9a-f]{64}$/.test(name))).toEqual([
      true,
      true,
      true,
      true,
    ])
  })

  test('再拖同一个文件夹：以前添加过的不重复，并且这样说', async () => {
    const { page } = program
    await page.locator('input[aria-label="选择佐证文件夹"]').setInputFiles(join(incoming, '市地震局佐证'))
    await page.getByRole('button', { name: '添加 4 个' }).click()
    await page.getByText('没有添加新的文件；4 个以前添加过，没有重复').last().waitFor()
    await page.getByRole('button', { name: '知道了' }).click()
    await lacks(9)
    await expect.poll(() => page.getByRole('button', { name: /^预览/ }).count()).toBe(2)
  })

  test('PDF 在程序里看，没有嵌入的中文字也看得见，里面的链接不起作用', async () => {
    const { page } = program
    await page.getByRole('button', { name: '预览 1_会议纪要.pdf' }).click()
    await page.getByText('第 1 页，共 2 页').waitFor({ timeout: 30_000 })
    await page.locator('.react-pdf__Page__textContent span').first().waitFor({ state: 'attached' })
    await expect
      .poll(() => page.locator('.react-pdf__Page__textContent').innerText())
      .toContain('科学素质工作佐证材料')
    await expect.poll(() => page.locator('.preview-page a').count()).toBe(0)
    const dark = await page.evaluate(`(() => {
      const canvas = document.querySelector('.react-pdf__Page__canvas')
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
      let dark = 0
      for (let at = 0; at < data.length; at += 4) if (data[at] < 100) dark += 1
      return dark
    })()`)
    expect(Number(dark)).toBeGreaterThan(500)
    await page.getByRole('button', { name: '下一页' }).click()
    await page.getByText('第 2 页，共 2 页').waitFor()
    await expect.poll(() => violations(page)).toEqual([])
    await page.keyboard.press('Escape')
  })

  test('图片在程序里看；另存得到原样的一份，名字是它自己的', async () => {
    const { page } = program
    await page.getByRole('button', { name: '预览 2 活动照片.png' }).click()
    const image = page.getByRole('img', { name: '2 活动照片.png' })
    await image.waitFor()
    await expect.poll(() => image.evaluate('document.querySelector(".preview-image").naturalWidth')).toBe(1)
    const download = page.waitForEvent('download')
    await page.getByRole('dialog').getByRole('button', { name: '另存' }).click()
    const file = await download
    await file.saveAs(join(downloads, 'photo'))
    expect(file.suggestedFilename()).toBe('2 活动照片.png')
    expect(readFileSync(join(downloads, 'photo')).equals(PNG)).toBe(true)
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  test('程序和其他文件没有预览，只能另存，另存时再提醒一次', async () => {
    const { page } = program
    await expect.poll(() => page.getByRole('button', { name: '预览 工具.exe' }).count()).toBe(0)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '另存 工具.exe' }).click()
    expect((await download).suggestedFilename()).toBe('工具.exe')
    await expect
      .poll(() => page.locator('.ant-message-warning').innerText())
      .toContain('可能是程序，请勿打开')
  })

  test('放错的改对应、移除，移除要写理由，全用键盘', async () => {
    const { page } = program
    await page.getByRole('button', { name: '改对应 工具.exe' }).focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('目录编号 工具.exe', { exact: true }).selectOption('3')
    await page.getByRole('dialog').getByRole('button', { name: '改对应' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await lacks(8)
    await page.getByRole('button', { name: '移除 工具.exe' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.getByLabel(/^移除的理由/).waitFor()
    await typeText(page, '不是佐证')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await lacks(9)
    await expect.poll(() => page.getByRole('button', { name: '另存 工具.exe' }).count()).toBe(0)
  })

  test('审核时看得到本项的佐证文件，一点就看，缺什么写在旁边', async () => {
    const { page, goTo } = program
    await goTo('/2018/review?unit=D15&item=5.3')
    const detail = page.locator('.review-detail')
    await detail.getByRole('button', { name: '预览 1_会议纪要.pdf' }).click()
    await page.getByText('第 1 页，共 2 页').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.locator('tr', { hasText: 'S1' }).first().click()
    await detail.getByText(/还没有收到文件/).waitFor()
    await expect.poll(() => detail.getByRole('link', { name: '没有文件，去添加' }).count()).toBe(1)
  })

  test('缺佐证清单导出为表格，也可以只看缺佐证的单位', async () => {
    const { page, goTo } = program
    await goTo('/2018/evidence')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出缺佐证清单' }).click()
    const file = await download
    expect(file.suggestedFilename()).toBe('2018年度_缺佐证清单.xlsx')
    await expect.poll(() => page.locator('.evidence-units li').count()).toBe(37)
    await page.getByText(/^缺佐证 \d+$/).click()
    await expect.poll(() => page.locator('.evidence-units li').count()).toBe(35)
    await page.getByRole('tab', { name: /^待补和待核/ }).click()
    await expect.poll(() => page.locator('.finding-list li').count()).toBeGreaterThan(10)
  })

  test('标准和特大字号下都没有无障碍问题，页面不横向滚动', async () => {
    const { page } = program
    const report: unknown[] = []
    for (const step of ['放大字号', '放大字号', '缩小字号', '缩小字号']) {
      report.push(await violations(page), await sidewaysScroll(page))
      await page.getByRole('button', { name: step }).click()
    }
    expect(report).toEqual([[], 0, [], 0, [], 0, [], 0])
  })

  test('全程窗口没有一条错误', () => {
    expect(program.complaints).toEqual([])
  })
})
