import { EventEmitter } from 'node:events'

export type InvokeHandler = (event: unknown, ...args: unknown[]) => unknown

/** What the program has told the stand-in's parts, for the window to act on. */
export const state: {
  protocol: ((request: Request) => Response | Promise<Response>) | null
  readonly handlers: Map<string, InvokeHandler>
  beforeRequest: ((details: { url: string }, answer: (to: { cancel: boolean }) => void) => void) | null
  readonly dialogs: (readonly string[] | null)[]
  readonly boxes: number[]
  window: { readonly close: () => void } | null
} = {
  protocol: null,
  handlers: new Map<string, InvokeHandler>(),
  beforeRequest: null,
  dialogs: [],
  boxes: [],
  window: null,
}

export const appEvents = new EventEmitter()

/** Stock Chromium serves no scheme of ours: app://bundle/ is this origin to it. */
export const BROWSER_ORIGIN = 'https://bundle.app.invalid'
export const APP_ORIGIN = 'app://bundle'

export function toBrowserUrl(url: string): string {
  return url.startsWith(`${APP_ORIGIN}/`) ? BROWSER_ORIGIN + url.slice(APP_ORIGIN.length) : url
}

export function toAppUrl(url: string): string {
  return url.startsWith(`${BROWSER_ORIGIN}/`) ? APP_ORIGIN + url.slice(BROWSER_ORIGIN.length) : url
}
