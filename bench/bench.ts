import type { Command } from './measure/cpu.ts'

/** What every part of the benchmark needs to know. */
export interface Bench {
  readonly short: boolean
  readonly rounds: number
  readonly seed: number
  /** A line for whoever waits. */
  readonly say: (text: string) => void
  /** An empty folder for inputs and databases, gone afterwards. */
  readonly folder: string
  /** The built programs. */
  readonly main: string
  readonly peers: string
  /** null where openpyxl is not installed. */
  readonly openpyxl: string | null
  /** null where there is none. */
  readonly python: string | null
  readonly chromium: string | null
}

export function batch({ main }: Bench, ...args: string[]): Command {
  return { program: process.execPath, args: [`${main}/batch.js`, ...args], codes: [0, 1] }
}

export function peer({ peers }: Bench, name: string, ...args: string[]): Command {
  return { program: process.execPath, args: [`${peers}/${name}.js`, ...args] }
}
