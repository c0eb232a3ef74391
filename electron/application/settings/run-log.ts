import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Where it lies: in the data folder. */
export const RUN_LOG_FOLDER = '运行记录'

/** One file holds so much, and so many earlier ones are kept: with a quarter of a megabyte it never fills a disk. */
const MOST_BYTES = 64 * 1024
const KEPT = 3
const MOST_LINE = 2000

/** 运行记录: starts, faults and damage of this program on this computer, one line each. No name and no content goes in. */
export interface RunLog {
  readonly note: (at: Date, line: string) => void
}

export function openRunLog(dataFolder: string): RunLog {
  return {
    note: (at, line) => {
      try {
        // A folder that is not there, as on a stick that was pulled out, is not made anew for this.
        if (!existsSync(dataFolder)) return
        const folder = join(dataFolder, RUN_LOG_FOLDER)
        mkdirSync(folder, { recursive: true })
        rotate(folder)
        const text = line.replaceAll(/\s*[\r\n]+\s*/g, ' | ').slice(0, MOST_LINE)
        appendFileSync(nameIn(folder, 0), `${at.toISOString()} ${text}\n`)
      } catch {
        // It must never stop the work that it tells of; a disk that takes nothing shows elsewhere.
      }
    },
  }
}

export interface RunLogFile {
  readonly name: string
  readonly text: string
}

/** What is kept, the latest file first. */
export function readRunLog(dataFolder: string): readonly RunLogFile[] {
  const folder = join(dataFolder, RUN_LOG_FOLDER)
  return Array.from({ length: KEPT + 1 }, (_, n) => nameIn(folder, n))
    .filter((path) => existsSync(path))
    .map((path) => ({ name: path.slice(folder.length + 1), text: readFileSync(path, 'utf8') }))
}

function rotate(folder: string): void {
  const current = nameIn(folder, 0)
  if (!existsSync(current) || statSync(current).size < MOST_BYTES) return
  rmSync(nameIn(folder, KEPT), { force: true })
  for (let n = KEPT - 1; n >= 0; n -= 1) {
    if (existsSync(nameIn(folder, n))) renameSync(nameIn(folder, n), nameIn(folder, n + 1))
  }
}

function nameIn(folder: string, n: number): string {
  return join(folder, n === 0 ? 'kaoping.log' : `kaoping-${n}.log`)
}
