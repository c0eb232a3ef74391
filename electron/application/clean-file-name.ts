const MAX_BYTES = 200
/** Windows takes these for devices, whatever follows the first dot. */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³]) *(\.|$)/i

/** A foreign file's name, as a bare one that every system can keep: no folders, no streams, nothing that nobody sees. */
export function cleanFileName(name: string): string {
  const bare = (name.split(/[\\/]/).at(-1) ?? '')
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, '')
    .replaceAll(/[:*?"<>|]/g, '_')
    .replaceAll(/^[. ]+|[. ]+$/g, '')
    .toWellFormed()
  const safe = bare === '' || RESERVED.test(bare) ? `_${bare}` : bare
  return shorten(safe)
}

/** By whole characters, the ending kept: file systems count bytes. */
function shorten(name: string): string {
  const ending = /\.[^.]{1,8}$/.exec(name)?.[0] ?? ''
  const stem = Array.from(ending === '' ? name : name.slice(0, -ending.length))
  const size = (): number => Buffer.byteLength(stem.join('') + ending)
  while (size() > MAX_BYTES && stem.length > 1) stem.pop()
  return stem.join('') + ending
}
