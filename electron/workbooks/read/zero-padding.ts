/** The end record of a zip: its mark, and its bytes without a comment. */
const END = Buffer.from([0x50, 0x4b, 5, 6])
const END_SIZE = 22
const COMMENT_SIZE_AT = 20
/** Other readers look for the end record no further back; a file with more zeros was cut and filled up. */
const MOST = 0xffff

/**
 * A zip without the zeros behind its end, with which sticks and mail gateways fill files up to a block: LibreOffice and Python
 * open such files. Left as it is where anything but zeros stands there, and where a second end record might mean another
 * directory to another reader.
 */
export function withoutPadding(bytes: Uint8Array): Uint8Array {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const at = buffer.lastIndexOf(END)
  if (at < 0 || at + END_SIZE > buffer.length) return bytes
  const end = at + END_SIZE + buffer.readUInt16LE(at + COMMENT_SIZE_AT)
  if (end >= buffer.length || buffer.length - end > MOST) return bytes
  if (at > 0 && buffer.lastIndexOf(END, at - 1) >= 0) return bytes
  return buffer.subarray(end).every((byte) => byte === 0) ? bytes.subarray(0, end) : bytes
}
