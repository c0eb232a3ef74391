import { describe, expect, test } from 'vitest'
import { scratchFolder } from '#tests/support/scratch.ts'
import { startBrowserHost, takeToken, callHost } from '../browser-host.ts'
import { CHROMIUM } from '../built.ts'
import { openProgram } from './program.ts'

describe.skipIf(CHROMIUM === '')('同一份数据打开两次', () => {
  test('后打开的窗口写明原因、不提恢复备份；前一个关闭后自动打开', async () => {
    const data = scratchFolder()
    const first = await startBrowserHost(data)
    await callHost(first.host, await takeToken(first), 'createYear', { year: 2018 })
    const second = await openProgram(data)
    try {
      const said = second.page.getByRole('alert')
      await said.getByText('正被另一个窗口或命令使用').waitFor()
      await expect.poll(() => said.innerText()).toMatch(/数据没有损坏。另一个窗口关闭后，这里会自动打开/)
      await expect.poll(() => said.innerText()).not.toContain('备份')
      await second.page.getByRole('button', { name: '再试一次' }).click()
      await expect.poll(() => said.count()).toBe(1)
      await first.stop()
      await second.page.getByText('打开 2018 年度').waitFor()
      await expect.poll(async () => [await said.count(), second.complaints]).toEqual([0, []])
    } finally {
      await second.close()
    }
  }, 120_000)
})
