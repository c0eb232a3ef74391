import type { PdfNode } from './pdf-node.ts'
import type { ReportBlock } from '#shared/reports/report-model.ts'
import { TABLE_PITCH, TABLE_SIZE } from './grid.ts'
import { setText, type Setting, type TextStyle } from './setting.ts'
import { cleanForPrint } from './text-runs.ts'

const NOTE: TextStyle = { role: 'body', size: TABLE_SIZE, pitch: TABLE_PITCH, alignment: 'left', bind: true }
/** Between a table and its notes. */
export const NOTE_GAP = 4
const BEHIND_NOTES = 8
/** What is kept together on one line may leave so many characters of the line before it empty. */
const LEFT_EMPTY = 4

export function noteNode({ fonts }: Setting, text: string, followed: boolean): PdfNode {
  return {
    stack: [setText(fonts, text, NOTE)],
    margin: [noteIndent(text), 0, 0, followed ? NOTE_GAP : BEHIND_NOTES],
    unbreakable: true,
  }
}

/** A further note stands below the first one's number, behind its “注：”. */
export function noteIndent(text: string): number {
  return text.startsWith('　　') ? 2 * TABLE_SIZE : 0
}

/** The notes that stand under the block at this place. */
export function notesBehind(blocks: readonly ReportBlock[], index: number): readonly string[] {
  const notes: string[] = []
  for (const block of blocks.slice(index + 1)) {
    if (block.kind !== 'note') break
    notes.push(block.text)
  }
  return notes
}

/** How high they are with the gaps above them, and rather too high; 0 for none. */
export function notesHeight({ fonts, width }: Setting, notes: readonly string[]): number {
  const { sample } = fonts.load('body')
  return notes.reduce((sum, text) => {
    const free = width - noteIndent(text)
    const own = sample.widthOfString(cleanForPrint(text), TABLE_SIZE)
    const lines = own <= free ? 1 : Math.ceil(own / (free - LEFT_EMPTY * TABLE_SIZE))
    return sum + NOTE_GAP + lines * TABLE_PITCH
  }, 0)
}
