import type { Page } from 'playwright-core'

/** A page that takes longer than this does not come. */
const LONGEST_MS = 10_000

/**
 * Milliseconds from an address to its page painted with its data: another heading, nothing being read, a frame drawn. The
 * address is another one than that of the page in sight.
 */
export async function timeRoute(page: Page, path: string): Promise<number> {
  const time: unknown = await page.evaluate(`new Promise((done, fail) => {
    const heading = document.querySelector('h1')
    const start = performance.now()
    location.hash = ${JSON.stringify(path)}
    const look = () => {
      const now = document.querySelector('h1')
      const stands = now !== null && now !== heading && document.querySelector('.loading') === null
      if (!stands) {
        if (performance.now() - start > ${LONGEST_MS}) fail(new Error('the page does not come'))
        else requestAnimationFrame(look)
        return
      }
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)))
    }
    requestAnimationFrame(look)
  })`)
  await page.waitForTimeout(150)
  return Number(time)
}
