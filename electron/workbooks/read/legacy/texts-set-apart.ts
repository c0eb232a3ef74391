/** A run of a text: from which character on, in which font. */
interface Run {
  readonly from: number
  readonly font: number
}

/**
 * Numbers of the shared texts in which some letters have a font of which `apart` is true ([MS-XLS] 2.4.265, 2.5.293).
 * `bodies`: those of the record and of what continues it. Where they contradict themselves the rest is left out: whoever
 * reads the texts refuses them.
 */
export function textsSetApart(
  bodies: readonly Buffer[],
  apart: (font: number) => boolean,
): ReadonlySet<number> {
  const found = new Set<number>()
  const pieces = new Pieces(bodies)
  pieces.skip(4)
  const count = pieces.number(4)
  for (let index = 0; index < count && !pieces.ended; index += 1) {
    const { length, runs } = readText(pieces)
    const shown = ({ from, font }: Run, at: number): boolean =>
      from < Math.min(runs[at + 1]?.from ?? length, length) && apart(font)
    if (runs.some(shown)) found.add(index)
  }
  return found
}

function readText(pieces: Pieces): { readonly length: number; readonly runs: readonly Run[] } {
  const length = pieces.number(2)
  const flags = pieces.number(1)
  const runCount = (flags & RICH) === 0 ? 0 : pieces.number(2)
  const phonetic = (flags & PHONETIC) === 0 ? 0 : pieces.number(4)
  pieces.skipLetters(length, (flags & WIDE) !== 0)
  const runs: Run[] = []
  while (runs.length < runCount && !pieces.ended)
    runs.push({ from: pieces.number(2), font: pieces.number(2) })
  pieces.skip(phonetic)
  return { length, runs }
}

const WIDE = 1
const PHONETIC = 4
const RICH = 8

/** The bodies one behind the other; behind their end there are zeros. */
class Pieces {
  readonly #bodies: readonly Buffer[]
  #piece = 0
  #at = 0

  constructor(bodies: readonly Buffer[]) {
    this.#bodies = bodies
  }

  get ended(): boolean {
    return this.#left() === 0
  }

  number(bytes: number): number {
    let value = 0
    for (let index = 0; index < bytes && !this.ended; index += 1) {
      value += (this.#bodies[this.#piece]?.[this.#at] ?? 0) * 256 ** index
      this.#at += 1
    }
    return value
  }

  skip(bytes: number): void {
    for (let rest = bytes; rest > 0 && !this.ended;) {
      const step = Math.min(rest, this.#left())
      this.#at += step
      rest -= step
    }
  }

  /** Where letters go on in the next body, it says anew whether they are wide. */
  skipLetters(count: number, wideAtFirst: boolean): void {
    let wide = wideAtFirst
    for (let rest = count; rest > 0;) {
      if (this.#at >= this.#pieceLength()) {
        if (this.ended) return
        wide = (this.number(1) & WIDE) !== 0
      }
      const width = wide ? 2 : 1
      const step = Math.min(rest, Math.floor((this.#pieceLength() - this.#at) / width))
      this.#at += step * width
      rest -= step
      if (rest > 0) this.#at = this.#pieceLength()
    }
  }

  /** Bytes left in this piece; at its end the next one begins. */
  #left(): number {
    while (this.#piece < this.#bodies.length && this.#at >= this.#pieceLength()) {
      this.#piece += 1
      this.#at = 0
    }
    return this.#pieceLength() - this.#at
  }

  #pieceLength(): number {
    return this.#bodies[this.#piece]?.length ?? 0
  }
}
