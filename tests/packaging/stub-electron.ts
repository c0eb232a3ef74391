import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '#tests/architecture/planted-tree.ts'

/** Where Electron's binary keeps its fuses: this text, version 1, nine of them, all off (@electron/fuses). */
const FUSES = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('0'.repeat(9)),
])

/** Any Windows program with a version resource will do; the checksum of the archive is written into it. */
const WINDOWS_PROGRAM = join(ROOT, 'node_modules/electron-winstaller/vendor/7z-x64.exe')
export const hasWindowsProgram: boolean = existsSync(WINDOWS_PROGRAM)

/** What the packer takes for an unpacked Electron of a platform: a program with fuses, some locales. */
export function writeStubElectron(folder: string, platform: 'linux' | 'win32'): void {
  mkdirSync(join(folder, 'locales'), { recursive: true })
  for (const locale of ['de', 'en-US', 'zh-CN', 'zh-TW'])
    writeFileSync(join(folder, 'locales', `${locale}.pak`), '')
  const windows = platform === 'win32'
  const program = windows ? readFileSync(WINDOWS_PROGRAM) : Buffer.alloc(64)
  writeFileSync(join(folder, windows ? 'electron.exe' : 'electron'), Buffer.concat([program, FUSES]), {
    mode: 0o755,
  })
}
