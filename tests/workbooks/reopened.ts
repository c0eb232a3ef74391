import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { scratchFolder } from '#tests/support/scratch.ts'
import { convertWithLibreOffice, runPython } from '#tests/support/programs.ts'
import { buildZip } from './build-zip.ts'
import { partsOf } from './parts.ts'

/** The book as LibreOffice stores it after opening it, every formula worked out: it would keep results that it is given. */
export function throughLibreOffice(bytes: Uint8Array): Uint8Array {
  const folder = scratchFolder()
  const target = join(folder, 'converted')
  mkdirSync(target)
  writeFileSync(join(folder, 'book.xlsx'), withoutResults(bytes))
  convertWithLibreOffice([join(folder, 'book.xlsx')], 'xlsx', target)
  return readFileSync(join(target, 'book.xlsx'))
}

/** The book with its formulas, but not what they give. */
function withoutResults(bytes: Uint8Array): Uint8Array {
  return buildZip(
    [...partsOf(bytes)].map(([name, text]) => ({
      name,
      data: name.startsWith('xl/worksheets/') ? text.replace(/<\/f><v>[^<]*<\/v>/g, '</f>') : text,
    })),
  )
}

/** Runs a Python script that gets the book as its first argument and prints JSON. */
export function inPython(bytes: Uint8Array, script: string): unknown {
  const folder = scratchFolder()
  writeFileSync(join(folder, 'book.xlsx'), bytes)
  writeFileSync(join(folder, 'script.py'), script)
  return JSON.parse(runPython(join(folder, 'script.py'), [join(folder, 'book.xlsx')]))
}
