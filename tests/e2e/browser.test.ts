import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keptFolder } from '#tests/support/scratch.ts'
import { startBrowserHost, type RunningHost } from './browser-host.ts'
import { CHROMIUM } from './built.ts'

describe.skipIf(CHROMIUM === '')('the program in the machine’s own browser', () => {
  const folder = keptFolder('browser')
  const complaints: string[] = []
  let host: RunningHost
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    host = await startBrowserHost(join(folder, 'data'), '--wait-after', '1500')
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] })
    page = await browser.newPage({ locale: 'zh-CN', viewport: { width: 1366, height: 650 } })
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(String(error)))
    await page.goto(host.url)
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await host.stop()
  })

  test('the first page stands, its code is gone from the address, nothing complains', async () => {
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expect.poll(() => page.title()).toContain('科素考评')
    expect(page.url()).not.toContain('code=')
    expect(complaints).toEqual([])
  })

  test('a reload keeps the session; the address opened a second time does not have one', async () => {
    await page.reload()
    await page.getByRole('heading', { level: 1 }).waitFor()
    const other = await browser.newContext()
    const stranger = await other.newPage()
    const answers: number[] = []
    stranger.on('response', (response) => {
      if (response.url().includes('/api/')) answers.push(response.status())
    })
    await stranger.goto(host.url)
    await stranger.getByText('这个窗口没有打开数据的许可').first().waitFor()
    expect(new Set(answers)).toEqual(new Set([401]))
    await other.close()
  })

  test('when the last page is gone the program ends by itself and closes its database whole', async () => {
    await page.close()
    expect(await host.exited).toBe(0)
    expect(readdirSync(join(folder, 'data')).filter((name) => name.startsWith('kaoping.db'))).toEqual([
      'kaoping.db',
    ])
  })
})
