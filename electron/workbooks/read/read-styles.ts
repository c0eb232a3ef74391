import { BUILT_IN_FORMATS } from './built-in-formats.ts'
import { isDateFormat } from './date-format.ts'
import { MAX_STYLES } from './limits.ts'
import { parseXml } from './parse-xml.ts'
import { overLimits } from './refusal.ts'
import type { Attributes, XmlHandler } from './xml-events.ts'

/** How a cell style shows numbers. */
export interface NumberFormat {
  /** Null for General. */
  readonly code: string | null
  readonly date: boolean
}

export const GENERAL: NumberFormat = { code: null, date: false }

/** The number format of each cell style, in the order by which cells name them. */
export function readStyles(part: string, bytes: Uint8Array): readonly NumberFormat[] {
  const { codes, ids } = parseXml(part, bytes, 'styleSheet', () => new StylesScan())
  const formats = new Map<string, NumberFormat>()
  return ids.map((id) => {
    const known = formats.get(id) ?? toFormat(codes.get(id) ?? BUILT_IN_FORMATS.get(Number(id)))
    formats.set(id, known)
    return known
  })
}

class StylesScan implements XmlHandler {
  readonly codes = new Map<string, string>()
  readonly ids: string[] = []
  #block = ''

  open(name: string, attributes: Attributes, depth: number): void {
    if (depth === 2) this.#block = name
    if (depth !== 3) return
    if (this.#block === 'numFmts' && name === 'numFmt') {
      this.codes.set(attributes['numFmtId'] ?? '', attributes['formatCode'] ?? '')
    }
    if (this.#block === 'cellXfs' && name === 'xf') this.ids.push(attributes['numFmtId'] ?? '0')
    if (this.ids.length > MAX_STYLES || this.codes.size > MAX_STYLES) throw overLimits('单元格样式过多')
  }

  close(): void {}
}

/** Excel in Chinese calls General by a name of its own. */
const NO_FORMAT = /^(?:general|G\/通用格式)?$/i

export function toFormat(code: string | undefined): NumberFormat {
  if (code === undefined || NO_FORMAT.test(code)) return GENERAL
  return { code, date: isDateFormat(code) }
}
