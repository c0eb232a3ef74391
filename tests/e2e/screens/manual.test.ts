import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { CHROMIUM } from '../built.ts'
import { sidewaysScroll, violations } from './accessibility.ts'
import { openProgram, type Program } from './program.ts'

const data = keptFolder('screens-manual')
const MANUAL = readFileSync('docs/使用手册.md', 'utf8')

describe.skipIf(CHROMIUM === '')('使用手册', () => {
  let program: Program
  beforeAll(async () => {
    evaluateExpecting(0, 'init', '--data', data, '--year', '2018')
    program = await openProgram(data)
  }, 120_000)
  afterAll(() => program.close())

  test('每一页按 F1，再点“看手册”，就到手册里这一页的一节', async () => {
    const { page, goTo } = program
    await goTo('/2018')
    const pages = await page
      .locator('.side-menu a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('title') ?? ''))
    const found: string[] = []
    for (const name of pages.filter((title) => title !== '使用手册')) {
      await page.locator(`.side-menu a[title="${name}"]`).click()
      await page.locator('h1', { hasText: name }).waitFor()
      await page.keyboard.press('F1')
      await page.getByRole('link', { name: `看手册：${name}` }).click()
      const heading = page.locator('.manual-text :is(h2, h3)').getByText(name, { exact: true })
      await heading.waitFor()
      await expect
        .poll(async () => {
          const [text, box] = [await page.locator('.manual-text').boundingBox(), await heading.boundingBox()]
          return box !== null && text !== null && box.y >= text.y - 1 && box.y < text.y + text.height
        })
        .toBe(true)
      found.push(name)
    }
    expect(found.length).toBeGreaterThanOrEqual(15)
  }, 120_000)

  test('图都在，目录和手册的标题一样，没有无障碍问题', async () => {
    const { page, goTo } = program
    await goTo('/manual')
    const headings = [...MANUAL.matchAll(/^###? (.+)$/gm)].map(([, title]) => title)
    await expect.poll(() => page.locator('.manual-parts a').allInnerTexts()).toEqual(headings)
    const pictures = page.locator('.manual-text img')
    await expect.poll(() => pictures.count()).toBe([...MANUAL.matchAll(/!\[/g)].length)
    for (const picture of await pictures.all()) {
      await picture.scrollIntoViewIfNeeded()
      await expect
        .poll(() => picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth))
        .toBeGreaterThan(600)
    }
    await expect.poll(async () => [await violations(page), await sidewaysScroll(page)]).toEqual([[], 0])
  })

  test('全程窗口没有一条错误', () => {
    expect(program.complaints).toEqual([])
  })
})
