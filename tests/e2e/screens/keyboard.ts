import type { Page } from 'playwright-core'
import { typeText } from '../type-text.ts'

/** Presses Tab until what has the focus bears the name, as a person without a mouse does; throws where it cannot be reached. */
export async function tabTo(page: Page, name: RegExp, limit = 200): Promise<void> {
  const passed: string[] = []
  for (let presses = 0; presses < limit; presses += 1) {
    const focused = await focusedName(page)
    if (name.test(focused)) return
    passed.push(focused)
    await page.keyboard.press('Tab')
  }
  throw new Error(`${String(name)} is not reached by Tab: ${passed.slice(-40).join(' | ')}`)
}

/** The name of what has the focus: its label, title or text. */
export function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement
    if (!(focused instanceof HTMLElement)) return ''
    const labels = focused instanceof HTMLInputElement ? [...(focused.labels ?? [])] : []
    const label = focused.getAttribute('aria-label') ?? labels.map((one) => one.innerText).join(' ')
    return (label === '' ? focused.innerText : label).trim()
  })
}

/** Ctrl+K, the page's name, Enter. */
export async function goByKeys(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').locator('input').waitFor()
  await typeText(page, title)
  await page.getByRole('option', { name: title }).first().waitFor()
  await page.keyboard.press('Enter')
  await page.locator('h1', { hasText: title }).waitFor()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.locator('.loading').waitFor({ state: 'detached' })
}
