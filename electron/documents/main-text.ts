import type { PdfCell, PdfNode, PdfText } from './pdf-node.ts'
import type { ReportBlock, ReportModel } from '#shared/reports/report-model.ts'
import { setBlocks, type SetHeading } from './block-nodes.ts'
import { carriedBlocks } from './carried-blocks.ts'
import { closingHeight, closingNodes } from './closing-nodes.ts'
import { BODY_SIZE, PITCH } from './grid.ts'
import { setText, type Setting } from './setting.ts'
import { notesBehind, notesHeight } from './note-node.ts'
import { hasWholeRows } from './table-node.ts'

/** The last row of a table and an unseen text behind it: once laid out, they tell whether a page parts the two. */
export interface Parting {
  readonly row: PdfText
  readonly behind: PdfText
}

export interface MainText {
  readonly nodes: readonly PdfNode[]
  readonly headings: readonly SetHeading[]
  /** Of a text that ends in a long table; null otherwise. */
  readonly parting: Parting | null
}

/** Behind a text that nothing follows: its last line is not left alone on a page either. */
export const LINE_NOT_ALONE = 0.01

/**
 * 主送机关, text, 附件说明 and 落款. These never stand alone on a page: the last block goes over with them, or its last lines.
 * `parted`: the last rows of the last table, too.
 */
export function setMainText(model: ReportModel, setting: Setting, parted: boolean): MainText {
  const addressee: PdfNode[] =
    model.addressee === null
      ? []
      : [
          setText(setting.fonts, `${model.addressee}：`, {
            role: 'body',
            size: BODY_SIZE,
            pitch: PITCH,
            alignment: 'left',
          }),
        ]
  const closing = closingNodes(setting, model)
  const { flowing, carried } = divide(model, setting, parted)
  const closingRoom = closingHeight(setting, model)
  const notes = notesBehind(carried, -1)
  const { nodes, headings } = setBlocks(
    setting,
    flowing,
    carried.length > 0 ? 0 : Math.max(LINE_NOT_ALONE, closingRoom),
    notes.length === 0 ? 0 : notesHeight(setting, notes) + closingRoom,
  )
  const last = setBlocks(setting, carried)
  const row = closing.length > 0 && carried.length === 0 ? lastRow(nodes.at(-1)) : null
  const parting = row === null ? null : { row, behind: unseen() }
  const tail = [...last.nodes, ...(parting === null ? [] : [parting.behind]), ...closing]
  return {
    nodes: [...addressee, ...nodes, ...(tail.length === 0 ? [] : [{ stack: tail, unbreakable: true }])],
    headings: [...headings, ...last.headings],
    parting,
  }
}

/** A text of the last row where this is a table. Only one with an id is followed to the next page when it is moved there. */
function lastRow(node: PdfNode | undefined): PdfText | null {
  const table = typeof node === 'object' && 'table' in node ? node.table : undefined
  const cell = table?.body.at(-1)?.[0]
  return isText(cell) ? Object.assign(cell, { id: 'last-row' }) : null
}

function isText(cell: PdfCell | undefined): cell is PdfText {
  return typeof cell === 'object' && 'text' in cell
}

function unseen(): PdfText {
  return { id: 'behind-last-row', text: '', fontSize: 1, lineHeight: 0.1, absolutePosition: { x: 0, y: 0 } }
}

const ROWS_CARRIED = 2

function divide(
  model: ReportModel,
  setting: Setting,
  parted: boolean,
): { readonly flowing: readonly ReportBlock[]; readonly carried: readonly ReportBlock[] } {
  const { blocks } = model
  const last = blocks.at(-1)
  if (parted && last?.kind === 'table' && hasWholeRows(setting, last.table)) {
    const { rows } = last.table
    const cut = rows.length - ROWS_CARRIED
    return {
      flowing: [...blocks.slice(0, -1), { ...last, table: { ...last.table, rows: rows.slice(0, cut) } }],
      // It begins a page, as it would go on there: with its header, and no caption.
      carried: [{ ...last, table: { ...last.table, caption: '', rows: rows.slice(cut) } }],
    }
  }
  const carried = carriedBlocks(setting, blocks)
  return { flowing: blocks.slice(0, blocks.length - carried.length), carried }
}
