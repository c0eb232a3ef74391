import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CALLS } from '#shared/contract/calls.ts'
import { hasPoppler } from '#tests/documents/pdf-tools.ts'
import { requestsOf } from '#tests/ipc/requests-of.ts'
import { evaluate, evaluateExpecting } from '#tests/support/batch.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { findWordFaults } from '#tests/support/words.ts'
import { CHROMIUM } from './built.ts'
import { openOfficeWindow, type OfficeWindow } from './electron-window.ts'
import {
  figuresInLetters,
  figuresInWord,
  figuresInWorkbook,
  figuresOnScreen,
  linesInReport,
  sorted,
} from './figures.ts'
import { PAGES } from './screens/pages.ts'

const folder = keptFolder('checklist-papers')
/** They put other data in place of these, or take their time. */
const APART: ReadonlySet<string> = new Set([
  'restoreBackup',
  'createSampleYear',
  'openArchive',
  'openPackage',
])

interface Refusal {
  readonly name: string
  readonly message: string
}

/** Cells, the folder of an export, and e站 of the plan's own text. */
function withoutNames(line: string): string {
  return line.replaceAll(/自评表![A-Z]+\d+|存放在：.*|e站/g, '')
}

/** What is said and what is printed, in the window of the packed program, on the reviewed sample year and an empty one. */
describe.skipIf(CHROMIUM === '')('核对表：用词、屏幕和材料上的数，在窗口里', () => {
  let running: OfficeWindow
  let page: Page
  beforeAll(async () => {
    const data = join(folder, 'data')
    mkdirSync(join(folder, 'home', 'desktop'), { recursive: true })
    evaluateExpecting(0, 'demo', '--data', data)
    evaluate('score', '--data', data, '--year', '2018', '--accept-suggested')
    evaluateExpecting(0, 'init', '--data', data, '--year', '2019')
    running = await openOfficeWindow(data, join(folder, 'home'))
    page = running.page
  }, 240_000)
  afterAll(() => running.stop())

  const goTo = (path: string): Promise<void> => running.goTo(path)

  test('20 37 家的数，屏幕上、得分汇总表、评价报告和反馈函里都一样', async ({ skip }) => {
    skip(!hasPoppler)
    await goTo('/2018/scores')
    const onScreen = await figuresOnScreen(page)
    expect(onScreen.size).toBe(37)
    const target = join(folder, '材料')
    mkdirSync(target)
    await goTo('/2018/reports')
    running.answerDialog([target])
    await page.getByRole('button', { name: /^导出全部 \d+ 种$/ }).click()
    await page.getByText(/^已导出 \d+ 份，存放在/).waitFor({ timeout: 120_000 })
    const named = (name: string): string => join(target, `2018年度_${name}`)
    const screen = sorted(onScreen)
    expect(sorted(await figuresInWorkbook(named('得分汇总表（示例）.xlsx'), onScreen))).toEqual(screen)
    expect(sorted(figuresInWord(named('评价报告（示例）.docx'), onScreen))).toEqual(screen)
    expect(linesInReport(named('评价报告（示例）.pdf'))).toEqual(
      [...onScreen.values()].map((figures) => figures.join(' ')).toSorted(),
    )
    const letters = new Map([...onScreen].map(([name, figures]) => [name, figures.slice(2)]))
    expect(sorted(figuresInLetters(join(target, '反馈函'), onScreen))).toEqual(sorted(letters))
  }, 240_000)

  test.each(['2018', '2019', '2050'])(
    '9 %s 年度的每一页，没有外文、代号和不该说的词',
    async (year) => {
      const found = new Set<string>()
      for (const path of PAGES) {
        await goTo(`/${year}${path}`)
        // The page before goes when this one has been loaded, its rows come a moment later.
        await page.waitForTimeout(400)
        for (const line of (await page.locator('main').innerText()).split('\n')) {
          for (const fault of findWordFaults(withoutNames(line))) found.add(`${path} ${fault}：${line}`)
        }
      }
      expect([...found]).toEqual([])
    },
    120_000,
  )

  test('9 各种做不成的事，都用中文写明原因和怎么办', async () => {
    const known = {
      texts: new Map([
        ['unit', ['D01', 'C01', 'X99']],
        ['indicator', ['1.1', '9.9']],
        ['day', ['2019-12-31', '2020-01-01']],
      ]),
      numbers: new Map([['year', [2019, 2050]]]),
    }
    const asked = Object.entries(CALLS)
      .filter(([name]) => !APART.has(name))
      .flatMap(([name, { request }], index) =>
        fc
          .sample(requestsOf(request, known), { numRuns: 5, seed: 1 + index })
          .map((payload) => ({ name, payload })),
      )
    const refused = await page.evaluate(`(async () => {
      const refused = []
      for (const { name, payload } of ${JSON.stringify(asked)}) {
        const answer = await window.bridge[name](payload)
        if (!answer.ok) refused.push({ name, message: answer.error.message })
      }
      return refused
    })()`)
    const all = refused as readonly Refusal[]
    expect(new Set(all.map(({ message }) => message)).size).toBeGreaterThan(60)
    // What was typed is said back in quotes.
    const ours = all.map(({ name, message }) => ({ name, message: message.replaceAll(/“[^”]*”/g, '“”') }))
    const faults = ours.flatMap(({ name, message }) => [
      ...findWordFaults(message).map((fault) => `${name} ${fault}：${message}`),
      ...(message.endsWith('。') ? [] : [`${name} 不成句：${message}`]),
      ...(message.length < 6 ? [`${name} 没写怎么办：${message}`] : []),
    ])
    expect([...new Set(faults)]).toEqual([])
  }, 240_000)
})
