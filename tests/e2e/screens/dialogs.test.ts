import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { callHost, startBrowserHost, takeToken } from '../browser-host.ts'
import { CHROMIUM } from '../built.ts'
import { sidewaysScroll, violations } from './accessibility.ts'
import { openProgram, type Program } from './program.ts'

const data = keptFolder('screens-dialogs')
const SHOTS = process.env['SHOTS'] ?? ''

/** The button that opens a dialog or drawer, by the page that it stands on. */
const OPENERS: readonly (readonly [path: string, button: string | RegExp])[] = [
  ['/2018/plan', '新增本年要点'],
  ['/2018/plan', /^修改：/],
  ['/2019/plan', '从上年复制'],
  ['/2018/targets', '新增指标'],
  ['/2018/targets', '历次版本'],
  ['/2018/units', '市科协'],
  ['/2018/units', '新增单位'],
  ['/2018/units', '常见更名'],
  ['/2018/progress?tab=inspections', '登记督导或调研'],
  ['/2018/progress?tab=inspections', '修改'],
  ['/2018/remind', '记一次催报：市广播电视台'],
  ['/2018/adjust', '登记'],
  ['/2018/adjust', /^撤回登记：/],
  ['/2018/scores', /^市科协总分/],
  ['/2018/appeals?tab=feedback', '登记申诉'],
  ['/2018/appeals?tab=feedback', /^改送达日期：/],
  ['/2018/appeals?tab=open', /^复核/],
  ['/2018/appeals?tab=decided', /^收回复核/],
  ['/2018/grades', /^(?:决定|改定)/],
  ['/2018/nominations', '登记推荐'],
  ['/2018/nominations', '从 Excel 粘贴'],
  ['/2018/nominations', /^修改/],
  ['/2018/nominations', /^撤回/],
  ['/2018/reports', '打印预览得分汇总表'],
  ['/exchange', '分给同事'],
  ['/settings?tab=operators', '新增操作人员'],
  ['/settings?tab=about', '导出问题报告'],
]

describe.skipIf(CHROMIUM === '')('每个弹出的窗口', () => {
  let program: Program
  beforeAll(async () => {
    const running = await startBrowserHost(data)
    await callHost(running.host, await takeToken(running), 'createSampleYear', { reviewed: true })
    await running.stop()
    evaluateExpecting(0, 'init', '--data', data, '--year', '2019')
    program = await openProgram(data)
    for (const _ of [1, 2]) await program.page.getByRole('button', { name: '放大字号' }).click()
  }, 240_000)
  afterAll(() => program.close())

  test.each(OPENERS)('%s 的“%s”：特大字号下人人能用，按 Esc 关上，焦点回到原处', async (path, name) => {
    const { page, goTo } = program
    await goTo(path)
    const opener = page.getByRole('button', { name, exact: typeof name === 'string' }).first()
    await opener.focus()
    await page.evaluate('window.openedBy = document.activeElement')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog').filter({ visible: true }).last()
    await dialog.waitFor()
    await expect
      .poll(() => page.evaluate(`document.activeElement.closest('[role=dialog], .ant-drawer') !== null`))
      .toBe(true)
    await page.waitForTimeout(600)
    if (SHOTS !== '') {
      await page.screenshot({
        path: join(SHOTS, `dialog-${path.slice(1)}-${String(name)}.png`.replaceAll(/[/\\^?=]/g, '_')),
      })
    }
    expect([await violations(page), await sidewaysScroll(page)]).toEqual([[], 0])
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await expect.poll(() => page.evaluate('document.activeElement === window.openedBy')).toBe(true)
  })

  test('窗口没有一条错误', () => {
    expect(program.complaints).toEqual([])
  })
})
