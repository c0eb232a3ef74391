import type { Sheet } from '#shared/returns/workbook.ts'
import { MAX_SHEETS } from './limits.ts'
import { parseXml } from './parse-xml.ts'
import { overLimits } from './refusal.ts'
import type { Attributes, XmlHandler } from './xml-events.ts'

export interface SheetEntry {
  readonly name: string
  readonly state: Sheet['state']
  /** Id of the relationship that leads to the sheet's part. */
  readonly relationship: string
}

export interface WorkbookPart {
  readonly sheets: readonly SheetEntry[]
  /** Serial numbers count from 1904-01-01 (old Excel for the Mac). */
  readonly date1904: boolean
}

/** The sheets in the workbook's order; names as they stand, also twice the same. */
export function readWorkbookPart(part: string, bytes: Uint8Array): WorkbookPart {
  return parseXml(part, bytes, 'workbook', () => new WorkbookScan())
}

class WorkbookScan implements XmlHandler, WorkbookPart {
  readonly sheets: SheetEntry[] = []
  date1904 = false
  #block = ''

  open(name: string, attributes: Attributes, depth: number): void {
    if (depth === 2) this.#block = name
    if (depth === 2 && name === 'workbookPr')
      this.date1904 = ['1', 'true'].includes(attributes['date1904'] ?? '')
    if (depth !== 3 || this.#block !== 'sheets' || name !== 'sheet') return
    this.sheets.push({
      name: attributes['name'] ?? '',
      state: stateOf(attributes['state']),
      relationship: relationshipOf(attributes),
    })
    if (this.sheets.length > MAX_SHEETS) throw overLimits(`工作表超过 ${MAX_SHEETS} 张`)
  }

  close(): void {}
}

function stateOf(state: string | undefined): Sheet['state'] {
  return state === 'hidden' || state === 'veryHidden' ? state : 'visible'
}

/** r:id, under whatever prefix the writer chose. */
function relationshipOf(attributes: Attributes): string {
  const name = Object.keys(attributes).find((key) => key.endsWith(':id'))
  return name === undefined ? '' : (attributes[name] ?? '')
}
