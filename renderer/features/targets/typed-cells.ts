import { create } from 'zustand'

/** What a person typed into a field and main has not taken: on its way, or refused with a sentence. */
export interface TypedCell {
  readonly text: string
  /** null: not sent yet, or not answered. */
  readonly message: string | null
}

interface TypedCells {
  readonly cells: ReadonlyMap<string, TypedCell>
  /** The latest step was refused as a whole: one step back takes away just its texts. */
  readonly allRefused: boolean
}

/** By field; kept while the window is open, so that leaving the page loses no refused text. */
export const useTypedCells = create<TypedCells>(() => ({ cells: new Map(), allRefused: false }))

export function typedAt(key: string): TypedCell | undefined {
  return useTypedCells.getState().cells.get(key)
}

export function putTyped(entries: readonly (readonly [string, TypedCell])[]): void {
  useTypedCells.setState(({ cells }) => ({ cells: new Map([...cells, ...entries]) }))
}

export function forgetTyped(keys: readonly string[]): void {
  const gone = new Set(keys)
  useTypedCells.setState(({ cells }) => ({ cells: new Map([...cells].filter(([key]) => !gone.has(key))) }))
}

/** What is typed means nothing any more: the draft was saved or dropped. */
export function forgetYear(year: number): void {
  const { cells } = useTypedCells.getState()
  forgetTyped([...cells.keys()].filter((key) => key.startsWith(`${year} `)))
}

/** Takes away what is typed and not sent of a year, or else what was refused; tells whether that was the whole step back. */
export function takeBackTyped(year: number): boolean {
  const { cells, allRefused } = useTypedCells.getState()
  const own = [...cells].filter(([key]) => key.startsWith(`${year} `))
  const unsent = own.filter(([, { message }]) => message === null)
  forgetTyped((unsent.length > 0 ? unsent : own).map(([key]) => key))
  useTypedCells.setState({ allRefused: false })
  return unsent.length > 0 || allRefused
}
