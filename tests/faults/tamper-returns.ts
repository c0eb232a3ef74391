import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { readWorkbookBytes } from '#electron/workbooks/read/read-workbook-bytes.ts'
import { writeForm } from '#electron/workbooks/write/form.ts'
import { builtinUnits } from '#shared/plan/builtin.ts'
import { SHEET_NAMES, type Form } from '#shared/returns/form.ts'
import { locateTable } from '#shared/returns/locate-table.ts'
import { readHiddenIdentity } from '#shared/returns/read-identity.ts'
import { readReturn } from '#shared/returns/read-return.ts'
import type { ReturnReading } from '#shared/returns/reading.ts'
import { cellAddress, type Workbook } from '#shared/returns/workbook.ts'
import { fill, WELL } from '#tests/application/office-year.ts'
import { sha256Hex } from '#tests/returns/build-sheet.ts'
import { PYTHON } from '#tests/support/programs.ts'
import { buildZip } from '#tests/workbooks/build-zip.ts'
import { exampleForm } from '#tests/workbooks/example-form.ts'
import { partsOf } from '#tests/workbooks/parts.ts'
import { pick, type Tampering } from './tamper-data.ts'

interface Return {
  readonly form: Form
  readonly bytes: Uint8Array
  readonly reading: ReturnReading
}

/** The real forms of some units, filled in. */
export async function filledReturns(many: number): Promise<readonly Return[]> {
  const names = builtinUnits.flatMap(({ names: [first] }) => (first === undefined ? [] : [first.name]))
  const returns: Return[] = []
  for (const name of names.slice(0, many)) {
    const form = exampleForm(name)
    const bytes = await writeForm(form, fill(form, WELL))
    returns.push({ form, bytes, reading: readingOf(bytes, form) })
  }
  return returns
}

function workbookOf(bytes: Uint8Array): Workbook {
  const read = readWorkbookBytes(bytes)
  if (!read.ok) throw new Error(read.refusal.message)
  return read.workbook
}

function readingOf(bytes: Uint8Array, form: Form): ReturnReading {
  const workbook = workbookOf(bytes)
  const table = locateTable(workbook, form)
  if (!table.ok) throw new Error(`no table in the return of ${form.unitName}`)
  return readReturn(workbook, form, table.value, readHiddenIdentity(workbook, sha256Hex))
}

/** What the office fixed in a form: its words, targets and points, and the hidden sheet. */
interface FixedCell {
  readonly sheet: string
  readonly part: string
  readonly address: string
}

const FIXED_COLUMNS = ['具体任务（指标）', '年度目标值', '分值']

/** Edits of cells that the office fixed, in the file's own parts; each has to be listed with its cell, and no answer may change. */
export function tamperWithReturns(
  returns: readonly Return[],
  trials: number,
  random: () => number,
): Tampering {
  const faults: string[] = []
  const fixed = returns.map(({ bytes, form }) => fixedCells(bytes, form))
  for (let trial = 0; trial < trials; trial += 1) {
    const index = Math.floor(random() * returns.length)
    const one = returns[index]
    if (one === undefined) throw new Error('no return')
    const cell = pick(fixed[index] ?? [], random)
    const text = pick(['99', '0.5', '改过的', '1234567'], random)
    const reading = readingOf(withCell(one.bytes, cell, text), one.form)
    const fault = judge(one.reading, reading, cell)
    if (fault !== null) faults.push(`${one.form.unitName} ${cell.sheet}!${cell.address} = ${text}: ${fault}`)
  }
  return { tried: trials, faults }
}

function judge(honest: ReturnReading, reading: ReturnReading, { sheet, address }: FixedCell): string | null {
  if (JSON.stringify(reading.cells) !== JSON.stringify(honest.cells)) return 'an answer changed'
  const added = reading.remarks.filter(
    (remark) => !honest.remarks.some((known) => JSON.stringify(known) === JSON.stringify(remark)),
  )
  if (added.length === 0) return 'nothing is said'
  if (sheet === SHEET_NAMES.identity) {
    return added.some(({ code }) => code === 'form-unverified') ? null : 'the hidden sheet is trusted'
  }
  return added.some(({ message }) => message.includes(address))
    ? null
    : `said of another place: ${added[0]?.message}`
}

