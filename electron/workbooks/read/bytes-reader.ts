import { RandomAccessReader } from 'yauzl'
import type { ByteSource } from './byte-source.ts'

/**
 * Gives yauzl the bytes at once instead of on a later turn, so that a directory is read in one go; and remembers
 * which bytes were asked for, since yauzl does not tell where the directory is.
 */
export class BytesReader extends RandomAccessReader {
  readonly #source: ByteSource
  #from = -1
  #to = -1

  constructor(source: ByteSource) {
    super()
    this.#source = source
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead: number) => void,
  ): void {
    if (this.#from < 0) this.#from = position
    this.#to = position + length
    const end = Math.min(position + length, this.#source.size)
    const found = position < end ? this.#source.read(position, end) : new Uint8Array()
    buffer.set(found, offset)
    callback(null, found.byteLength)
  }

  /** From the first to the last byte that was read since the last call. */
  takeSpan(): { readonly from: number; readonly to: number } {
    const span = { from: this.#from, to: this.#to }
    this.#from = -1
    return span
  }
}
