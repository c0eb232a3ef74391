import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { openZip } from '#electron/workbooks/read/zip-archive.ts'
import { hasPoppler } from '#tests/documents/pdf-tools.ts'
import { scratchFolder } from '#tests/support/scratch.ts'
import { CHROMIUM } from './built.ts'
import { openElectronWindow } from './electron-window.ts'
import { openProgram } from './screens/program.ts'

const REPORT = '2018年度_评价报告（示例）.pdf'

/** From the first-run screen: one click for the sample year, two more for all of its papers. */
async function clickThrough(page: Page, beforeLast: () => void): Promise<void> {
  await page.getByRole('button', { name: '打开示例年度' }).click()
  await page.getByText('现在该做什么').waitFor({ timeout: 60_000 })
  await page.getByRole('link', { name: '报告与导出' }).click()
  beforeLast()
  await page.getByRole('button', { name: /^导出全部 \d+ 种$/ }).click()
}

/** What stands on the report's first page, without blanks; '' where there is no pdftotext. */
function firstPageOf(path: string): string {
  expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-')
  if (!hasPoppler) return ''
  const done = spawnSync('pdftotext', ['-l', '1', path, '-'], { encoding: 'utf8' })
  return done.stdout.replaceAll(/\s/g, '')
}

describe.skipIf(CHROMIUM === '')(
  'from the first-run screen to the report of the sample year in three clicks',
  () => {
    test('in the browser: everything comes as one download', async () => {
      const program = await openProgram(scratchFolder())
      try {
        const download = program.page.waitForEvent('download', { timeout: 120_000 })
        await clickThrough(program.page, () => {})
        const file = await download
        expect(file.suggestedFilename()).toBe('2018年度评价材料.zip')
        const papers = openZip(readFileSync(await file.path()))
        expect([...papers.names()]).toContain(REPORT)
        const path = join(scratchFolder(), 'report.pdf')
        const bytes = papers.read(REPORT)
        if (bytes === null) throw new Error('no report')
        writeFileSync(path, bytes)
        expect(hasPoppler ? firstPageOf(path) : '2018年度评价报告').toMatch(/2018年度.*评价报告/)
        await program.page.getByText(/^已导出 \d+ 份，打包为/).waitFor()
        expect(program.complaints).toEqual([])
      } finally {
        await program.close()
      }
    }, 180_000)

    test('in the window: everything lies in the folder that was chosen', async () => {
      const folder = scratchFolder()
      const target = join(folder, '桌面上')
      for (const name of [target, join(folder, 'home', 'desktop')]) mkdirSync(name, { recursive: true })
      const window = await openElectronWindow(join(folder, 'data'), join(folder, 'home'))
      try {
        await clickThrough(window.page, () => window.answerDialog([target]))
        await window.page.getByText(/^已导出 \d+ 份，存放在/).waitFor({ timeout: 120_000 })
        expect(readdirSync(target)).toContain(REPORT)
        expect(hasPoppler ? firstPageOf(join(target, REPORT)) : '2018年度评价报告').toMatch(
          /2018年度.*评价报告/,
        )
      } finally {
        await window.stop()
      }
    }, 180_000)
  },
)