function fixedCells(bytes: Uint8Array, form: Form): readonly FixedCell[] {
  const workbook = workbookOf(bytes)
  const table = locateTable(workbook, form)
  if (!table.ok) throw new Error('no table')
  const columns = new Set(
    FIXED_COLUMNS.flatMap((header) =>
      [...table.value.columns].flatMap(([name, column]) => (name === header ? [column] : [])),
    ),
  )
  return workbook.sheets.flatMap(({ name, cells }, index): readonly FixedCell[] => {
    const part = `xl/worksheets/sheet${index + 1}.xml`
    const of = (chosen: typeof cells): readonly FixedCell[] =>
      chosen.map(({ row, column }) => ({ sheet: name, part, address: cellAddress(row, column) }))
    if (name === SHEET_NAMES.identity) return of(cells.filter(({ column, row }) => column > 1 && row > 1))
    if (name !== table.value.grid.sheet.name) return []
    const rows = new Set(readRowsOf(bytes, form))
    return of(cells.filter(({ row, column, text }) => rows.has(row) && columns.has(column) && text !== ''))
  })
}

/** The rows of the table's indicators. */
function readRowsOf(bytes: Uint8Array, form: Form): readonly number[] {
  const titles = new Set(form.rows.map(({ title }) => title))
  return workbookOf(bytes).sheets.flatMap(({ name, cells }) =>
    name === SHEET_NAMES.table ? cells.filter(({ text }) => titles.has(text)).map(({ row }) => row) : [],
  )
}

/** As a person would: the cell says something else, all around it stays. */
function withCell(bytes: Uint8Array, { part, address }: FixedCell, text: string): Buffer {
  const value = /^[\d.]+$/.test(text) && part.endsWith('sheet1.xml') ? `<v>${text}</v>` : null
  return buildZip(
    [...partsOf(bytes)].map(([name, data]) => {
      if (name !== part) return { name, data }
      const cell = new RegExp(
        `<c r="${address}"((?: (?!t=)[a-z]+="[^"]*")*)(?: t="[a-z]+")?((?: [a-z]+="[^"]*")*)>.*?</c>`,
        's',
      )
      if (!cell.test(data)) throw new Error(`no ${address} in ${part}`)
      const changed =
        value === null
          ? `<c r="${address}"$1$2 t="inlineStr"><is><t>${text}</t></is></c>`
          : `<c r="${address}"$1$2>${value}</c>`
      return { name, data: data.replace(cell, changed) }
    }),
  )
}

/** Copies as departments save them, in the file's own or another program's way: none may be said to be changed. */
export async function saveAgain(
  folder: string,
  returns: readonly Return[],
  turns: number,
): Promise<Tampering> {
  mkdirSync(folder, { recursive: true })
  returns.forEach(({ bytes }, index) => writeFileSync(join(folder, `${index}.xlsx`), bytes))
  const script = join(import.meta.dirname, 'save_again.py')
  const { stdout } = await promisify(execFile)(PYTHON, [
    script,
    folder,
    String(returns.length),
    String(turns),
  ])
  const faults: string[] = []
  const paths = stdout.trim().split('\n')
  for (const path of paths) {
    const one = returns[Number(/(\d+)-\d+\.xlsx$/.exec(path)?.[1])]
    if (one === undefined) throw new Error(path)
    const { remarks, cells } = readingOf(readFileSync(path), one.form)
    const same = JSON.stringify([remarks, cells.map(({ cell, original }) => [cell, original])])
    const honest = JSON.stringify([
      one.reading.remarks,
      one.reading.cells.map(({ cell, original }) => [cell, original]),
    ])
    if (same !== honest) faults.push(`${path}: ${JSON.stringify(remarks)}`)
  }
  return { tried: paths.length, faults }
}
