import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { buildAll } from './build-all.ts'
import { chooseHost } from './choose-host.ts'
import { isBuilt } from './is-built.ts'
import { ROOT } from './steps.ts'

/** npm start [-- --no-open] [--browser] [--data DIR]: builds what is old, then opens the program in the best host there is. */
const { values } = parseArgs({
  options: {
    'no-open': { type: 'boolean', default: false },
    browser: { type: 'boolean', default: false },
    data: { type: 'string' },
  },
})

if (!isBuilt()) {
  say('正在生成程序文件，约需十秒……')
  await buildAll()
}
const data = values.data === undefined ? [] : ['--data', resolve(process.env['INIT_CWD'] ?? '.', values.data)]
const host = chooseHost(process.platform, process.env, values.browser ? 'browser' : null)
if (host.kind === 'electron') {
  say(`用独立窗口打开：${host.reason}。`)
  run(host.program, [join(ROOT, 'out', 'main', 'main.js'), ...data])
} else {
  say(`用本机浏览器打开：${host.reason}。`)
  const server = run(process.execPath, [join(ROOT, 'out', 'main', 'browser.js'), ...data])
  createInterface({ input: server.stdout }).once('line', (url) => {
    say(`地址：${url}（一分钟内打开一次有效；网页全部关闭后程序自动结束）`)
    if (!values['no-open']) openBrowser(url)
  })
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

function run(program: string, args: readonly string[]) {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  child.once('exit', (code) => {
    process.exitCode = code ?? 1
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal))
  return child
}

function openBrowser(url: string): void {
  const [program, args] =
    process.platform === 'win32'
      ? ['cmd', ['/c', 'start', '', url]]
      : [process.platform === 'darwin' ? 'open' : 'xdg-open', [url]]
  const opener = spawn(program, args, { stdio: 'ignore', detached: true })
  opener.once('error', () => say('没有找到浏览器，请把上面的地址复制到浏览器中打开。'))
  opener.unref()
}
