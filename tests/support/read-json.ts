import { readFileSync } from 'node:fs'

/** What a command wrote, to be taken for what the test expects of it: its assertions tell whether it is. */
export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'))
}
