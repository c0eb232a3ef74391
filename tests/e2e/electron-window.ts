import { execFileSync, fork } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { chromium, type Page } from 'playwright-core'
import { goToPage } from './go-to.ts'
import { CHROMIUM, ensureBuilt, OUT } from './built.ts'
import type { FromProgram, ToProgram } from './stand-in/messages.ts'

export interface RunningWindow {
  readonly page: Page
  /** Everything that the program told so far. */
  readonly told: readonly FromProgram[]
  /** The next folder or file dialog is answered so; null: closed. */
  readonly answerDialog: (paths: readonly string[] | null) => void
  readonly closeWindow: () => void
  readonly exited: Promise<number | null>
  readonly stop: () => Promise<void>
  /** Main stands still from here; the window goes on, and may be clicked. */
  readonly hold: () => void
  /** Main works a few milliseconds at a time until it is so, and is held then: what is quickly done can be met half way. */
  readonly workUntil: (there: () => boolean | Promise<boolean>) => Promise<void>
  readonly goOn: () => void
  /** As the power goes: the program has no moment to end anything. */
  readonly kill: () => Promise<void>
}

/** The window as an office sees it, at the size of its screens, with a way to each page. */
export interface OfficeWindow extends RunningWindow {
  readonly goTo: (path: string) => Promise<void>
}

export async function openOfficeWindow(data: string, home: string): Promise<OfficeWindow> {
  const running = await openElectronWindow(data, home)
  const { page } = running
  await page.setViewportSize({ width: 1366, height: 768 })
  page.setDefaultTimeout(20_000)
  await page.locator('h1').waitFor()
  return {
    ...running,
    goTo: (path) => goToPage(page, path),
  }
}

/** Runs the built main side under the stand-in for electron and gives its window. `flags`: more for Node. */
export async function openElectronWindow(
  data: string,
  home: string,
  flags: readonly string[] = [],
): Promise<RunningWindow> {
  await ensureBuilt()
  const register = pathToFileURL(join(import.meta.dirname, 'stand-in', 'register.ts')).href
  const child = fork(join(OUT, 'main', 'main.js'), ['--data', data], {
    execArgv: ['--import', register, ...flags],
    env: { ...process.env, STAND_IN_CHROMIUM: CHROMIUM, STAND_IN_HOME: home },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const told: FromProgram[] = []
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', resolve)
  })
  const opened = await new Promise<Extract<FromProgram, { kind: 'window' }>>((resolve, reject) => {
    child.on('message', (message: FromProgram) => {
      told.push(message)
      if (message.kind === 'window') resolve(message)
    })
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}`)))
  })
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${opened.debugPort}`)
  const page = browser.contexts()[0]?.pages()[0]
  if (page === undefined) throw new Error('the window has no page')
  const tell = (message: ToProgram): void => {
    child.send(message)
  }
  return {
    page,
    told,
    answerDialog: (answer) => tell({ kind: 'dialog', answer }),
    closeWindow: () => tell({ kind: 'close-window' }),
    exited,
    stop: async () => {
      child.kill('SIGCONT')
      if (child.connected) tell({ kind: 'close-window' })
      await exited
    },
    hold: () => child.kill('SIGSTOP'),
    goOn: () => child.kill('SIGCONT'),
    workUntil: async (there) => {
      const { pid = 0 } = child
      const ends = Date.now() + 20_000
      while (!(await there())) {
        if (Date.now() > ends) throw new Error('it did not come so far')
        execFileSync('sh', ['-c', `kill -CONT ${pid}; sleep 0.005; kill -STOP ${pid}`])
        await wait(1)
      }
    },
    kill: async () => {
      child.kill('SIGKILL')
      await exited
      // The stand-in's Chromium notices that nobody holds its pipe.
      if (browser.isConnected()) await new Promise((resolve) => browser.once('disconnected', resolve))
    },
  }
}
