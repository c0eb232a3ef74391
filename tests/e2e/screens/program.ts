import { chromium, type Page } from 'playwright-core'
import { startBrowserHost } from '../browser-host.ts'
import { CHROMIUM } from '../built.ts'
import { goToPage } from '../go-to.ts'

/** The built program at work on a data folder, with one window in a real Chromium. */
export interface Program {
  readonly page: Page
  /** What the window's console complained of so far; an empty list is the only good one. */
  readonly complaints: readonly string[]
  /** Opens a page of this window: "/2018/forms". */
  readonly goTo: (path: string) => Promise<void>
  /** Of the host, the program without its window. */
  readonly pid: number
  readonly close: () => Promise<void>
}

/** The size is that of a small office screen (screens.md, section 1). */
export async function openProgram(data: string): Promise<Program> {
  const host = await startBrowserHost(data)
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    // Colours are judged when they have arrived, not on their way.
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.goto(host.url)
  await page.locator('h1').waitFor()
  return {
    page,
    complaints,
    goTo: (path) => goToPage(page, path),
    pid: host.pid,
    close: async () => {
      await browser.close()
      await host.stop()
    },
  }
}
