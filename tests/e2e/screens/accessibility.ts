import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']

/** What axe-core finds on the page as it is now, a line for each; no rule is switched off. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE)
  const found: unknown = await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(RULES)} }).then((result) => result.violations.map((violation) =>
      violation.id + ': ' + violation.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')))`,
  )
  return Array.isArray(found) ? found.map(String) : ['axe gave no answer']
}

/** Fields and buttons that a screen reader would name in English, as a library does that knows no other; names of keys are none. */
export async function englishNames(page: Page): Promise<readonly string[]> {
  const found: unknown = await page.evaluate(
    `[...document.querySelectorAll('[aria-label]:not([role=img])')]
      .map((element) => element.getAttribute('aria-label'))
      .filter((name) => /[a-z]{3}/i.test(name) && !/[一-龥]/.test(name) && !/^(Ctrl|Alt|Shift)\\+/.test(name))`,
  )
  return Array.isArray(found) ? found.map(String) : ['no answer']
}

/** Pixels by which the page is wider than its window. */
export async function sidewaysScroll(page: Page): Promise<number> {
  const found: unknown = await page.evaluate(
    `Math.max(document.documentElement.scrollWidth - innerWidth,
      document.querySelector('main').scrollWidth - document.querySelector('main').clientWidth)`,
  )
  return Number(found)
}

/** No barrier and no sideways scrolling, in standard and in large type. */
export async function expectUsable(page: Page): Promise<void> {
  const found: unknown[] = []
  for (const step of ['放大字号', '放大字号', '缩小字号', '缩小字号']) {
    await page.waitForTimeout(300)
    found.push(await violations(page), await sidewaysScroll(page))
    await page.getByRole('button', { name: step }).click()
  }
  expect(found).toEqual([[], 0, [], 0, [], 0, [], 0])
}
