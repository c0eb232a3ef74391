import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findElectronFolder } from './electron-folder.ts'
import { ROOT } from './steps.ts'

export type Host =
  | { readonly kind: 'electron'; readonly program: string; readonly reason: string }
  | { readonly kind: 'browser'; readonly reason: string }

/** Electron where its binary is installed and can open a window; else the machine's own browser. Nothing is downloaded. */
export function chooseHost(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
  wanted: 'browser' | null,
): Host {
  if (wanted === 'browser') return { kind: 'browser', reason: '按 --browser 的要求' }
  const folder = findElectronFolder()
  if (folder === null) {
    return {
      kind: 'browser',
      reason: '没有安装 Electron 程序文件（可执行 npm run install-electron 安装，之后用独立窗口打开）',
    }
  }
  const hasScreen =
    platform !== 'linux' || [env['DISPLAY'], env['WAYLAND_DISPLAY']].some((name) => (name ?? '') !== '')
  if (!hasScreen) return { kind: 'browser', reason: '没有图形桌面，打不开独立窗口' }
  const program = readFileSync(join(ROOT, 'node_modules', 'electron', 'path.txt'), 'utf8').trim()
  return { kind: 'electron', program: join(folder, program), reason: '已安装 Electron' }
}
