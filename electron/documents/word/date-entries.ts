const LOCAL_MARK = 0x04034b50
const CENTRAL_MARK = 0x02014b50
const END_SIZE = 22

/**
 * Dates all entries of a zip archive alike, by UTC: its packer takes the clock's time and the computer's zone, and the same
 * paper must give the same bytes. Changes `archive`, which has no comment.
 */
export function dateEntries(archive: Uint8Array, at: Date): void {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)
  const day = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()
  const end = archive.byteLength - END_SIZE
  let central = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    const local = view.getUint32(central + 42, true)
    if (view.getUint32(central, true) !== CENTRAL_MARK || view.getUint32(local, true) !== LOCAL_MARK) {
      throw new Error('the archive is not as docx writes it')
    }
    for (const field of [central + 12, local + 10]) {
      view.setUint16(field, time, true)
      view.setUint16(field + 2, day, true)
    }
    central +=
      46 +
      view.getUint16(central + 28, true) +
      view.getUint16(central + 30, true) +
      view.getUint16(central + 32, true)
  }
}
