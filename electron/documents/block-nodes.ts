import type { PdfNode, PdfText } from './pdf-node.ts'
import type { ReportBlock } from '#shared/reports/report-model.ts'
import { barsNode } from './bars-node.ts'
import { BODY_SIZE, PITCH, TABLE_PITCH, TABLE_SIZE } from './grid.ts'
import { SHORT_PARAGRAPH } from './carried-blocks.ts'
import { followedBy } from './last-lines.ts'
import { noteNode, notesBehind, notesHeight } from './note-node.ts'
import { BODY, setOnBaseline, setText, spacer, type Setting, type TextStyle } from './setting.ts'
import { isShortTable, tableNode } from './table-node.ts'

/** pdfmake's layout of one paragraph grows with the square of its length (performance.md, section 2). */
const LONGEST_PARAGRAPH = 6000
/** Lines that must follow a heading on its page; a table needs its header and a row. */
const LINES_KEPT = 2
const TABLE_HEIGHT_KEPT = 5 * TABLE_PITCH

export interface SetHeading {
  readonly level: 1 | 2 | 3
  readonly text: string
  readonly node: PdfText
}

export interface SetBlocks {
  readonly nodes: readonly PdfNode[]
  readonly headings: readonly SetHeading[]
}

const CAPTION: TextStyle = { role: 'hei', size: TABLE_SIZE, pitch: PITCH * 0.75, alignment: 'center' }

/**
 * The blocks in order. Headings and captions stay with what follows, notes with the last rows of their table, without a second
 * layout of the document. `below`: what stands behind the last paragraph, and `belowTable`: behind a table at the end, is so
 * high, and does not stand alone on a page.
 */
export function setBlocks(
  setting: Setting,
  blocks: readonly ReportBlock[],
  below = 0,
  belowTable = 0,
): SetBlocks {
  const nodes: PdfNode[] = []
  const headings: SetHeading[] = []
  let waiting: PdfNode[] = []
  let breakNext = false
  const flush = (kept: number, following: readonly PdfNode[]): void => {
    if (waiting.length > 0) nodes.push(keepTogether(waiting, kept))
    const [first, ...rest] = following
    if (first === undefined) {
      waiting = []
      return
    }
    nodes.push(breakNext && waiting.length === 0 ? { stack: [first], pageBreak: 'before' } : first, ...rest)
    waiting = []
    breakNext = false
  }
  blocks.forEach((block, index) => {
    switch (block.kind) {
      case 'heading': {
        const node = headingNode(setting, block.level, block.text)
        headings.push({ level: block.level, text: block.text, node })
        waiting.push(breakNext ? { stack: [node], pageBreak: 'before' } : node)
        breakNext = false
        break
      }
      case 'paragraph':
        flush(
          linesKept(block.text) * PITCH,
          paragraphNodes(
            setting,
            block.text,
            block === blocks.at(-1) && block.text.length > SHORT_PARAGRAPH ? below : 0,
          ),
        )
        break
      case 'note':
        flush(TABLE_PITCH, [noteNode(setting, block.text, blocks[index + 1]?.kind === 'note')])
        break
      case 'table': {
        const notes = notesHeight(setting, notesBehind(blocks, index))
        const kept = index === blocks.length - 1 ? belowTable : notes
        if (block.table.caption !== '') waiting.push(setText(setting.fonts, block.table.caption, CAPTION))
        if (isShortTable(setting, block.table)) {
          const whole = [...waiting, tableNode(setting, block.table, kept)]
          waiting = []
          flush(0, [keepTogether(whole, kept)])
        } else {
          flush(TABLE_HEIGHT_KEPT, [tableNode(setting, block.table, kept)])
        }
        break
      }
      case 'bars':
        if (block.bars.caption !== '') waiting.push(setText(setting.fonts, block.bars.caption, CAPTION))
        flush(block.bars.bars.length * TABLE_PITCH, [barsNode(setting, block.bars)])
        break
      case 'page-break':
        flush(0, [])
        breakNext = true
        break
    }
  })
  flush(0, [])
  return { nodes, headings }
}

/** Room for what must follow is reserved inside the unbreakable stack and given back behind it. */
function keepTogether(nodes: readonly PdfNode[], kept: number): PdfNode {
  return {
    stack: [...nodes, spacer(kept)],
    unbreakable: true,
    margin: [0, 0, 0, -kept],
  }
}

function linesKept(text: string): number {
  return Math.min(LINES_KEPT, Math.max(1, Math.ceil((text.length + 2) / 28)))
}

/** 一、黑体 （一）楷体 1. 仿宋, all 三号 (GB/T 9704-2012, 7.3.3). */
function headingNode({ fonts }: Setting, level: 1 | 2 | 3, text: string): PdfText {
  const role = level === 1 ? 'hei' : level === 2 ? 'kai' : 'body'
  return setOnBaseline(fonts, text, {
    role,
    size: BODY_SIZE,
    pitch: PITCH,
    alignment: 'left',
    indent: true,
    bind: true,
  })
}

function paragraphNodes({ fonts }: Setting, text: string, below: number): readonly PdfNode[] {
  // A line to write on: an empty text would take no room.
  if (text === '') return [spacer(PITCH)]
  return splitLong(text).map((part, index, parts) => {
    const node = setText(fonts, part, { ...BODY, indent: index === 0 })
    return below > 0 && index === parts.length - 1 ? followedBy(node, below) : node
  })
}

/** Pieces of at most {@link LONGEST_PARAGRAPH} characters, cut behind the end of a sentence where there is one. */
function splitLong(text: string): readonly string[] {
  const parts: string[] = []
  let rest = text
  while (rest.length > LONGEST_PARAGRAPH) {
    const end = Math.max(...['。', '；', '，'].map((mark) => rest.lastIndexOf(mark, LONGEST_PARAGRAPH - 1)))
    const cut = end > 0 ? end + 1 : LONGEST_PARAGRAPH
    parts.push(rest.slice(0, cut))
    rest = rest.slice(cut)
  }
  return [...parts, rest]
}
