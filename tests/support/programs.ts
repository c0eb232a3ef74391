import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Debian's own Python: the one that its packages, openpyxl among them, are installed for. */
export const PYTHON = '/usr/bin/python3'

export const hasOpenpyxl: boolean = spawnSync(PYTHON, ['-c', 'import openpyxl']).status === 0
export const hasLibreOffice: boolean = spawnSync('soffice', ['--version'], { timeout: 60_000 }).status === 0

/** Runs a Python script of the tests and gives its standard output; throws with its error text where it fails. */
export function runPython(script: string, args: readonly string[]): string {
  const run = spawnSync(PYTHON, [script, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (run.status !== 0) throw new Error(`${script}: ${run.stderr}`)
  return run.stdout
}

/** Opens the files in LibreOffice and saves them as `format` into a folder. */
export function convertWithLibreOffice(files: readonly string[], format: string, folder: string): void {
  const profile = mkdtempSync(join(tmpdir(), 'kaoping-office-'))
  try {
    const run = spawnSync(
      'soffice',
      [
        `-env:UserInstallation=file://${profile}`,
        '--headless',
        '--convert-to',
        format,
        '--outdir',
        folder,
        ...files,
      ],
      { encoding: 'utf8', timeout: 300_000 },
    )
    if (run.status !== 0) throw new Error(`soffice: ${run.stderr}`)
  } finally {
    rmSync(profile, { recursive: true, force: true })
  }
}
