import { colourOf, isLike, WHITE, type Colour } from './colour.ts'
import type { NumberFormat } from './read-styles.ts'
import type { Attributes } from './xml-events.ts'

/** The colours in which the runs of one text are written; undefined: as its cell is. */
export type RunColours = readonly (Colour | undefined)[]

/** Gathers them while a rich text is told. */
export class RunColoursScan {
  #run: Colour | undefined
  #runs: (Colour | undefined)[] = []

  clear(): void {
    if (this.#runs.length > 0) this.#runs = []
    this.#run = undefined
  }

  openRun(): void {
    this.#run = undefined
  }

  property(name: string, attributes: Attributes): void {
    if (name === 'color') this.#run = colourOf(attributes)
  }

  text(piece: string): void {
    if (piece.trim() !== '') this.#runs.push(this.#run)
  }

  /** null where all is written as the cell is. */
  finish(): RunColours | null {
    return this.#runs.some((run) => run !== undefined) ? this.#runs : null
  }
}

/** Whether some of a cell's text cannot be seen on its ground. */
export function isUnseen(format: NumberFormat, runs: RunColours | null): boolean {
  const { ground = WHITE } = format
  const unseen = format.unseen === true
  if (runs === null) return unseen
  return runs.some((run) => (run === undefined ? unseen : isLike(run, ground)))
}
