import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CALLS } from '#shared/contract/calls.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { CHROMIUM, OUT } from './built.ts'
import { openElectronWindow, type RunningWindow } from './electron-window.ts'

describe.skipIf(CHROMIUM === '')('the window, on the bundles that are packed', () => {
  const folder = keptFolder('window')
  let running: RunningWindow
  let page: Page

  beforeAll(async () => {
    mkdirSync(join(folder, 'home', 'desktop'), { recursive: true })
    running = await openElectronWindow(join(folder, 'data'), join(folder, 'home'))
    page = running.page
  }, 120_000)
  afterAll(() => running.stop())

  /** Calls the bridge as the renderer does. */
  async function ask(name: string, request: object): Promise<unknown> {
    return page.evaluate(`window.bridge[${JSON.stringify(name)}](${JSON.stringify(request)})`)
  }

  test('the first page stands in Chinese, styled, without an error or a breach of the policy', async () => {
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expect.poll(() => page.title()).toContain('科素考评')
    await expect.poll(() => page.evaluate('document.documentElement.lang')).toBe('zh-CN')
    await expect.poll(() => page.evaluate('typeof require + typeof process')).toBe('undefinedundefined')
    expect(running.told.filter(({ kind }) => kind === 'denied')).toEqual([])
  })

  test('the bridge is the agreed calls and nothing else; main answers them', async () => {
    const names: unknown = await page.evaluate('Object.keys(window.bridge).toSorted()')
    expect(names).toEqual([...Object.keys(CALLS), 'onPush', 'takeDropped'].toSorted())
    expect(await ask('appStatus', {})).toMatchObject({ ok: true, value: { host: 'electron', problem: null } })
    expect(await ask('appStatus', { year: 1 })).toMatchObject({ error: { code: 'bad-request' } })
    expect(await ask('yearOverview', { year: 2018 })).toMatchObject({ error: { code: 'no-year' } })
  })

  test('the preload requires electron and nothing else, so that the sandbox can hold it', () => {
    const preload = readFileSync(join(OUT, 'preload', 'preload.cjs'), 'utf8')
    expect([...preload.matchAll(/(?:require|import)\(([^)]*)\)/g)].map(([, name]) => name)).toEqual([
      '"electron"',
    ])
    // A line a call and little else.
    expect(Buffer.byteLength(preload) / Object.keys(CALLS).length).toBeLessThan(60)
  })

  test('forms go to the folder of the dialog, and the folder is opened; the dialog proposes the desktop', async () => {
    expect(await ask('createYear', { year: 2018 })).toMatchObject({ ok: true })
    running.answerDialog(null)
    expect(await ask('exportForms', { year: 2018, units: ['D15'] })).toMatchObject({
      error: { code: 'cancelled' },
    })
    const target = join(folder, '下发')
    mkdirSync(target)
    running.answerDialog([target])
    const saved = await ask('exportForms', { year: 2018, units: ['D15', 'D01'] })
    expect(saved).toMatchObject({ ok: true, value: { kind: 'folder', path: target } })
    expect(readdirSync(target)).toHaveLength(2)
    expect(running.told).toContainEqual({
      kind: 'dialog',
      title: '选择存放的文件夹',
      defaultPath: join(folder, 'home', 'desktop', '科学素质评价2018'),
    })
    const { value } = saved as { readonly value: { readonly place: string } }
    expect(await ask('openFolder', { place: value.place })).toEqual({ ok: true, value: {} })
    expect(running.told).toContainEqual({ kind: 'opened', path: target })
  })

  test('dropped files are read in the utility process; their paths never reach the page', async () => {
    const path = join(folder, '下发', '2018年度自评表_市地震局.xlsx')
    await page.evaluate(`window.__standInPaths = { 'a.xlsx': ${JSON.stringify(path)} }`)
    const dropped = await page.evaluate(`window.bridge.takeDropped([new File([''], 'a.xlsx')])`)
    expect(JSON.stringify(dropped)).not.toContain(folder)
    const { value } = dropped as { readonly value: { readonly picks: readonly { readonly id: string }[] } }
    await page.evaluate('window.pushes = []; window.bridge.onPush((push) => window.pushes.push(push))')
    const picks = value.picks.map(({ id }) => id)
    const checked = await ask('stageReturns', { year: 2018, picks, received: '2019-01-08' })
    expect(JSON.stringify(checked)).not.toContain(folder)
    const imported = await ask('confirmStaged', { year: 2018 })
    expect(imported).toMatchObject({
      ok: true,
      value: { stored: 1, files: [{ unitName: '市地震局', submission: { number: 1 } }] },
    })
    await expect
      .poll(() => page.evaluate('window.pushes'))
      .toEqual([
        { kind: 'progress', job: 'check', done: 1, total: 1, name: '2018年度自评表_市地震局.xlsx' },
        { kind: 'progress', job: 'import', done: 1, total: 1, name: '2018年度自评表_市地震局.xlsx' },
      ])
  })

  test('no navigation, no window, no foreign address', async () => {
    const before = page.url()
    await page.evaluate(`location.href = 'https://example.invalid/'`).catch(() => undefined)
    const fetched: unknown = await page.evaluate(
      `fetch('https://example.invalid/data').then(() => 'reached', () => 'refused')`,
    )
    expect(fetched).toBe('refused')
    expect(page.url()).toBe(before)
    const denied = (): unknown[] =>
      running.told.filter(({ kind }) => kind === 'denied').map((told) => 'what' in told && told.what)
    // Asked again where the refused navigation took the first question with it; Chromium tells of a new window a moment later.
    const openPopup = async (): Promise<unknown[]> => {
      await page.evaluate(`window.open('https://example.invalid/popup')`).catch(() => undefined)
      return denied()
    }
    await expect
      .poll(openPopup, { timeout: 10_000, interval: 500 })
      .toEqual(expect.arrayContaining(['will-navigate', 'window-open']))
  })

  test('closing the window ends the program, and the database is closed whole', async () => {
    running.closeWindow()
    expect(await running.exited).toBe(0)
    expect(readdirSync(join(folder, 'data')).filter((name) => name.startsWith('kaoping.db'))).toEqual([
      'kaoping.db',
    ])
  })
})
