import type { Page } from 'playwright-core'

/** Opens a page of the window, and waits until it stands and nothing that it asked for is still to come. */
export async function goToPage(page: Page, path: string): Promise<void> {
  await page.evaluate(SETTLE(path))
  await page.locator('h1').waitFor()
  await page.locator('.loading').first().waitFor({ state: 'detached' })
}

/** A page may rewrite its own address, so what counts is that another one than before has come. */
const SETTLE = (path: string): string => `new Promise((resolve, reject) => {
  const settled = () => document.querySelector('[data-settled]')?.dataset.settled ?? ''
  const path = ${JSON.stringify(path)}
  const moves = location.hash !== '#' + path
  const end = Date.now() + 20_000
  let arrived = !moves
  let quiet = 0
  addEventListener('hashchange', () => { arrived = true }, { once: true })
  location.hash = path
  const look = () => {
    quiet = arrived && settled() !== '' ? quiet + 1 : 0
    if (quiet === 3) resolve()
    else if (Date.now() > end) reject(new Error('the page ' + path + ' did not settle: ' + settled()))
    else setTimeout(look, 30)
  }
  look()
})`
