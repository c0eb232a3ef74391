import type { Cell, CellRange, Sheet } from '#shared/returns/workbook.ts'
import { CellList, type ContentCounts } from '../cell-list.ts'
import { IndexRanges } from '../index-ranges.ts'
import { LAST_COLUMN, MAX_MERGES } from '../limits.ts'
import type { NumberFormat } from '../read-styles.ts'
import { damaged, overLimits } from '../refusal.ts'
import { BiffContents } from './biff-contents.ts'
import type { BiffGlobalsScan } from './biff-globals.ts'
import { cutRecord, numberIn, RECORD, type BiffRecord } from './biff-records.ts'

/** Column IV, from 0; rows have no number that is too large. */
const LAST_OLD_COLUMN = 255

/** A formula's record up to its expression: place, style, cached result, flags. */
const FORMULA_HEAD = 20

/**
 * One worksheet's substream: where its cells are, of which style, and whether they are formulas; what is merged and
 * hidden; and the records that say what the cells hold. Formulas go without their expressions, which nobody needs here.
 */
export class BiffSheetScan {
  readonly contents: BiffContents
  readonly #merges: CellRange[] = []
  readonly #name: string
  readonly #formats: readonly NumberFormat[]
  readonly #textsSetApart: ReadonlySet<number>
  readonly #cells: CellList
  readonly #hiddenRows = new IndexRanges()
  readonly #hiddenColumns = new IndexRanges()
  /** A formula's text result follows it, behind what the formula may share with others. */
  #awaitsString = false
  #continues = false

  constructor(name: string, stream: Buffer, globals: BiffGlobalsScan, counts: ContentCounts) {
    this.contents = new BiffContents(stream)
    this.#name = name
    this.#formats = globals.formats()
    this.#textsSetApart = globals.setApart()
    this.#cells = new CellList(name, counts)
  }

  take(record: BiffRecord): void {
    const { id, at, body } = record
    if (id === RECORD.continue) {
      if (this.#continues) this.contents.keep(at, body)
      return
    }
    this.#continues = false
    switch (id) {
      case RECORD.number:
      case RECORD.rk:
      case RECORD.booleanOrError:
      case RECORD.label:
      case RECORD.richString:
        this.#addCell(numberIn(body, 0, 2), numberIn(body, 2, 2), numberIn(body, 4, 2), false)
        this.#keep(record)
        return
      case RECORD.labelSst:
        this.#addText(body)
        this.#keep(record)
        return
      case RECORD.mulRk:
        this.#addNumbers(body)
        this.#keep(record)
        return
      case RECORD.formula:
        if (body.length < FORMULA_HEAD) throw cutRecord()
        this.#addFormula(body)
        this.contents.put(id, Buffer.concat([body.subarray(0, FORMULA_HEAD), Buffer.alloc(2)]))
        this.#awaitsString = true
        return
      case RECORD.string:
        if (this.#awaitsString) this.#keep(record)
        return
      case RECORD.array:
      case RECORD.table:
      case RECORD.sharedFormula:
        return
      case RECORD.mergeCells:
        this.#addMerges(body)
        break
      case RECORD.row:
        if ((numberIn(body, 12, 1) & 0x20) !== 0) this.#hideRow(numberIn(body, 0, 2) + 1)
        break
      case RECORD.columnInfo:
        if ((numberIn(body, 8, 2) & 1) !== 0)
          this.#hideColumns(numberIn(body, 0, 2) + 1, numberIn(body, 2, 2) + 1)
    }
    this.#awaitsString = false
  }

  /** The sheet; its cells are without their content yet. */
  finish(): Omit<Sheet, 'name' | 'state'> {
    return {
      cells: this.#cells.finish(),
      merges: this.#merges,
      hiddenRows: this.#hiddenRows.finish(),
      hiddenColumns: this.#hiddenColumns.finish(),
    }
  }

  #keep({ at, body }: BiffRecord): void {
    this.contents.keep(at, body)
    this.#continues = true
    this.#awaitsString = false
  }

  #addText(body: Buffer): void {
    const setApart = this.#textsSetApart.has(numberIn(body, 6, 4))
    this.#addCell(numberIn(body, 0, 2), numberIn(body, 2, 2), numberIn(body, 4, 2), false, setApart)
  }

  /** A text result stands in a record of its own and is "" as a rule: of a formula that was dragged down far. */
  #addFormula(body: Buffer): void {
    const isText = numberIn(body, 12, 2) === 0xffff && (body[6] === 0 || body[6] === 3)
    this.#addCell(numberIn(body, 0, 2), numberIn(body, 2, 2), numberIn(body, 4, 2), true, false, !isText)
  }

  #addCell(
    row: number,
    column: number,
    style: number,
    formula: boolean,
    setApart = false,
    says = true,
  ): void {
    if (column > LAST_OLD_COLUMN) throw damaged(`工作表“${this.#name}”中有一格的位置不对`)
    const format = this.#formats[style]
    if (format === undefined) throw damaged(`工作表“${this.#name}”中有一格引用的格式不存在`)
    // A date is known by its format alone; whether the cell holds a number shows with its content.
    const type = format.date ? 'date' : 'blank'
    const cell: Cell = {
      row: row + 1,
      column: column + 1,
      type,
      text: '',
      value: '',
      format: format.code,
      formula,
    }
    const apart = setApart || format.struck === true ? { ...cell, setApart: true as const } : cell
    this.#cells.add(format.unseen === true ? { ...apart, unseen: true } : apart, says)
  }

  /** Several numbers side by side: first column, a style and a number each, last column. */
  #addNumbers(body: Buffer): void {
    const row = numberIn(body, 0, 2)
    const first = numberIn(body, 2, 2)
    const count = (body.length - 6) / 6
    if (!Number.isInteger(count) || count < 1) throw cutRecord()
    for (let index = 0; index < count; index += 1) {
      this.#addCell(row, first + index, numberIn(body, 4 + index * 6, 2), false)
    }
  }

  #addMerges(body: Buffer): void {
    const count = numberIn(body, 0, 2)
    for (let index = 0; index < count; index += 1) {
      const [top = 0, bottom = 0, left = 0, right = 0] = [0, 2, 4, 6].map(
        (offset) => numberIn(body, 2 + index * 8 + offset, 2) + 1,
      )
      if (top > bottom || left > right) throw damaged(`工作表“${this.#name}”中有一处合并单元格的范围不对`)
      this.#merges.push({ top, left, bottom, right })
    }
    if (this.#merges.length > MAX_MERGES)
      throw overLimits(`工作表“${this.#name}”的合并单元格超过 ${MAX_MERGES} 处`)
  }

  #hideRow(row: number): void {
    this.#hiddenRows.add(row, row)
  }

  #hideColumns(first: number, last: number): void {
    if (first <= last) this.#hiddenColumns.add(first, Math.min(last, LAST_COLUMN))
  }
}
