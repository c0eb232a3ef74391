import { NotMarkable } from './not-markable.ts'
import { attributesOf, prefixOf, scanTags, type Tag } from './xml-tags.ts'

/** What of a sheet's XML matters for marking it: where its rows and cells stand, and its frame. */
export interface SheetScan {
  readonly rows: ReadonlyMap<number, RowSpot>
  readonly columns: readonly ColumnSpot[]
  /** Cells can be changed only where their look says so. */
  readonly isProtected: boolean
  /** Where <legacyDrawing> belongs (the order of CT_Worksheet). */
  readonly drawingAt: number
  /** Relationship of the drawing that holds the notes' boxes; null: none yet. */
  readonly drawing: string | null
  /** Of the sheet's own elements: "x:", or ''. */
  readonly prefix: string
}

export interface RowSpot {
  /** Points; null: the default. */
  readonly height: number | null
  /** Look of its cells that are not there. */
  readonly style: number | null
  readonly tag: Tag
  /** Where its closing tag begins; null for an empty tag. */
  end: number | null
  /** By column, in their order; only of rows whose cells were asked for. */
  readonly cells: Map<number, CellSpot>
}

export interface CellSpot {
  readonly tag: Tag
  readonly style: number
}

export interface ColumnSpot {
  readonly first: number
  readonly last: number
  /** In characters; null: the default. */
  readonly width: number | null
  readonly style: number | null
}

/** `wants`: whether the cells of a row are to be listed. Throws {@link NotMarkable} on XML that is not plain. */
export function scanSheet(xml: string, wants: (row: number) => boolean): SheetScan {
  const walk = new SheetWalk(xml, wants)
  for (const tag of scanTags(xml)) walk.take(tag)
  return walk.finish()
}

/** What stands behind <legacyDrawing> in a worksheet. */
const BEHIND_DRAWING = new Set([
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
])
const STRICT = 'http://purl.oclc.org/'

class SheetWalk {
  readonly #xml: string
  readonly #wants: (row: number) => boolean
  readonly #rows = new Map<number, RowSpot>()
  readonly #columns: ColumnSpot[] = []
  #isProtected = false
  #drawing: string | null = null
  #drawingAt: number | null = null
  #block = ''
  #number = 0
  #row: RowSpot | null = null

  constructor(xml: string, wants: (row: number) => boolean) {
    this.#xml = xml
    this.#wants = wants
  }

  take(tag: Tag): void {
    if (tag.depth === 1) this.#takeRoot(tag)
    else if (tag.depth === 2) this.#takeBlock(tag)
    else if (this.#block === 'cols' && tag.name === 'col') this.#columns.push(columnSpot(this.#read(tag)))
    else if (this.#block === 'sheetData' && tag.depth === 3) this.#takeRow(tag)
    else if (this.#block === 'sheetData' && tag.depth === 4) this.#takeCell(tag)
  }

  finish(): SheetScan {
    if (this.#drawingAt === null) throw new NotMarkable('unusual-xml')
    return {
      rows: this.#rows,
      columns: this.#columns,
      isProtected: this.#isProtected,
      drawing: this.#drawing,
      drawingAt: this.#drawingAt,
      prefix: prefixOf(this.#xml),
    }
  }

  #read(tag: Tag): ReadonlyMap<string, string> {
    return attributesOf(this.#xml.slice(tag.from, tag.to))
  }

  #takeRoot(tag: Tag): void {
    if (tag.name !== 'worksheet') throw new NotMarkable('unusual-xml')
    if (tag.kind === 'close') this.#drawingAt ??= tag.from
    else if (this.#xml.slice(tag.from, tag.to).includes(STRICT)) throw new NotMarkable('unusual-xml')
  }

  #takeBlock(tag: Tag): void {
    this.#block = tag.kind === 'open' ? tag.name : ''
    if (tag.kind === 'close') return
    // What has a choice of contents for several programs: controls and embedded objects.
    if (BEHIND_DRAWING.has(tag.name) || tag.name.endsWith(':AlternateContent')) this.#drawingAt ??= tag.from
    if (tag.name === 'sheetProtection') this.#isProtected = isOn(this.#read(tag).get('sheet'))
    if (tag.name === 'legacyDrawing') this.#drawing = relationshipOf(this.#read(tag))
  }

  #takeRow(tag: Tag): void {
    if (tag.name !== 'row') throw new NotMarkable('unusual-xml')
    if (tag.kind === 'close') {
      if (this.#row !== null) this.#row.end = tag.from
      this.#row = null
      return
    }
    const attributes = this.#read(tag)
    const number = wholeOf(attributes.get('r'))
    if (number === null) throw new NotMarkable('no-addresses')
    // The same row twice would give a cell two places.
    if (this.#rows.has(number)) throw new NotMarkable('unusual-xml')
    const row: RowSpot = { ...lookOfRow(attributes), tag, end: null, cells: new Map() }
    this.#rows.set(number, row)
    this.#number = number
    this.#row = tag.kind === 'open' && this.#wants(number) ? row : null
  }

  #takeCell(tag: Tag): void {
    if (this.#row === null || tag.kind === 'close') return
    if (tag.name !== 'c') throw new NotMarkable('unusual-xml')
    const attributes = this.#read(tag)
    const column = columnOf(attributes.get('r'), this.#number)
    if (this.#row.cells.has(column)) throw new NotMarkable('unusual-xml')
    this.#row.cells.set(column, { tag, style: wholeOf(attributes.get('s')) ?? 0 })
  }
}

function lookOfRow(attributes: ReadonlyMap<string, string>): Pick<RowSpot, 'height' | 'style'> {
  return {
    height: numberOf(attributes.get('ht')),
    style: isOn(attributes.get('customFormat')) ? wholeOf(attributes.get('s')) : null,
  }
}

function columnSpot(attributes: ReadonlyMap<string, string>): ColumnSpot {
  return {
    first: wholeOf(attributes.get('min')) ?? 0,
    last: wholeOf(attributes.get('max')) ?? 0,
    width: numberOf(attributes.get('width')),
    style: wholeOf(attributes.get('style')),
  }
}

function relationshipOf(attributes: ReadonlyMap<string, string>): string | null {
  return [...attributes].find(([name]) => name.endsWith(':id'))?.[1] ?? null
}

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}

function numberOf(text: string | undefined): number | null {
  const value = Number(text ?? Number.NaN)
  return Number.isFinite(value) ? value : null
}

function wholeOf(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,7}$/.test(text) ? Number(text) : null
}

/** 8 for "H12" in row 12. */
function columnOf(reference: string | undefined, row: number): number {
  const [, letters = '', number] = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference ?? '') ?? []
  if (letters === '') throw new NotMarkable('no-addresses')
  if (Number(number) !== row) throw new NotMarkable('unusual-xml')
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}
