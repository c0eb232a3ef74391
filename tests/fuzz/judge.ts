import type { ReadOutcome } from '#electron/workbooks/read/refusal.ts'
import { locateTable } from '#shared/returns/locate-table.ts'
import { readHiddenIdentity } from '#shared/returns/read-identity.ts'
import { readReturn } from '#shared/returns/read-return.ts'
import type { ReturnReading } from '#shared/returns/reading.ts'
import { cellAddress, type Workbook } from '#shared/returns/workbook.ts'
import { sha256Hex } from '#tests/returns/build-sheet.ts'
import { everyRuleForm } from '#tests/workbooks/example-form.ts'
import { partsOf } from '#tests/workbooks/parts.ts'

const FORM = everyRuleForm()

/** What became of a mutant: "same", "other", or a refusal's code; and what is wrong with that, null where nothing is. */
export interface Verdict {
  readonly outcome: string
  readonly fault: string | null
}

/** Codes of a reader that had to be stopped: no file may bring it there. */
const STOPPED = new Set(['too-slow', 'too-much-memory', 'reader-died'])

export function judgeOutcome(outcome: ReadOutcome, truth: Workbook | null): Verdict {
  if (!outcome.ok) {
    const { code, message } = outcome.refusal
    const plain =
      /\p{Script=Han}/u.test(message) && message.endsWith('。') && !/undefined|null|Error/.test(message)
    return { outcome: code, fault: STOPPED.has(code) || !plain ? `${code}: ${message}` : null }
  }
  const { workbook } = outcome
  const same = truth !== null && JSON.stringify(workbook) === JSON.stringify(truth)
  return { outcome: same ? 'same' : 'other', fault: faultOf(workbook) }
}

/** Cells stand in order, each once, each within a sheet; and the reading of a return takes whatever they are. */
function faultOf(workbook: Workbook): string | null {
  for (const { name, cells } of workbook.sheets) {
    let last = 0
    for (const cell of cells) {
      const place = cell.row * 20_000 + cell.column
      if (place <= last || cell.row < 1 || cell.column < 1 || cell.row > 1_048_576 || cell.column > 16_384) {
        return `${name}!${cellAddress(cell.row, cell.column)} out of place`
      }
      if (cell.type === 'number' && !/^-?\d+(\.\d+)?$/.test(cell.value)) return `number ${cell.value}`
      last = place
    }
  }
  const reading = readAsReturn(workbook)
  return reading === null ? null : faultOfReading(workbook, reading)
}

export function readAsReturn(workbook: Workbook): ReturnReading | null {
  const table = locateTable(workbook, FORM)
  return table.ok ? readReturn(workbook, FORM, table.value, readHiddenIdentity(workbook, sha256Hex)) : null
}

/** Every value that counts stands in the sheet as it is said to, and a file of the old format is to be checked. */
function faultOfReading({ kind, sheets }: Workbook, reading: ReturnReading): string | null {
  if (reading.rows.length !== FORM.rows.length) return `${reading.rows.length} rows`
  if (kind === 'xls' && !reading.remarks.some(({ code }) => code === 'legacy-format'))
    return 'an .xls without a remark'
  for (const { sheet, cell, original, value, error, remark, message } of reading.cells) {
    const stored = sheets.some(
      ({ name, cells }) => name === sheet && cells.some((one) => cellAddress(one.row, one.column) === cell),
    )
    if (!stored) return `${sheet}!${cell} is read and not there`
    if ((value === null) !== (error !== null)) return `${cell} ${original}: value and error`
    if ((message === null) !== (error === null && remark === null)) return `${cell} ${original}: message`
  }
  return null
}

/** Texts of cells that stand nowhere in the XML of a file. */
export function inventedTexts(bytes: Uint8Array, workbook: Workbook): readonly string[] {
  const parts = [...partsOf(bytes).values()]
  // Where tags have a prefix, others are of no namespace of ours, and nothing within them counts.
  const bare = parts.map((xml) =>
    /<x:/.test(xml) ? xml.replaceAll(/<([a-z]+)\b[^>]*>.*?<\/\1>/gs, '') : xml,
  )
  const said = [...parts, ...bare].map(characters).join('\n')
  return workbook.sheets
    .flatMap(({ cells }) => cells.map(({ text }) => text))
    .filter((text) => !said.includes(text))
}

/** All character data of an XML, read in the plainest way. */
function characters(xml: string): string {
  const bare = xml
    .replaceAll(/<!--.*?-->|<\?.*?\?>|<(?:x:)?rPh .*?<\/(?:x:)?rPh>/gs, '')
    .replaceAll(/<[^>]*>/g, '')
  return bare
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/&#(?:(\d+)|x([\da-f]+));/gi, (_whole, decimal?: string, hexadecimal?: string) =>
      String.fromCodePoint(Math.min(Number(decimal ?? `0x${hexadecimal}`), 0x10_ffff)),
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}
