import type { Page } from 'playwright-core'

/** Takes in one file on 收表, which is open. */
export async function takeIn(page: Page, path: string): Promise<void> {
  await page.locator('input[aria-label="选择文件"]').setInputFiles(path)
  await page.getByRole('button', { name: '确认导入 1 份' }).click()
  await page.getByText(/^已导入 1 份/).waitFor({ timeout: 60_000 })
}
