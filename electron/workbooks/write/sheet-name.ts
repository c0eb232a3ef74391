const MAX_LENGTH = 31

/** A name that Excel takes for a sheet and that no sheet of the book has yet. */
export function sheetName(wanted: string, taken: readonly string[]): string {
  const clean = wanted
    .toWellFormed()
    // oxlint-disable-next-line no-control-regex -- they are what is taken out
    .replace(/[\\/?*[\]:\u0000-\u001F\uFFFE\uFFFF]/g, '')
    .replace(/^'+|'+$/g, '')
    .trim()
  // "History" is kept by Excel for itself.
  const base = clean === '' || clean.toLowerCase() === 'history' ? '表' : clean
  const used = new Set(taken.map((name) => name.toLowerCase()))
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '' : `(${number})`
    const name = base.slice(0, MAX_LENGTH - ending.length).replace(/[\uD800-\uDBFF]$/, '') + ending
    if (!used.has(name.toLowerCase())) return name
  }
}
