import type { Page } from 'playwright-core'

/** Chromium tells of events that took at least so long, in steps of 8 ms; quicker ones count as this. */
const SHORTEST_MS = 16

/**
 * Presses keys one after another, each when the page has come to rest, and gives of each the milliseconds from the key to
 * the frame that shows what it did (Event Timing).
 */
export async function pressAndTime(page: Page, keys: readonly string[]): Promise<readonly number[]> {
  await page.evaluate(`
    window.slowKeys = new Map()
    window.keyWatch = new PerformanceObserver((list) => {
      for (const { name, startTime, duration } of list.getEntries()) {
        if (name === 'keydown') window.slowKeys.set(startTime, duration)
      }
    })
    window.keyWatch.observe({ type: 'event', durationThreshold: ${SHORTEST_MS} })
    window.keyTimes = []
    addEventListener('keydown', (event) => { window.keyTimes.push(event.timeStamp) }, true)
  `)
  for (const key of keys) {
    await page.keyboard.press(key)
    await page.waitForTimeout(120)
  }
  await page.waitForTimeout(500)
  // Written by the script above.
  const times = (await page.evaluate(
    `window.keyTimes.map((at) => window.slowKeys.get(at) ?? ${SHORTEST_MS})`,
  )) as readonly number[]
  if (times.length !== keys.length) throw new Error(`${times.length} of ${keys.length} keys came`)
  return times
}
