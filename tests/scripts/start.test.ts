import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { ensureBuilt, ROOT } from '#tests/e2e/built.ts'
import { chooseHost } from '../../scripts/choose-host.ts'
import { scratchFolder } from '#tests/support/scratch.ts'

test('npm start says in one line which host it opens and why, then the address, and ends when asked to', async () => {
  await ensureBuilt()
  const child = spawn(
    process.execPath,
    [join(ROOT, 'scripts', 'start.ts'), '--no-open', '--browser', '--data', scratchFolder()],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', resolve)
  })
  const lines: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line)
    if (line.startsWith('地址')) child.kill('SIGTERM')
  }
  expect(lines.filter((line) => !line.startsWith('正在生成'))).toEqual([
    '用本机浏览器打开：按 --browser 的要求。',
    expect.stringMatching(/^地址：http:\/\/127\.0\.0\.1:\d+\/#code=[0-9a-f]{64}（一分钟内打开一次有效/),
  ])
  expect(await exited).toBe(0)
})

test('without a desktop no window is tried, whatever is installed', () => {
  expect(chooseHost('linux', {}, null).kind).toBe('browser')
})
