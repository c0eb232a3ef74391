import { cellAddress, type Cell, type CellRange, type Sheet } from '#shared/returns/workbook.ts'
import { CellList, type ContentCounts } from './cell-list.ts'
import { columnOf, packReference, parseIndex, parseRange, rowOf } from './cell-reference.ts'
import { interpretCell, type CellContext, type CellFault } from './cell-value.ts'
import { refersOutside } from './external-formula.ts'
import { HiddenParts } from './hidden-parts.ts'
import { LAST_COLUMN, LAST_ROW, MAX_CELL_TEXT, MAX_MERGES } from './limits.ts'
import { parseXml } from './parse-xml.ts'
import { damaged, overLimits, type Refused } from './refusal.ts'
import { RunColoursScan } from './run-colours.ts'
import { setsApart } from './set-apart.ts'
import type { Attributes, XmlHandler } from './xml-events.ts'

export interface SheetSource {
  readonly part: string
  readonly bytes: Uint8Array
  readonly name: string
  readonly state: Sheet['state']
}

export interface SheetRead {
  readonly sheet: Sheet
  /** A formula reads from outside the workbook without naming a link: DDE, WEBSERVICE. */
  readonly outside: boolean
}

/** Reads one worksheet part: cells with content, merges, what is hidden; everything else is passed over. */
export function readSheet(source: SheetSource, context: CellContext, counts: ContentCounts): SheetRead {
  const before = { ...counts }
  const scan = parseXml(source.part, source.bytes, 'worksheet', () => {
    Object.assign(counts, before)
    return new SheetScan(source.name, context, counts)
  })
  return scan.finish(source)
}

class SheetScan implements XmlHandler {
  readonly #name: string
  readonly #context: CellContext
  readonly #cells: CellList
  readonly #merges: CellRange[] = []
  readonly #hidden = new HiddenParts()
  #outside = false

  #block = ''
  #row = 0
  #column = 0
  #cellRow = 0
  #type = 'n'
  #style = 0
  #formula = false
  #v: string | null = null
  #inline: string | null = null
  #element = ''
  #inlineChild = ''
  #inlineTexts = 0
  #runSetApart = false
  #setApart = false
  readonly #runs = new RunColoursScan()
  #capturing = false
  #text = ''

  constructor(name: string, context: CellContext, counts: ContentCounts) {
    this.#name = name
    this.#context = context
    this.#cells = new CellList(name, counts)
  }

