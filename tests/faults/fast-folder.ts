import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

const MEMORY = '/dev/shm'

/** Where thousands of trials go: in memory where there is room, as a kill or a fault that is made needs no real disk. */
export function fastFolder(): string {
  const folder = makeFastFolder()
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export function makeFastFolder(): string {
  return mkdtempSync(join(hasRoom() ? MEMORY : tmpdir(), 'kaoping-'))
}

function hasRoom(): boolean {
  if (!existsSync(MEMORY)) return false
  const { bavail, bsize } = statfsSync(MEMORY)
  return bavail * bsize > 1 << 30
}
