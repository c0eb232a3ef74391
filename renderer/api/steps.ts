import { create } from 'zustand'

/** One thing that a person did: the entries of the log that it wrote, to be undone together. */
type Step = readonly number[]

interface Stacks {
  /** What Ctrl+Z takes next stands last. */
  readonly done: readonly Step[]
  /** What Ctrl+Y takes next stands last. */
  readonly undone: readonly Step[]
}

interface Steps {
  /** Whoever is at the desk: nobody undoes another's step by a key. */
  readonly who: string
  readonly of: Readonly<Record<string, Stacks>>
  /** A step is being turned: another key press waits for none. */
  readonly busy: boolean
}

const NONE: Stacks = { done: [], undone: [] }
/** Older ones are undone from 操作记录. */
const KEPT = 200

/** The steps of this window since it was opened, by person. */
export const useSteps = create<Steps>(() => ({ who: '', of: {}, busy: false }))

export function stacksOf({ who, of }: Pick<Steps, 'who' | 'of'>): Stacks {
  return of[who] ?? NONE
}

function keep(stacks: Stacks): void {
  useSteps.setState(({ who, of }) => ({ of: { ...of, [who]: stacks } }))
}

/** Something new was done: what was undone before it can no longer be done again by a key. */
export function noteStep(entries: Step): void {
  const { done } = stacksOf(useSteps.getState())
  keep({ done: [...done, entries].slice(-KEPT), undone: [] })
}

/** Moves the step that was turned to the other stack; `turned` are the new entries. Empty: it could not be, and goes. */
export function moveStep(from: 'done' | 'undone', turned: Step): void {
  const stacks = stacksOf(useSteps.getState())
  const to = from === 'done' ? 'undone' : 'done'
  keep({
    ...stacks,
    [from]: stacks[from].slice(0, -1),
    [to]: turned.length === 0 ? stacks[to] : [...stacks[to], turned],
  })
}

/** The data are other data now: what was done in those before cannot be undone in them. */
export function forgetSteps(): void {
  useSteps.setState({ of: {} })
}