  open(name: string, attributes: Attributes, depth: number): void {
    // What would come behind it would be lost.
    if (this.#capturing) throw this.#fault('有一格的内容写法不对')
    switch (depth) {
      case 2:
        this.#block = name
        if (name === 'sheetFormatPr') this.#hidden.takeDefaults(attributes)
        return
      case 3:
        if (this.#block === 'sheetData') {
          if (name === 'row') this.#openRow(attributes)
        } else if (name === 'mergeCell') this.#addMerge(attributes)
        else if (name === 'col') this.#hidden.addColumns(attributes)
        return
      case 4:
        if (this.#block === 'sheetData' && name === 'c') this.#openCell(attributes)
        return
      case 5:
        this.#openContent(name)
        return
      case 6:
        this.#inlineChild = name
        this.#runSetApart = false
        this.#runs.openRun()
        if (name === 't' && this.#element === 'is') {
          this.#once(this.#inlineTexts === 0)
          this.#inlineTexts += 1
          this.#capture()
        }
        return
      case 7:
        // Phonetic runs (rPh) hold how a name is said, not what it is.
        if (name === 't' && this.#element === 'is' && this.#inlineChild === 'r') this.#capture()
        return
      case 8:
        if (this.#inlineChild !== 'r') return
        this.#runSetApart ||= setsApart(name, attributes)
        this.#runs.property(name, attributes)
    }
  }

  text(piece: string): void {
    if (!this.#capturing) return
    this.#text += piece
    this.#setApart ||= this.#runSetApart && piece.trim() !== ''
    if (this.#element === 'is') this.#runs.text(piece)
    if (this.#text.length > MAX_CELL_TEXT)
      throw overLimits(`${this.#place()} 单元格的文字超过 ${MAX_CELL_TEXT} 个字符`)
  }

  close(name: string, depth: number): void {
    if (depth < 4 || this.#block !== 'sheetData') return
    const text = this.#text
    if (depth === 4) {
      if (name === 'c') this.#closeCell()
    } else if (this.#capturing) {
      if (this.#element === 'v') this.#v = (this.#v ?? '') + text
      else if (this.#element === 'is') this.#inline = (this.#inline ?? '') + text
      else this.#outside ||= refersOutside(text)
    }
    this.#capturing = false
  }

  finish({ name, state }: SheetSource): SheetRead {
    const sheet: Sheet = {
      name,
      state,
      cells: this.#cells.finish(),
      merges: this.#merges,
      ...this.#hidden.finish(),
    }
    return { sheet, outside: this.#outside }
  }

  #capture(): void {
    this.#capturing = true
    this.#text = ''
  }

  /** A row without r follows the one before it. */
  #openRow(attributes: Attributes): void {
    const { r } = attributes
    this.#row = r === undefined ? this.#row + 1 : parseIndex(r, LAST_ROW)
    this.#column = 0
    if (this.#row < 1 || this.#row > LAST_ROW) throw this.#fault('有一行的行号不对')
    this.#hidden.addRow(this.#row, attributes)
  }

  /** A cell without r follows the one before it; one with r stands there, whatever its row says. */
  #openCell(attributes: Attributes): void {
    const { r, t, s } = attributes
    if (r === undefined) {
      this.#cellRow = this.#row
      this.#column += 1
      if (this.#column > LAST_COLUMN) throw this.#fault('有一格的位置不对')
    } else {
      const packed = packReference(r)
      if (packed === 0) throw this.#fault('有一格的位置不对')
      this.#cellRow = rowOf(packed)
      this.#column = columnOf(packed)
    }
    this.#type = t ?? 'n'
    this.#style = s === undefined ? 0 : Number(s)
    this.#formula = false
    this.#v = null
    this.#inline = null
    this.#inlineTexts = 0
    this.#runSetApart = false
    this.#setApart = false
  }

  #openContent(name: string): void {
    this.#element = name
    if (name === 'v') {
      this.#once(this.#v === null)
      this.#capture()
    } else if (name === 'f') {
      this.#formula = true
      this.#capture()
    } else if (name === 'is') {
      this.#once(this.#inline === null)
      this.#inline = ''
      this.#runs.clear()
    }
  }

  /** Two values of one cell: readers differ in which one they show. */
  #once(first: boolean): void {
    if (!first) throw damaged(`${this.#place()} 单元格的内容写了两次`)
  }

  #closeCell(): void {
    if (this.#v === null && this.#inline === null && !this.#formula) return
    const cell = interpretCell(
      {
        row: this.#cellRow,
        column: this.#column,
        type: this.#type,
        style: this.#style,
        v: this.#v,
        inline: this.#inline,
        setApart: this.#setApart,
        colours: this.#inline === null ? null : this.#runs.finish(),
        formula: this.#formula,
      },
      this.#context,
    )
    if (cell === null) return
    if (typeof cell === 'string') throw damaged(`${this.#place()} 单元格${CELL_FAULTS[cell]}`)
    this.#add(cell)
  }

  #add(cell: Cell): void {
    // Shared strings are long only where a cell uses them.
    if (cell.text.length > MAX_CELL_TEXT)
      throw overLimits(`${this.#place()} 单元格的文字超过 ${MAX_CELL_TEXT} 个字符`)
    this.#cells.add(cell)
  }

  #addMerge(attributes: Attributes): void {
    const range = parseRange(attributes['ref'] ?? '')
    if (range === null) throw this.#fault('有一处合并单元格的范围不对')
    this.#merges.push(range)
    if (this.#merges.length > MAX_MERGES)
      throw overLimits(`工作表“${this.#name}”的合并单元格超过 ${MAX_MERGES} 处`)
  }

  #place(): string {
    return `工作表“${this.#name}”的 ${cellAddress(this.#cellRow, this.#column)}`
  }

  #fault(what: string): Refused {
    return damaged(`工作表“${this.#name}”中${what}`)
  }
}

const CELL_FAULTS: Readonly<Record<CellFault, string>> = {
  'string-index': '引用的文字不存在',
  type: '的类型不认识',
  style: '引用的格式不存在',
  boolean: '的内容与其类型不符',
}
