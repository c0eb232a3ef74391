import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { Command } from './cpu.ts'

const EVERY_MS = 4

/**
 * The most memory that a command and its children held at one moment, in MB: their resident sets added up, looked at every
 * few milliseconds. Pages that two of them share count twice, so it is an upper bound. Linux only.
 */
export async function measurePeak({ program, args, codes = [0] }: Command): Promise<number> {
  const child = spawn(program, args, { stdio: 'ignore' })
  const { pid } = child
  if (pid === undefined) throw new Error(`cannot start ${program}`)
  let peak = 0
  const timer = setInterval(() => {
    peak = Math.max(peak, residentOfTree(pid))
  }, EVERY_MS)
  const code = await new Promise<number | null>((resolve) => {
    child.once('exit', resolve)
  })
  clearInterval(timer)
  if (code === null || !codes.includes(code)) throw new Error(`exit ${code}: ${program} ${args.join(' ')}`)
  return peak / 1024
}

/** kB; 0 for a process that has just gone. */
function residentOfTree(pid: number): number {
  try {
    const own = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
    return children === ''
      ? own
      : children.split(' ').reduce((sum, child) => sum + residentOfTree(Number(child)), own)
  } catch {
    return 0
  }
}
