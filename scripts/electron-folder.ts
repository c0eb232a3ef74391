import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './steps.ts'

/**
 * The folder of Electron's own files, null where they are not installed. Looked for without loading the package, which
 * would start a download.
 */
export function findElectronFolder(): string | null {
  const chosen = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (chosen !== undefined && chosen !== '') return chosen
  const home = join(ROOT, 'node_modules', 'electron')
  const folder = join(home, 'dist')
  const program = readText(join(home, 'path.txt'))
  const installed = readText(join(folder, 'version'))?.replace(/^v/, '')
  const wanted = /"version": "([^"]+)"/.exec(readText(join(home, 'package.json')) ?? '')?.[1]
  return program !== null && installed === wanted && existsSync(join(folder, program)) ? folder : null
}

function readText(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : null
}
