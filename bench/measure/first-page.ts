import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { chromium, type Page } from 'playwright-core'
import { openElectronWindow } from '#tests/e2e/electron-window.ts'
import type { Bench } from '../bench.ts'

const TRACER = pathToFileURL(join(import.meta.dirname, '../processes/trace-modules.ts')).href

export interface FirstPage {
  /** Built files that the program had loaded when its first page stood. */
  readonly modules: readonly string[]
  /** Of what the page loaded by then, gzipped. */
  readonly kilobytes: number
  readonly files: number
}

/** Starts the browser host and opens its page in Chromium, until the first page stands with its data. */
export async function openFirstPage(
  bench: Bench,
  program: string,
  args: readonly string[],
): Promise<FirstPage> {
  const trace = join(bench.folder, 'modules-of-host')
  const host = spawn(process.execPath, ['--import', TRACER, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TRACE_MODULES: trace },
  })
  const exited = once(host, 'exit')
  const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const lines: unknown[] = await once(createInterface({ input: host.stdout }), 'line')
    const page = await browser.newPage()
    const sizes: Promise<number>[] = []
    page.on('response', (response) => {
      if (!new URL(response.url()).pathname.startsWith('/api/')) {
        sizes.push(response.body().then((bytes) => gzipSync(bytes).byteLength))
      }
    })
    await page.goto(String(lines[0]))
    await standsWithData(page)
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
    return { modules: linesOf(trace), kilobytes: bytes / 1000, files: sizes.length }
  } finally {
    await browser.close()
    host.kill('SIGTERM')
    await exited
  }
}

/** The same in the window of Electron's main process, under the stand-in for electron: the files that it had loaded. */
export async function openFirstWindow(bench: Bench): Promise<readonly string[]> {
  const trace = join(bench.folder, 'modules-of-window')
  const home = join(bench.folder, 'home')
  mkdirSync(home, { recursive: true })
  process.env['TRACE_MODULES'] = trace
  const window = await openElectronWindow(join(bench.folder, 'office-window'), home, ['--import', TRACER])
  try {
    await standsWithData(window.page)
    return linesOf(trace)
  } finally {
    await window.stop()
  }
}

async function standsWithData(page: Page): Promise<void> {
  await page.getByRole('button', { name: '打开示例年度' }).waitFor()
  // What the page asked for in drawing itself has begun to come by then; the bodies are awaited.
  await page.evaluate('new Promise((drawn) => requestIdleCallback(drawn))')
}

function linesOf(path: string): readonly string[] {
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : []
}
