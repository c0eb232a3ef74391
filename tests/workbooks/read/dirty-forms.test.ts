import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readForeignBytes } from '#electron/workbooks/read/read-foreign-bytes.ts'
import { writeForm } from '#electron/workbooks/write/form.ts'
import { builtinUnits } from '#shared/plan/builtin.ts'
import { identifyReturn } from '#shared/returns/identify-return.ts'
import { locateTable } from '#shared/returns/locate-table.ts'
import { readReturn } from '#shared/returns/read-return.ts'
import type { ReturnReading } from '#shared/returns/reading.ts'
import { buildUnitDirectory } from '#shared/returns/unit-directory.ts'
import { sha256Hex } from '#tests/returns/build-sheet.ts'
import { convertWithLibreOffice, hasLibreOffice, hasOpenpyxl, runPython } from '#tests/support/programs.ts'
import { keptFolder } from '#tests/support/scratch.ts'
import { everyRuleForm, exampleAnswers } from '../example-form.ts'

const FORM = everyRuleForm()
const DIRECTORY = buildUnitDirectory(builtinUnits, '德州', FORM.year)
/** The same file as three programs leave it. */
const WRITERS = ['openpyxl', 'xlsx', 'xls'] as const
type Writer = (typeof WRITERS)[number]

const folder = keptFolder('dirty')

interface Expected {
  /** Remarks about the file: code and indicator. */
  readonly remarks?: readonly (readonly [code: string, indicator: string | null])[]
  /** Cells that are not read as in the form that was filled in: indicator, field, value, code. */
  readonly cells?: readonly (readonly [string, string, string | null, string | null])[]
  /** Rows that say nothing. */
  readonly empty?: readonly string[]
  /** More cells than the form has, all of them refused. */
  readonly duplicates?: number
}

const EXPECTED: Readonly<Record<string, Expected>> = {
  as_sent: {},
  columns_added: {},
  columns_deleted: {},
  column_moved: {},
  rows_moved: {},
  rows_added: {
    remarks: [
      ['unknown-row', null],
      ['unknown-row', null],
    ],
  },
  row_deleted: { empty: ['H1'] },
  numbers_as_ids: {},
  // Two rows of one title, both 1.1 to the eye: the second is no longer known.
  numbers_as_ids_alike: { empty: ['1.10'], duplicates: 1 },
  headers_rewritten: {},
  alias_of_unit: {},
  words_and_units: {
    cells: [
      ['1.1', 'grade', null, 'unknown-band'],
      ['1.10', 'selfScore', '3.5', 'unit-suffix'],
      ['H1', 'actual', '3', 'approximate'],
      ['K1', 'actual', '4', 'chinese-numeral'],
      ['T1', 'actual', '1', 'unit-suffix'],
      ['Y1', 'actual', null, 'not-yes-no'],
    ],
  },
  date_for_number: {
    cells: [
      ['1.1', 'narrative', '2018-12-31', null],
      ['H1', 'actual', null, 'unreadable-number'],
      ['H1', 'selfScore', '5', null],
    ],
  },
  merged_cells: {
    remarks: [['merged', null]],
    cells: [
      ['H2', 'actual', null, null],
      ['H2', 'selfScore', '5', null],
    ],
  },
  filtered_and_hidden: { remarks: [['hidden', null]] },
  comments: {},
  notes_on_a_second_sheet: {},
  last_years_table_beside: { remarks: [['unknown-row', null]] },
  last_years_table_below: { duplicates: 1 },
  sheet_renamed: {},
  pasted_into_a_new_book: { remarks: [['form-unverified', null]] },
  sum_row_and_signatures: {},
  other_unit_beside: { remarks: [['unknown-row', null]] },
  header_again_in_another_order: { remarks: [['changed-title', null]] },
  answer_on_the_sum_row: { remarks: [['unknown-row', null]] },
  formulas_dragged_far_down: {},
  title_merged_over_whole_row: {},
}

async function readOne(bytes: Uint8Array): Promise<ReturnReading> {
  const outcome = await readForeignBytes(bytes)
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  const { workbook } = outcome
  const identified = identifyReturn({
    workbook,
    fileName: '自评表.xlsx',
    year: FORM.year,
    directory: DIRECTORY,
    stated: null,
    sha256Hex,
  })
  if (!identified.ok) throw new Error(identified.error.message)
  expect(identified.unit).toBe(FORM.unitId)
  const table = locateTable(workbook, FORM)
  if (!table.ok) throw new Error(table.error.message)
  return readReturn(workbook, FORM, table.value, identified.hidden)
}

type Line = readonly [indicator: string, field: string, value: string | null, code: string | null]

const linesOf = (reading: ReturnReading): readonly Line[] =>
  reading.cells.map(({ indicator, field, value, error, remark }) => [
    indicator,
    field,
    value,
    error ?? remark,
  ])

const isDuplicate = (line: Line): boolean => line[3] === 'duplicate-row'

function fileOf(writer: Writer, way: string): string {
  return writer === 'openpyxl' ? join(folder, `${way}.xlsx`) : join(folder, writer, `${way}.${writer}`)
}

describe.skipIf(!hasOpenpyxl)('one filled form, changed as departments change it', () => {
  let filled: readonly Line[] = []
  beforeAll(async () => {
    mkdirSync(folder, { recursive: true })
    const path = join(folder, 'form.xlsx')
    const bytes = await writeForm(FORM, exampleAnswers(FORM))
    writeFileSync(path, bytes)
    filled = linesOf(await readOne(bytes))
    const made = runPython(join(import.meta.dirname, 'make_dirty.py'), [path, folder])
      .trim()
      .split('\n')
    if (made.toSorted().join() !== Object.keys(EXPECTED).toSorted().join())
      throw new Error(`made ${made.join()}`)
    if (!hasLibreOffice) return
    const files = made.map((way) => fileOf('openpyxl', way))
    convertWithLibreOffice(files, 'xlsx', join(folder, 'xlsx'))
    convertWithLibreOffice(files, 'xls', join(folder, 'xls'))
  }, 180_000)

  for (const writer of WRITERS) {
    describe.skipIf(writer !== 'openpyxl' && !hasLibreOffice)(
      writer === 'openpyxl' ? 'saved by openpyxl' : `saved by LibreOffice as .${writer}`,
      () => {
        test.each(Object.entries(EXPECTED))(
          '%s',
          async (way, { remarks = [], cells = [], empty = [], duplicates = 0 }) => {
            const reading = await readOne(readFileSync(fileOf(writer, way)))
            const changed = new Map(cells.map((line) => [`${line[0]} ${line[1]}`, line]))
            const expected = filled
              .filter(([indicator]) => !empty.includes(indicator))
              .map((line) => changed.get(`${line[0]} ${line[1]}`) ?? line)
              .filter((line) => line[2] !== null || line[3] !== null)
            const lines = linesOf(reading)
            expect(lines.filter((line) => !isDuplicate(line)).toSorted(byPlace)).toEqual(
              expected.toSorted(byPlace),
            )
            expect(lines.some(isDuplicate)).toBe(duplicates > 0)
            const legacy = writer === 'xls' ? [['legacy-format', null]] : []
            const found = reading.remarks.map(({ code, indicator }) => `${code} ${indicator}`)
            expect(found.toSorted()).toEqual(
              [...legacy, ...remarks].map(([code, indicator]) => `${code} ${indicator}`).toSorted(),
            )
          },
        )
      },
    )
  }
})

function byPlace(a: Line, b: Line): number {
  return `${a[0]} ${a[1]}` < `${b[0]} ${b[1]}` ? -1 : 1
}
