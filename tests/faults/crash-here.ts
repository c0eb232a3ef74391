import { env, kill, pid } from 'node:process'

/** Stands in for `shared/crashpoint.ts` in a build of these tests: the process dies at the named point. */
let left = Number(env['CRASH_TURN'] ?? 1)

export function crashpoint(name: string): void {
  if (name !== env['CRASH_AT']) return
  left -= 1
  if (left === 0) kill(pid, 'SIGKILL')
}
