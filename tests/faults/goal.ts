/** What a goal of reliability came to: the same line in the tests and in the soak. */
export interface Goal {
  /** "G1". */
  readonly name: string
  /** What was tried, in a few words. */
  readonly tried: string
  /** Counts and measures: what was found. */
  readonly figure: string
  readonly bound: string
  /** Each an instance of the bound being broken, with what makes it again; empty: held. */
  readonly faults: readonly string[]
}

/** The longest of the starts that were measured, for G17; in milliseconds. */
export interface Starts {
  readonly add: (milliseconds: number) => void
  readonly slowest: () => number
}

export function countStarts(): Starts {
  let slowest = 0
  return {
    add: (milliseconds) => {
      slowest = Math.max(slowest, milliseconds)
    },
    slowest: () => Math.round(slowest),
  }
}

export const START_BOUND_MS = 3000

export function startFault(starts: Starts): readonly string[] {
  return starts.slowest() <= START_BOUND_MS ? [] : [`a start took ${starts.slowest()} ms`]
}

/** One line a goal: figure, bound, pass. */
export function reportGoal({ name, tried, figure, bound, faults }: Goal): void {
  const verdict = faults.length === 0 ? 'pass' : `FAIL ${faults.slice(0, 5).join('; ')}`
  process.stdout.write(`${name} ${tried}: ${figure}, bound ${bound}, ${verdict}\n`)
}
