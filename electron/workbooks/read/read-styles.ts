import { BUILT_IN_FORMATS } from './built-in-formats.ts'
import { isDateFormat } from './date-format.ts'
import { MAX_STYLES } from './limits.ts'
import { parseXml } from './parse-xml.ts'
import { overLimits } from './refusal.ts'
import { setsApart } from './set-apart.ts'
import type { Attributes, XmlHandler } from './xml-events.ts'

/** How a cell style shows what stands in the cell. */
export interface NumberFormat {
  /** Null for General. */
  readonly code: string | null
  readonly date: boolean
  /** Its font is struck out. */
  readonly struck?: true
}

export const GENERAL: NumberFormat = { code: null, date: false }

/** The number format of each cell style, in the order by which cells name them. */
export function readStyles(part: string, bytes: Uint8Array): readonly NumberFormat[] {
  const { codes, ids, fonts, struckFonts } = parseXml(part, bytes, 'styleSheet', () => new StylesScan())
  const formats = new Map<string, NumberFormat>()
  return ids.map((id, index) => {
    const struck = struckFonts.has(fonts[index] ?? 0)
    const key = `${id}${struck ? ' struck' : ''}`
    const known = formats.get(key) ?? toFormat(codes.get(id) ?? BUILT_IN_FORMATS.get(Number(id)), struck)
    formats.set(key, known)
    return known
  })
}

class StylesScan implements XmlHandler {
  readonly codes = new Map<string, string>()
  readonly ids: string[] = []
  /** The number of each style's font. */
  readonly fonts: number[] = []
  readonly struckFonts = new Set<number>()
  #font = -1
  #block = ''

  open(name: string, attributes: Attributes, depth: number): void {
    if (depth === 2) this.#block = name
    if (this.#block === 'fonts' && depth === 3) this.#font += 1
    if (this.#block === 'fonts' && depth === 4 && name === 'strike' && setsApart(name, attributes))
      this.struckFonts.add(this.#font)
    if (depth !== 3) return
    if (this.#block === 'numFmts' && name === 'numFmt') {
      this.codes.set(attributes['numFmtId'] ?? '', attributes['formatCode'] ?? '')
    }
    if (this.#block === 'cellXfs' && name === 'xf') {
      this.ids.push(attributes['numFmtId'] ?? '0')
      this.fonts.push(Number(attributes['fontId'] ?? '0'))
    }
    if (this.ids.length > MAX_STYLES || this.codes.size > MAX_STYLES) throw overLimits('单元格样式过多')
  }

  close(): void {}
}

/** Excel in Chinese calls General by a name of its own. */
const NO_FORMAT = /^(?:general|G\/通用格式)?$/i

export function toFormat(code: string | undefined, struck: boolean): NumberFormat {
  const format = code === undefined || NO_FORMAT.test(code) ? GENERAL : { code, date: isDateFormat(code) }
  return struck ? { ...format, struck } : format
}
