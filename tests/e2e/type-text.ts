import type { Page } from 'playwright-core'

/** Types where the keyboard stands, once it stands in a field: a dialog gives its first field the focus a moment after it has come. */
export async function typeText(page: Page, text: string): Promise<void> {
  await page.waitForFunction("document.activeElement.matches('input, textarea, [contenteditable=true]')")
  await page.keyboard.type(text)
}
