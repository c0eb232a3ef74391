import { bookBytes, newBook } from './book.ts'
import { letRowsGrow, partOf } from './growing-rows.ts'
import { addListSheet, LIST_FIRST_ROW, type ListColumn } from './list-sheet.ts'

export interface IndicatorSheet {
  /** The group's name: by it the sheet is known when it comes back. */
  readonly name: string
  readonly rows: readonly (readonly (string | number)[])[]
}

export interface IndicatorBook {
  readonly title: string
  readonly headers: readonly string[]
  readonly sheets: readonly IndicatorSheet[]
}

const WIDTHS: Readonly<Record<string, number>> = {
  编号: 8,
  任务: 18,
  指标: 34,
  阶梯: 24,
  佐证要求: 26,
  牵头单位: 22,
  责任单位: 34,
  单独目标: 24,
}
const USUAL_WIDTH = 10
const FIGURES: ReadonlySet<string> = new Set(['本年目标', '分值', '每次扣分'])
const NOTES = [
  '可改的列：指标、计量单位、本年目标、分值、计分方式、每次扣分、阶梯、板块、可填无数据、可填负数、佐证要求、牵头单位、责任单位、单独目标。其余各列只供对照，改了不读。',
  '编号和工作表名称不要改，读回时凭它们对应。删去的列、删去的行保持原样；要停用指标，请在程序中停用。',
]

/** The indicators of every group, a sheet each, to be edited and read back by headers. */
export async function writeIndicators(table: IndicatorBook, created: Date): Promise<Uint8Array> {
  const book = await newBook(table.title, created)
  const edits = new Map<string, (xml: string) => string>()
  for (const { name, rows } of table.sheets) {
    const sheet = addListSheet(book, {
      name,
      title: table.title,
      subtitle: name,
      columns: table.headers.map((header): ListColumn => ({
        header,
        width: WIDTHS[header] ?? USUAL_WIDTH,
        kind: FIGURES.has(header) ? 'number' : 'text',
      })),
      rows,
      notes: NOTES,
      frozenColumns: 3,
      filter: true,
    })
    edits.set(partOf(sheet), letRowsGrow(LIST_FIRST_ROW))
  }
  return bookBytes(book, edits)
}
