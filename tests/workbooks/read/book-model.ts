import ExcelJS from 'exceljs'
import fc from 'fast-check'

/** A workbook as it is meant, before any program writes it. */
export interface ModelBook {
  readonly sheets: readonly ModelSheet[]
}

export interface ModelSheet {
  readonly name: string
  readonly hidden: boolean
  readonly cells: readonly ModelCell[]
  /** Two cells side by side, of which the second is empty: row and first column. */
  readonly merges: readonly (readonly [number, number])[]
  readonly hiddenRows: readonly number[]
}

/** What stands in a cell. A formula's value is its result, which not every writer keeps. */
export interface ModelCell {
  readonly row: number
  readonly column: number
  readonly kind: 'number' | 'text' | 'boolean' | 'date' | 'error'
  /** Decimal digits, a text, TRUE or FALSE, a serial number, an error's code. */
  readonly value: string
  readonly format: string | null
  readonly formula: boolean
}

const FORMATS = ['0.00', '0%', '#,##0', '0"场"', '@', '0.0!,', '[Red]0;-0', '# ?/?', '0\\m\\²']
const DATE_FORMATS = ['yyyy-mm-dd', 'm"月"d"日"', 'yyyy/m/d h:mm']
const ERRORS = ['#DIV/0!', '#N/A', '#REF!', '#VALUE!', '#NAME?', '#NUM!']

const numberText = fc.oneof(
  fc.integer({ min: -1_000_000, max: 1_000_000 }).map(String),
  fc
    .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: 1, max: 6 }))
    .map(([digits, places]) => String(digits / 10 ** places)),
  fc.constantFrom('0', '1e-7', '123456789012345', '0.1', '24.35', '1e+21'),
)
const text = fc.oneof(
  fc.stringMatching(/^[甲乙市科协达成0-9,%.、—／ a-z]{1,12}$/),
  fc.constantFrom(
    ' 前后 ',
    '第一行\n第二行',
    '&<>"\'',
    '=1+2',
    '007',
    '-',
    '　',
    '𠮷📄',
    'é',
    'a\tb',
    '1.10',
  ),
)

const content: fc.Arbitrary<Omit<ModelCell, 'row' | 'column'>> = fc.oneof(
  fc.record({
    kind: fc.constant('number' as const),
    value: numberText,
    format: fc.option(fc.constantFrom(...FORMATS)),
    formula: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('text' as const),
    value: text,
    format: fc.constantFrom(null, '@'),
    formula: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('boolean' as const),
    value: fc.constantFrom('TRUE', 'FALSE'),
    format: fc.constant(null),
    formula: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('date' as const),
    value: fc.integer({ min: 40_000, max: 50_000 }).map(String),
    format: fc.constantFrom(...DATE_FORMATS),
    formula: fc.constant(false),
  }),
  fc.record({
    kind: fc.constant('error' as const),
    value: fc.constantFrom(...ERRORS),
    format: fc.constant(null),
    formula: fc.boolean(),
  }),
)

const sheet: fc.Arbitrary<Omit<ModelSheet, 'name'>> = fc
  .record({
    hidden: fc.boolean(),
    cells: fc
      .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 20 }), content), {
        minLength: 1,
        maxLength: 40,
        selector: ([row, column]) => row * 100 + column,
      })
      .map((cells) => cells.map(([row, column, rest]) => ({ row, column, ...rest }))),
    merges: fc.uniqueArray(fc.tuple(fc.integer({ min: 40, max: 50 }), fc.constantFrom(1, 4, 7)), {
      maxLength: 3,
      selector: String,
    }),
    hiddenRows: fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 3 }),
  })
  .map((one) => ({
    ...one,
    // Not every writer keeps a row that holds nothing.
    hiddenRows: one.hiddenRows.filter((row) => one.cells.some((cell) => cell.row === row)),
  }))

const book: fc.Arbitrary<ModelBook> = fc
  .array(sheet, { minLength: 1, maxLength: 3 })
  // The first sheet stays on view: a book must show one.
  .map((sheets) => ({
    sheets: sheets.map((one, index) => ({ ...one, hidden: index > 0 && one.hidden, name: `表${index + 1}` })),
  }))

/** The same books for the same seed. */
export function sampleBooks(count: number, seed: number): readonly ModelBook[] {
  return fc.sample(book, { numRuns: count, seed })
}

export async function writeWithExceljs({ sheets }: ModelBook): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  for (const { name, hidden, cells, merges, hiddenRows } of sheets) {
    const target = workbook.addWorksheet(name, hidden ? { state: 'hidden' } : {})
    for (const cell of cells) {
      const written = target.getCell(cell.row, cell.column)
      const value = exceljsValue(cell)
      written.value = cell.formula ? { formula: 'ROW()', result: value, date1904: false } : value
      if (cell.format !== null) written.numFmt = cell.format
    }
    for (const [row, column] of merges) {
      target.getCell(row, column).value = '合并'
      target.mergeCells(row, column, row, column + 1)
    }
    for (const row of hiddenRows) target.getRow(row).hidden = true
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function exceljsValue({ kind, value }: ModelCell): number | string | boolean | Date | ExcelJS.CellErrorValue {
  switch (kind) {
    case 'number':
      return Number(value)
    case 'text':
      return value
    case 'boolean':
      return value === 'TRUE'
    case 'date':
      return new Date((Number(value) - 25_569) * 86_400_000)
    case 'error':
      // Its own type names only some of the codes.
      return { error: value as ExcelJS.CellErrorValue['error'] }
  }
}
