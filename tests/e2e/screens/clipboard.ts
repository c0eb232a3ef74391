import type { Page } from 'playwright-core'

/** Pastes into the field with the focus what Excel would have put on the clipboard. */
export async function pasteText(page: Page, text: string): Promise<void> {
  await page.evaluate(
    `(() => {
      const data = new DataTransfer()
      data.setData('text/plain', ${JSON.stringify(text)})
      const options = { clipboardData: data, bubbles: true, cancelable: true }
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', options))
    })()`,
  )
}
