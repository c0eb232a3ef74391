const LOCAL_HEADER = 0x04034b50
const CENTRAL_HEADER = 0x02014b50
const END_RECORD = 0x06054b50
const END_RECORD_SIZE = 22

/**
 * Puts `created` (UTC) into every entry of a zip that jszip wrote, in place: jszip takes the clock's time, and the same
 * form must give the same bytes. Only for archives without a comment and below 4 GB, as jszip makes them.
 */
export function pinZipDates(zip: Uint8Array, created: Date): void {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const end = zip.byteLength - END_RECORD_SIZE
  if (view.getUint32(end, true) !== END_RECORD) throw new Error('no end record where jszip puts it')
  const time = (created.getUTCHours() << 11) | (created.getUTCMinutes() << 5) | (created.getUTCSeconds() >> 1)
  const date =
    (Math.max(created.getUTCFullYear() - 1980, 0) << 9) |
    ((created.getUTCMonth() + 1) << 5) |
    created.getUTCDate()
  let entry = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(entry, true) !== CENTRAL_HEADER) throw new Error('central directory is broken')
    view.setUint16(entry + 12, time, true)
    view.setUint16(entry + 14, date, true)
    const local = view.getUint32(entry + 42, true)
    if (view.getUint32(local, true) !== LOCAL_HEADER) throw new Error('local header is broken')
    view.setUint16(local + 10, time, true)
    view.setUint16(local + 12, date, true)
    entry +=
      46 +
      view.getUint16(entry + 28, true) +
      view.getUint16(entry + 30, true) +
      view.getUint16(entry + 32, true)
  }
}
