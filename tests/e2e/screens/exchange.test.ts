import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { keptFolder, scratchFolder } from '#tests/support/scratch.ts'
import { CHROMIUM } from '../built.ts'
import { sidewaysScroll, violations } from './accessibility.ts'
import { openProgram } from './program.ts'

const SHOTS = process.env['SHOTS'] ?? ''

async function shoot(page: Page, name: string): Promise<void> {
  if (SHOTS !== '') await page.screenshot({ path: join(SHOTS, `exchange-${name}.png`) })
}

/** Presses a button that gives a download, and keeps it under its own name. */
async function download(page: Page, button: string | RegExp, folder: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ])
  const path = join(folder, file.suggestedFilename())
  await file.saveAs(path)
  return path
}

async function score(page: Page, item: string, points: string): Promise<void> {
  await page.getByLabel(`核定分 ${item}`, { exact: true }).fill(points)
  await page.keyboard.press('Enter')
}

describe.skipIf(CHROMIUM === '')('多人协作', () => {
  test('两台电脑：分出、打开、审核、交回、逐处选定后合并', async () => {
    const [data, stick] = [keptFolder('screens-exchange-office'), scratchFolder()]
    evaluateExpecting(0, 'demo', '--data', data)
    evaluateExpecting(0, 'init', '--data', data, '--year', '2019')
    const office = await openProgram(data)
    const colleague = await openProgram(keptFolder('screens-exchange-colleague'))
    try {
      // Of the year that is worked on, not of the newest.
      await office.goTo('/2018')
      await office.goTo('/exchange')
      await office.page.locator('.page-note', { hasText: '2018年度' }).waitFor()
      await office.page.getByText('一个人在一台电脑上办理时用不着这一页').waitFor()
      await shoot(office.page, 'empty')
      await expect
        .poll(async () => [await violations(office.page), await sidewaysScroll(office.page)])
        .toEqual([[], 0])
      await office.page.getByRole('button', { name: '分给同事' }).click()
      await office.page.getByLabel('分给谁').fill('示例同事')
      await office.page.getByLabel('给对方的说明').fill('请先核对再审核')
      await office.page.getByRole('checkbox', { name: '市地震局' }).check()
      await office.page.getByRole('checkbox', { name: '市气象局' }).check()
      await office.page.waitForTimeout(300)
      await shoot(office.page, 'hand-out')
      await expect.poll(() => violations(office.page)).toEqual([])
      const pack = await download(office.page, '导出协作包（2 家）', stick)
      expect(pack).toMatch(/协作包2018_示例同事_2家_\d{8}\.kspack$/)
      await office.page.getByText('在对方手里').waitFor()
      await shoot(office.page, 'out')
      await expect
        .poll(async () => [await violations(office.page), await sidewaysScroll(office.page)])
        .toEqual([[], 0])
      await office.goTo('/2018/review')
      await office.page.getByText('已分给示例同事，还没有交回').waitFor()
      await shoot(office.page, 'office-review')

      await colleague.goTo('/exchange')
      await colleague.page.getByText('本机还没有年度').waitFor()
      await shoot(colleague.page, 'colleague-empty')
      await expect.poll(() => violations(colleague.page)).toEqual([])
      await colleague.page.locator('input[aria-label="选择协作包"]').setInputFiles(pack)
      await colleague.page.getByText('只用来收表、核对和审核').waitFor()
      await colleague.goTo('/exchange')
      await colleague.page.getByText('2 家：').waitFor()
      await shoot(colleague.page, 'copy')
      await expect
        .poll(async () => [await violations(colleague.page), await sidewaysScroll(colleague.page)])
        .toEqual([[], 0])

      // Both decide the same item, in different ways.
      for (const [{ page, goTo }, points] of [
        [office, '2.5'],
        [colleague, '2.9'],
      ] as const) {
        await goTo('/2018/review?unit=D15&item=S2')
        await page.waitForTimeout(500)
        await shoot(page, `review-${points}`)
        await score(page, 'S2', points)
        await page.waitForTimeout(500)
      }
      await colleague.goTo('/exchange')
      await colleague.page.getByText(/还没有交回，已做 \d+ 步/).waitFor()
      const back = await download(colleague.page, '导出交回包', stick)
      await colleague.page.getByText('包校验码').waitFor()
      await shoot(colleague.page, 'handed-back')

      await office.goTo('/exchange')
      await office.page.locator('input[aria-label="选择交回包"]').setInputFiles(back)
      await office.page.getByText('两边都改过的 1 处').waitFor()
      await office.page.getByText(/^市地震局 S2 .* 审核$/).waitFor()
      await office.page.waitForTimeout(300)
      await shoot(office.page, 'merge')
      await expect.poll(() => violations(office.page)).toEqual([])
      await office.page.getByRole('radio', { name: /^示例同事：2\.90 分/ }).check()
      await office.page.getByRole('button', { name: '合并', exact: true }).click()
      await office.page.getByText('已合并示例同事交回的内容：新增审核').waitFor()
      await office.page.getByRole('button', { name: '对方的操作记录，示例同事' }).click()
      await office.page.getByRole('cell', { name: '打开协作包' }).waitFor()
      await office.page.waitForTimeout(300)
      await shoot(office.page, 'log')
      await expect.poll(() => violations(office.page)).toEqual([])
      await office.page.keyboard.press('Escape')
      await shoot(office.page, 'merged')
      await colleague.page.getByRole('button', { name: '回到本机数据' }).first().click()
      await colleague.page.locator('h1', { hasText: '开始' }).waitFor()
      expect(readdirSync(stick)).toHaveLength(2)
      expect([...office.complaints, ...colleague.complaints]).toEqual([])
    } finally {
      await office.close()
      await colleague.close()
    }
  }, 240_000)
})
