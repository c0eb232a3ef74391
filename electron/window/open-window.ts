import { join } from 'node:path'
import { app, BrowserWindow } from 'electron'
import { APP_ORIGIN } from './app-protocol.ts'

/** The one window; it is shown when it has something to show. */
export async function openWindow(mainFolder: string): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    width: 1366,
    height: 728,
    minWidth: 1024,
    minHeight: 680,
    show: false,
    title: '科素考评',
    webPreferences: {
      preload: join(mainFolder, '../preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  window.once('ready-to-show', () => window.show())
  await window.loadURL(`${APP_ORIGIN}/`)
  return window
}
