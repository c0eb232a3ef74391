import { rmSync } from 'node:fs'
import { onTestFinished } from 'vitest'
import { makeFastFolder } from './make-fast-folder.ts'

/** Where thousands of trials go: in memory where there is room, as a kill or a fault that is made needs no real disk. */
export function fastFolder(): string {
  const folder = makeFastFolder()
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
