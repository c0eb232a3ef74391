import type { Page } from 'playwright-core'

/** Types where the keyboard stands, once it stands in a field: a dialog gives its first field the focus a moment after it has come. */
export async function typeText(page: Page, text: string): Promise<void> {
  await page.waitForFunction("document.activeElement.matches('input, textarea, [contenteditable=true]')")
  await page.keyboard.type(text)
}

/** Types into a list that has the keyboard, and takes what it marks as meant; units are found by their sounds a moment later. */
export async function chooseByTyping(page: Page, text: string): Promise<void> {
  await typeText(page, text)
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option-active')
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
  // A list of one choice closes; as long as it stands open, Tab takes what it marks and goes nowhere.
  await page.locator('.ant-select-single [role=combobox][aria-expanded=true]').waitFor({ state: 'detached' })
}
