import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Says whose it is, so that what a program that was killed left can be told from what is at work. */
const NAME = /^kesu-(\d+)-[A-Za-z0-9]{6}$/

/** A folder for this account alone, in the system's place for such; whoever makes it removes it. */
export function makeTemporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), `kesu-${process.pid}-`))
}

/** On Windows what was closed is free only a moment later. What is held longer goes at the next start: the work itself is done. */
export function removeTemporaryFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  } catch {
    // The next start sweeps it.
  }
}

/** Takes away what programs that are no more left behind: whole years may lie there unpacked. */
export function sweepTemporaryFolders(): void {
  for (const name of namesIn(tmpdir())) {
    const owner = NAME.exec(name)?.[1]
    if (owner !== undefined && !isRunning(Number(owner))) removeTemporaryFolder(join(tmpdir(), name))
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** Another account's process may not be signalled, but runs. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
