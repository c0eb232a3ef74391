import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const ON_LINUX = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
const ON_WINDOWS = ['Microsoft\\Edge\\Application\\msedge.exe', 'Google\\Chrome\\Application\\chrome.exe']

/** A Chromium to test with: the one that CHROMIUM_PATH names, the system's, or playwright's own; null: none. */
export function findChromium(): string | null {
  const named = process.env['CHROMIUM_PATH'] ?? ''
  const folders = ['ProgramFiles', 'ProgramFiles(x86)'].map((name) => process.env[name] ?? '')
  const candidates = [
    named,
    ...ON_LINUX.flatMap((name) => [`/usr/bin/${name}`, `/usr/local/bin/${name}`, `/snap/bin/${name}`]),
    ...folders.flatMap((folder) => (folder === '' ? [] : ON_WINDOWS.map((name) => join(folder, name)))),
    chromium.executablePath(),
  ]
  return candidates.find((path) => path !== '' && existsSync(path)) ?? null
}
