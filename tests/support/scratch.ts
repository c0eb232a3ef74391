import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, onTestFinished } from 'vitest'

/** An empty folder that is gone when the test ends. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kaoping-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** An empty folder for a whole file of tests. */
export function keptFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `kaoping-${name}-`))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
