import { EventEmitter } from 'node:events'
import { mkdtempSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import {
  chromium,
  type BrowserContext,
  type Frame,
  type Page,
  type Request as PageRequest,
  type Route,
} from 'playwright-core'
import { tell } from './messages.ts'
import { preloadScript } from './preload-script.ts'
import { appEvents, state, toAppUrl, toBrowserUrl } from './state.ts'

interface WindowOptions {
  readonly width: number
  readonly height: number
  readonly webPreferences: {
    readonly preload: string
    readonly sandbox: boolean
    readonly contextIsolation: boolean
  }
}

/** Denies as Electron would; says so to the test. */
function ask(contents: EventEmitter, event: string, url: string): boolean {
  let prevented = false
  contents.emit(event, {
    preventDefault: () => {
      prevented = true
    },
  })
  if (prevented) tell({ kind: 'denied', what: event, url })
  return prevented
}

/** A page of Chromium in place of a window. */
export class BrowserWindow extends EventEmitter {
  readonly webContents: EventEmitter & {
    send: (channel: string, message: unknown) => void
    setWindowOpenHandler: (handler: () => { action: string }) => void
  }
  readonly #options: WindowOptions
  #context: BrowserContext | null = null
  #page: Page | null = null
  #loading = ''

  constructor(options: WindowOptions) {
    super()
    const { sandbox, contextIsolation } = options.webPreferences
    if (!sandbox || !contextIsolation) throw new Error('the window must be sandboxed and isolated')
    this.#options = options
    state.window = this
    this.webContents = Object.assign(new EventEmitter(), {
      send: (channel: string, message: unknown) => {
        const push = `window.__standInPush(${JSON.stringify(channel)}, ${JSON.stringify(message)})`
        this.#page?.evaluate(push).catch(() => undefined)
      },
      setWindowOpenHandler: () => {},
    })
    appEvents.emit('web-contents-created', {}, this.webContents)
  }

  async loadURL(url: string): Promise<void> {
    const profile = mkdtempSync(join(tmpdir(), 'kaoping-window-'))
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: process.env['STAND_IN_CHROMIUM'] ?? '',
      args: ['--no-sandbox', '--remote-debugging-port=0', '--disable-gpu'],
      viewport: { width: this.#options.width, height: this.#options.height },
      locale: 'zh-CN',
    })
    this.#context = context
    const page = context.pages()[0] ?? (await context.newPage())
    this.#page = page
    await context.exposeBinding('__standInInvoke', ({ frame }, channel: string, args: unknown[]) =>
      this.#invoke(frame, channel, args),
    )
    await context.addInitScript(preloadScript(readFileSync(this.#options.webPreferences.preload, 'utf8')))
    await context.route('**/*', (route) => this.#answer(route))
    context.on('page', (popup) => void popup.close())
    page.on('close', () => this.#gone())
    this.#loading = toBrowserUrl(url)
    await page.goto(this.#loading)
    this.emit('ready-to-show')
    tell({ kind: 'window', debugPort: await debugPort(profile), url: page.url() })
  }

  show(): void {}
  restore(): void {}
  focus(): void {}

  /** As the cross of the title bar. */
  close(): void {
    if (ask(this, 'close', '')) return
    void this.#context?.close()
  }

  #gone(): void {
    this.emit('closed')
    appEvents.emit('window-all-closed')
  }

  async #invoke(frame: Frame, channel: string, args: readonly unknown[]) {
    const handler = state.handlers.get(channel)
    if (handler === undefined) return { error: 'No handler registered', value: null }
    const origin = new URL(toAppUrl(frame.url())).origin
    const senderFrame = {
      origin: frame.url().startsWith('https://bundle.app.invalid/') ? 'app://bundle' : origin,
      parent: frame.parentFrame(),
    }
    try {
      return { error: null, value: await handler({ senderFrame }, ...args) }
    } catch (error) {
      return { error: String(error), value: null }
    }
  }

  async #answer(route: Route): Promise<void> {
    const request = route.request()
    const url = toAppUrl(request.url())
    const leaves = request.isNavigationRequest() && frameOf(request) === this.#page?.mainFrame()
    if (leaves && request.url() !== this.#loading && ask(this.webContents, 'will-navigate', url)) {
      // "No content" leaves the page where it is; an aborted navigation would show Chromium's own page.
      return route.fulfill({ status: 204 })
    }
    if (request.isNavigationRequest() && frameOf(request) === null) {
      tell({ kind: 'denied', what: 'window-open', url })
      return route.abort('blockedbyclient')
    }
    let cancelled = false
    state.beforeRequest?.({ url }, ({ cancel }) => {
      cancelled = cancel
    })
    if (cancelled || state.protocol === null || !url.startsWith('app:')) {
      tell({ kind: 'denied', what: 'request', url })
      return route.abort('blockedbyclient')
    }
    const response = await state.protocol(new Request(url, { method: request.method() }))
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    })
  }
}

/** null: the first request of a new window, which has no frame yet. */
function frameOf(request: PageRequest): Frame | null {
  try {
    return request.frame()
  } catch {
    return null
  }
}

async function debugPort(profile: string): Promise<number> {
  for (let tries = 0; tries < 100; tries += 1) {
    const text = await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '')
    const port = Number(text.split('\n')[0])
    if (port > 0) return port
    await wait(50)
  }
  throw new Error('Chromium told no debugging port')
}
