import { RandomAccessReader } from 'yauzl'

/**
 * Gives yauzl the bytes at once instead of on a later turn, so that a directory is read in one go; and remembers
 * which bytes were asked for, since yauzl does not tell where the directory is.
 */
export class BytesReader extends RandomAccessReader {
  readonly #bytes: Buffer
  #from = -1
  #to = -1

  constructor(bytes: Uint8Array) {
    super()
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
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
    const end = Math.min(position + length, this.#bytes.length)
    const copied = position < end ? this.#bytes.copy(buffer, offset, position, end) : 0
    callback(null, copied)
  }

  /** From the first to the last byte that was read since the last call. */
  takeSpan(): { readonly from: number; readonly to: number } {
    const span = { from: this.#from, to: this.#to }
    this.#from = -1
    return span
  }
}
