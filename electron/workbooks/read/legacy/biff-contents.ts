import { RECORD, type BiffVersion } from './biff-records.ts'

/** Pieces of a stream to be put together anew. What lies side by side is one piece, however many records it has. */
export class BiffContents {
  readonly #stream: Buffer
  readonly #pieces: Buffer[] = []
  #from = 0
  #to = 0
  #length = 0

  constructor(stream: Buffer) {
    this.#stream = stream
  }

  /** Keeps a record as it stands, with its head of four bytes. */
  keep(at: number, body: Buffer): void {
    const end = at + 4 + body.length
    if (at !== this.#to) {
      this.#flush()
      this.#from = at
    }
    this.#to = end
  }

  put(id: number, body: Buffer): void {
    this.#flush()
    this.#push(recordOf(id, body))
  }

  get length(): number {
    return this.#length + this.#to - this.#from
  }

  finish(): readonly Buffer[] {
    this.#flush()
    return this.#pieces
  }

  #flush(): void {
    if (this.#to > this.#from) this.#push(this.#stream.subarray(this.#from, this.#to))
    this.#from = 0
    this.#to = 0
  }

  #push(piece: Buffer): void {
    this.#pieces.push(piece)
    this.#length += piece.length
  }
}

export function recordOf(id: number, body: Buffer): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt16LE(id, 0)
  head.writeUInt16LE(body.length, 2)
  return Buffer.concat([head, body])
}

/** A directory entry for a sheet that is called by its number: whatever the real names are, none gets in another's way. */
export function boundSheetRecord(position: number, name: string, version: BiffVersion): Buffer {
  const head = Buffer.alloc(6)
  head.writeUInt32LE(position, 0)
  const length = version === 8 ? [name.length, 0] : [name.length]
  return recordOf(RECORD.boundSheet, Buffer.concat([head, Buffer.from(length), Buffer.from(name, 'latin1')]))
}
