import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { builtinUnits } from '#shared/plan/builtin.ts'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { fillForm, formFor, saveFiles, WELL } from '#tests/support/mixed-returns.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { CHROMIUM } from './built.ts'
import { openOfficeWindow, type OfficeWindow } from './electron-window.ts'

const folder = keptFolder('checklist-cut-off')
const [data, home, mail] = ['data', 'home', '报回'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
]
const UNITS = builtinUnits.slice(0, 24).map(({ id }) => id)

/** What is stopped, and what is cut off, in the window of the packed program; each test goes on where the one before it ended. */
describe.skipIf(CHROMIUM === '')('核对表：取消和中断，在窗口里', () => {
  let running: OfficeWindow
  const open = async (): Promise<void> => {
    running = await openOfficeWindow(data, home)
  }
  const goTo = (path: string): Promise<void> => running.goTo(path)
  const check = async (): Promise<void> => {
    await goTo('/2018/receive')
    running.answerDialog([mail])
    await running.page.getByRole('button', { name: '选择文件夹', exact: true }).click()
  }
  /** What is begun is stopped half way, however quick it is. */
  const cancelOnce = async (begin: string, progress: RegExp): Promise<void> => {
    const { page } = running
    running.hold()
    await page.getByRole('button', { name: begin, exact: true }).click()
    const told = page.getByRole('status').filter({ hasText: progress })
    await running.workUntil(async () => (await told.count()) > 0)
    await page.getByRole('button', { name: '取消' }).click()
    running.goOn()
  }

  beforeAll(async () => {
    for (const name of [join(home, 'desktop'), mail]) mkdirSync(name, { recursive: true })
    const modified = new Date('2019-01-08T02:00:00Z')
    for (const id of UNITS)
      saveFiles(mail, [{ name: `${id}.xlsx`, bytes: await fillForm(formFor(id), WELL), modified }])
    evaluateExpecting(0, 'init', '--data', data, '--year', '2018')
    await open()
  }, 120_000)
  afterAll(() => running.stop())

  test('8 下发时写明第几份、是哪家；取消以后，写好的都在，其余的写明几份没有导出', async () => {
    const { page } = running
    const target = join(folder, '下发')
    mkdirSync(target)
    await goTo('/2018/forms')
    running.answerDialog([target])
    await cancelOnce('一键导出 37 份', /^正在导出 \d+\/37：.+/)
    const told = await page.getByText(/^已取消，其余 \d+ 份没有导出/).innerText()
    const left = Number(/其余 (\d+) 份/.exec(told)?.[1])
    expect(left).toBeGreaterThan(0)
    expect(readdirSync(target).filter((name) => name.endsWith('.xlsx'))).toHaveLength(37 - left)
  })

  test('8 检查到一半取消：写明几个没有检查，什么也没有存', async () => {
    const { page } = running
    await goTo('/2018/receive')
    running.answerDialog([mail])
    await cancelOnce('选择文件夹', /^正在检查 \d+\/24：.+\.xlsx$/)
    const told = await page.getByText(/已按要求停下/).innerText()
    const [, checked, left] = /检查了 (\d+) 个文件.*已按要求停下，(\d+) 个没有检查/.exec(told) ?? []
    expect(Number(checked) + Number(left)).toBe(24)
    await page.getByText('已收到 0/37 家').waitFor()
    await page.getByRole('button', { name: '放弃', exact: true }).click()
    await page.getByRole('button', { name: /^放弃 \d+ 个$/ }).click()
    await page.getByRole('tab', { name: /^检查结果/ }).waitFor({ state: 'detached' })
  })

  test('22 导入到一半断电：再打开时写明几份已经导入、几份没有；再拖一次，只导入没有的', async () => {
    await check()
    await running.page.getByText(/^检查了 24 个文件，尚未导入；24 份可以导入。/).waitFor()
    running.hold()
    await running.page.getByRole('button', { name: /^确认导入 24 份/ }).click()
    await killAtFirstStored(running)
    await open()
    const { page } = running
    const notice = page.getByRole('note').filter({ hasText: '导入没有做完' })
    const told = await notice.innerText()
    const missing = told.includes('都没有导入') ? 24 : Number(/没有导入的 (\d+) 份/.exec(told)?.[1])
    const stored = 24 - missing
    expect([told.includes(`共 24 份`), missing > 0]).toEqual([true, true])
    expect(told).toContain(
      stored === 0 ? '都没有导入' : `已导入的 ${stored} 份完好，没有导入的 ${missing} 份`,
    )
    await notice.getByRole('link', { name: '去收表' }).click()
    await page.getByText(`已收到 ${stored}/37 家`).waitFor()
    await check()
    const known = stored === 0 ? '' : `；${stored} 个重复、跳过或选择不导入`
    await page.getByText(`检查了 24 个文件，尚未导入；${missing} 份可以导入${known}。`).waitFor()
    await page.getByRole('button', { name: /^确认导入/ }).click()
    const same = stored === 0 ? '' : `；${stored} 份与已导入的完全相同，没有改动`
    await page.getByText(`已导入 ${missing} 份${same}。`).waitFor()
    await notice.waitFor({ state: 'detached' })
    await page.getByText('已收到 24/37 家').waitFor()
  }, 120_000)
})

/** Kills the program once the import has stored its first file: all 24 are stored in a third of a second. */
async function killAtFirstStored(running: OfficeWindow): Promise<void> {
  const written = (): bigint => statSync(join(data, 'kaoping.db-wal'), { bigint: true }).mtimeNs
  await running.workUntil(() => existsSync(join(data, 'import-under-way.json')))
  const before = written()
  await running.workUntil(() => written() !== before)
  await running.kill()
}
