import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { ensureBuilt, OUT } from './built.ts'

/** Electron's own list of what makes a window safe, as far as the bundles show it (docs/security.md has all 17 points). */
let main = ''
let preload = ''
let pages = ''
beforeAll(async () => {
  await ensureBuilt()
  main = readFileSync(join(OUT, 'main', 'main.js'), 'utf8')
  preload = readFileSync(join(OUT, 'preload', 'preload.cjs'), 'utf8')
  pages = readFileSync(join(OUT, 'renderer', 'index.html'), 'utf8')
}, 120_000)

/** All code of the main process. */
function everyBundle(): string {
  const folder = join(OUT, 'main')
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n')
}

test('points 2, 3, 4, 6, 8–10: one window, isolated, in the sandbox, without Node, with web security, nothing experimental', () => {
  const preferences = main.match(/webPreferences: ?\{[^}]*\}/g) ?? []
  expect(preferences).toHaveLength(1)
  for (const [name, on] of [
    ['sandbox', true],
    ['contextIsolation', true],
    ['nodeIntegration', false],
    ['webSecurity', true],
  ] as const) {
    const value = new RegExp(`\\b${name}: ?(true|false|!0|!1)`).exec(preferences[0] ?? '')?.[1]
    expect([name, value === 'true' || value === '!0']).toEqual([name, on])
  }
  expect(everyBundle()).not.toMatch(
    /allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|nodeIntegrationInWorker|nodeIntegrationInSubFrames|webviewTag: ?(?:true|!0)|enableRemoteModule|disable-web-security|ignore-certificate-errors|no-sandbox/,
  )
})

test('points 5, 13, 14, 12, 11: rights are refused, and navigation, windows and web views', () => {
  for (const guard of [
    'setPermissionRequestHandler',
    'setPermissionCheckHandler',
    'onBeforeRequest',
    'setWindowOpenHandler',
    'will-navigate',
    'will-redirect',
    'will-attach-webview',
  ]) {
    expect([guard, main.includes(guard)]).toEqual([guard, true])
  }
  expect(pages).not.toMatch(/<webview|allowpopups/i)
})

test('points 1, 18, 7: the pages are the program’s own, by its own protocol, under a policy, without an inline script', () => {
  expect(main).not.toMatch(/loadFile\(|file:\/\/|loadURL\(["'`]https?:/)
  expect(main).toContain('app://bundle')
  expect(pages).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>[^<]/)
  expect(pages).not.toMatch(/(?:src|href)="https?:/)
})

test('points 15, 17, 20: nothing from outside is opened by the system, and the page gets calls, not Electron', () => {
  expect(everyBundle()).not.toContain('openExternal')
  expect(preload.match(/exposeInMainWorld/g)).toHaveLength(1)
  expect(preload).not.toMatch(
    /exposeInMainWorld\([^,]+, ?ipcRenderer|ipcRenderer\.(?:send|sendSync|postMessage)\b/,
  )
  // Each channel that main listens to is given the sender's frame.
  const channels = main.match(/ipcMain\.(?:handle|on)\(/g) ?? []
  const frames = main.match(/senderFrame/g) ?? []
  expect(channels.length).toBeGreaterThan(0)
  expect(frames.length).toBeGreaterThan(0)
})
