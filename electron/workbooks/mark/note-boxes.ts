import { NotMarkable } from './not-markable.ts'
import type { SheetScan } from './sheet-scan.ts'
import { scanTags, TextEdits } from './xml-tags.ts'

/** The cell of a note, 1-based. */
export interface BoxPlace {
  readonly row: number
  readonly column: number
  /** How much stands in it. */
  readonly characters: number
}

const EMPTY =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
  '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>'
const SHAPE_TYPE =
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">' +
  '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
/** The first number of a sheet's shapes in Excel. */
const FIRST_SHAPE = 1025

/** Pixels: 宋体 of 9 points, some seventeen characters a line. */
const BOX_WIDTH = 216
const LINE_CHARACTERS = 17
const LINE_HEIGHT = 16
const PADDING = 14
const DEFAULT_ROW = 20
const DEFAULT_COLUMN = 64
const LONGEST_BOX = 40

/**
 * The boxes in which notes are shown (vmlDrawingN.vml): Excel shows no note without one. Boxes and controls that are there
 * stay; those of the cells in `gone` go. `before` null: the sheet has no such drawing yet.
 */
export function writeBoxes(
  before: string | null,
  scan: Pick<SheetScan, 'rows' | 'columns'>,
  places: readonly BoxPlace[],
  gone: readonly BoxPlace[],
): string {
  const xml = before ?? EMPTY
  const end = xml.lastIndexOf('</xml>')
  if (end < 0) throw new NotMarkable('unusual-xml')
  const edits = new TextEdits()
  const known = findBoxes(xml)
  const key = ({ row, column }: { readonly row: number; readonly column: number }): string =>
    `${row} ${column}`
  const removed = new Set(gone.map(key))
  for (const box of known) if (removed.has(key(box))) edits.replace(box.from, box.to, '')
  const there = new Set(known.map(key))
  const numbers = [...xml.matchAll(/_x0000_s(\d{1,9})/g)].map(([, number]) => Number(number))
  let number = Math.max(FIRST_SHAPE - 1, ...numbers)
  const added = places
    .filter((place) => !there.has(key(place)))
    .map((place) => boxXml((number += 1), place, scan))
  const type = xml.includes('"_x0000_t202"') ? '' : SHAPE_TYPE
  edits.insert(end, type + added.join(''))
  return edits.applyTo(xml)
}

interface BoxSpot {
  readonly row: number
  readonly column: number
  readonly from: number
  readonly to: number
}

/** Shapes that belong to a note: Excel and LibreOffice name the cell in each. */
function findBoxes(xml: string): readonly BoxSpot[] {
  const boxes: BoxSpot[] = []
  let from = -1
  for (const tag of scanTags(xml)) {
    if (tag.name !== 'v:shape') continue
    if (tag.kind === 'open') from = tag.from
    if (tag.kind !== 'close' || from < 0) continue
    const text = xml.slice(from, tag.to)
    const [row, column] = ['Row', 'Column'].map((name) =>
      Number(new RegExp(`<x:${name}>\\s*(\\d{1,7})\\s*</x:${name}>`).exec(text)?.[1] ?? Number.NaN),
    )
    if (
      /ObjectType="Note"/.test(text) &&
      row !== undefined &&
      column !== undefined &&
      row >= 0 &&
      column >= 0
    ) {
      boxes.push({ row: row + 1, column: column + 1, from, to: tag.to })
    }
    from = -1
  }
  return boxes
}

function boxXml(number: number, place: BoxPlace, scan: Pick<SheetScan, 'rows' | 'columns'>): string {
  const { row, column } = place
  return (
    `<v:shape id="_x0000_s${number}" type="#_x0000_t202" style="position:absolute;visibility:hidden" ` +
    'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>' +
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
    `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchorOf(place, scan)}</x:Anchor>` +
    `<x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column - 1}</x:Column></x:ClientData></v:shape>`
  )
}

/** Left, top, right and bottom, each as the number of a column or row and pixels into it. */
function anchorOf({ row, column, characters }: BoxPlace, scan: Pick<SheetScan, 'rows' | 'columns'>): string {
  const lines = Math.min(LONGEST_BOX, Math.ceil((characters + 4) / LINE_CHARACTERS))
  const widthOf = (index: number): number => {
    const width = scan.columns.find(({ first, last }) => first <= index && index <= last)?.width ?? null
    return width === null ? DEFAULT_COLUMN : Math.round(width * 7 + 5)
  }
  const heightOf = (index: number): number =>
    Math.round((scan.rows.get(index)?.height ?? DEFAULT_ROW * 0.75) / 0.75)
  const right = walkTo(column + 1, 15 + BOX_WIDTH, widthOf)
  const bottom = walkTo(row, 2 + PADDING + lines * LINE_HEIGHT, heightOf)
  return [column, 15, row - 1, 2, right.index - 1, right.into, bottom.index - 1, bottom.into].join(', ')
}

/** Where one is after so many pixels from the left or top edge of a column or row. */
function walkTo(
  first: number,
  pixels: number,
  sizeOf: (index: number) => number,
): { readonly index: number; readonly into: number } {
  let index = first
  let into = pixels
  for (let size = sizeOf(index); into > size && index < first + 200; size = sizeOf(index)) {
    into -= size
    index += 1
  }
  return { index, into }
}
