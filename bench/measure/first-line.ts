import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import type { Command } from './cpu.ts'

/**
 * Seconds of processor time that a program used until it printed its first line; it is then ended. The kernel's count of each
 * thread's time is exact, where /proc/…/stat counts hundredths. Linux only.
 */
export async function measureUntilFirstLine({ program, args }: Command): Promise<number> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', resolve)
  })
  const printed = new Promise<number>((resolve) => {
    child.stdout.once('data', () => resolve(secondsSoFar(child.pid ?? 0)))
  })
  const seconds = await Promise.race([printed, exited])
  child.kill('SIGTERM')
  await exited
  if (seconds === null || seconds === 0) throw new Error(`${program} ${args.join(' ')} printed nothing`)
  return seconds
}

function secondsSoFar(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`)
  return threads.reduce((sum, thread) => {
    const [nanoseconds] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')
    return sum + Number(nanoseconds) / 1e9
  }, 0)
}
