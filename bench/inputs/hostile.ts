import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRandom } from '#electron/application/sample/random.ts'
import { buildSheet, buildWorkbook, workbookParts } from '#tests/workbooks/build-workbook.ts'
import { buildZip, type ZipPart } from '#tests/workbooks/build-zip.ts'

const ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'
const MEGABYTE = 1024 * 1024

/** Small files that hang or kill other readers, and large careless ones: name → bytes. */
const HOSTILE: Readonly<Record<string, (short: boolean) => Uint8Array>> = {
  'validation-column': () => buildSheet(ROW, { after: validation('A1:B1048576') }),
  'validation-sheet': () => buildSheet(ROW, { after: validation('A1:XFD1048576') }),
  'merge-part': () => buildSheet(ROW, { after: merge('A1:XFD5000') }),
  'merge-sheet': () => buildSheet(ROW, { after: merge('A1:XFD1048576') }),
  'merges-overlapping': () => buildSheet(ROW, { after: merge('A1:C9', 'B2:D9') }),
  'name-of-whole-sheet': () =>
    buildWorkbook({
      sheets: [{ rows: ROW }],
      workbookProperties:
        '<definedNames><definedName name="a">表1!$A$1:$XFD$1048576</definedName></definedNames>',
    }),
  'column-two-billion': () =>
    buildSheet(ROW, { before: '<cols><col min="1" max="2000000000" width="9"/></cols>' }),
  'far-cell': () => buildSheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
  'row-99999999': () => buildSheet('<row r="99999999"><c r="A99999999"><v>1</v></c></row>'),
  'rows-with-height': () => buildSheet(repeat(1_048_500, (row) => `<row r="${row}" ht="15"/>`)),
  'styled-blanks': (short) =>
    buildSheet(
      repeat(
        short ? 20_000 : 100_000,
        (row) =>
          `<row r="${row}">${repeat(16, (column) => `<c r="${String.fromCharCode(64 + column)}${row}" s="1"/>`)}</row>`,
      ),
    ),
  'one-gibibyte-of-spaces': (short) => withSheet(Buffer.alloc((short ? 128 : 1024) * MEGABYTE, 32)),
  'size-that-lies': () => withSheet(Buffer.alloc(128 * MEGABYTE, 32), { size: 100 }),
  'billion-laughs': () =>
    buildWorkbook({
      sheets: [
        {
          xml: `<!DOCTYPE a [<!ENTITY a "${'a'.repeat(50_000)}">]><worksheet>${'&a;'.repeat(50_000)}</worksheet>`,
        },
      ],
    }),
  'ten-thousand-deep': () => buildSheet('<a>'.repeat(10_000) + '</a>'.repeat(10_000)),
  'million-attributes': () => buildSheet(`<row ${repeat(1_000_000, (index) => `a${index}="" `)}/>`),
  'attribute-of-50-mb': () => buildSheet(`<row r="${'1'.repeat(50 * MEGABYTE)}"/>`),
  'million-strings': () => buildSheet(ROW, { strings: Array.from({ length: 1_000_000 }, () => '<t>一</t>') }),
  'no-end-tag': () =>
    buildWorkbook({ sheets: [{ xml: '<worksheet><sheetData><row'.padEnd(40 * MEGABYTE, ' a="1"') }] }),
  'sixty-thousand-parts': () =>
    buildZip(
      Array.from({ length: 60_000 }, (_, index) => ({ name: `xl/${index}.xml`, data: '', stored: true })),
    ),
  junk: () => Buffer.from(repeat(50_000, (index) => `${(index * 7919) % 251} `)),
  empty: () => new Uint8Array(),
}

/** Writes them, and so many copies of a real return with one to four bytes changed. Paths. */
export function writeHostileFiles(
  folder: string,
  normal: string,
  options: { readonly short: boolean; readonly mutants: number },
): string[] {
  mkdirSync(folder, { recursive: true })
  const save = (name: string, bytes: Uint8Array): string => {
    const path = join(folder, `${name}.xlsx`)
    writeFileSync(path, bytes)
    return path
  }
  const files = Object.entries(HOSTILE).map(([name, make]) => save(name, make(options.short)))
  const original = readFileSync(normal)
  const random = createRandom(8)
  for (let mutant = 1; mutant <= options.mutants; mutant += 1) {
    const bytes = Uint8Array.from(original)
    for (let change = random.between(1, 4); change > 0; change -= 1) {
      bytes[random.between(0, bytes.length - 1)] = random.between(0, 255)
    }
    files.push(save(`mutant-${mutant}`, bytes))
  }
  return files
}

function repeat(count: number, text: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => text(index + 1)).join('')
}

function validation(range: string): string {
  return `<dataValidations count="1"><dataValidation type="list" sqref="${range}"><formula1>"a,b"</formula1></dataValidation></dataValidations>`
}

function merge(...ranges: string[]): string {
  return `<mergeCells>${ranges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`
}

/** Its only sheet is these bytes; larger than a string can be. */
function withSheet(data: Uint8Array, says: NonNullable<ZipPart['says']> = {}): Uint8Array {
  return buildZip(
    workbookParts({}).map((part) => (part.name.includes('worksheets/') ? { ...part, data, says } : part)),
  )
}
