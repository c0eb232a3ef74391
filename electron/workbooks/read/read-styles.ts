import { BUILT_IN_FORMATS } from './built-in-formats.ts'
import { colourOf, isLike, WHITE, type Colour } from './colour.ts'
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
  /** What stands in the cell does not show: it is written in the colour of its ground, or its number format shows nothing. */
  readonly unseen?: true
  /** What it is written on; left out: white. */
  readonly ground?: Colour
}

export const GENERAL: NumberFormat = { code: null, date: false }

/** The number format of each cell style, in the order by which cells name them. */
export function readStyles(part: string, bytes: Uint8Array): readonly NumberFormat[] {
  const scan = parseXml(part, bytes, 'styleSheet', () => new StylesScan())
  const formats = new Map<string, NumberFormat>()
  return scan.styles.map(({ format: id, font, fill }) => {
    const key = `${id} ${font} ${fill}`
    const known = formats.get(key)
    if (known !== undefined) return known
    const made = toFormat(scan.codes.get(id) ?? BUILT_IN_FORMATS.get(Number(id)), {
      struck: scan.struckFonts.has(font),
      ink: scan.inks.get(font) ?? null,
      // A fill that is not there is none.
      ground: scan.grounds.get(fill) ?? (scan.grounds.has(fill) ? null : WHITE),
    })
    formats.set(key, made)
    return made
  })
}

class StylesScan implements XmlHandler {
  readonly codes = new Map<string, string>()
  readonly styles: CellStyle[] = []
  readonly struckFonts = new Set<number>()
  /** By number of the font: the colours that are stated. */
  readonly inks = new Map<number, Colour>()
  readonly grounds = new Map<number, Colour>()
  #font = -1
  #fill = -1
  #solid = false
  #block = ''

  open(name: string, attributes: Attributes, depth: number): void {
    if (depth === 2) this.#block = name
    if (this.#block === 'fonts' && depth === 3) this.#font += 1
    if (this.#block === 'fonts' && depth === 4) {
      if (name === 'strike' && setsApart(name, attributes)) this.struckFonts.add(this.#font)
      if (name === 'color') this.inks.set(this.#font, colourOf(attributes))
    }
    if (this.#block === 'fills') this.#openFill(name, attributes, depth)
    if (depth !== 3) return
    if (this.#block === 'numFmts' && name === 'numFmt') {
      this.codes.set(attributes['numFmtId'] ?? '', attributes['formatCode'] ?? '')
    }
    if (this.#block === 'cellXfs' && name === 'xf') {
      const { numFmtId = '0', fontId = '0', fillId = '0' } = attributes
      this.styles.push({ format: numFmtId, font: Number(fontId), fill: Number(fillId) })
    }
    if (this.styles.length > MAX_STYLES || this.codes.size > MAX_STYLES) throw overLimits('单元格样式过多')
  }

  /** One of two colours, or one that runs into another, is none that text could be lost on. */
  #openFill(name: string, attributes: Attributes, depth: number): void {
    if (depth === 3) this.#fill += 1
    if (depth === 4) {
      const pattern = name === 'patternFill' ? (attributes['patternType'] ?? 'none') : 'other'
      this.#solid = pattern === 'solid'
      this.grounds.set(this.#fill, pattern === 'none' ? WHITE : null)
    }
    if (depth === 5 && this.#solid && name === 'fgColor') this.grounds.set(this.#fill, colourOf(attributes))
  }

  close(): void {}
}

interface CellStyle {
  /** Its id. */
  readonly format: string
  readonly font: number
  readonly fill: number
}

/** Excel in Chinese calls General by a name of its own. */
const NO_FORMAT = /^(?:general|G\/通用格式)?$/i

/** Shows neither numbers nor, with the third, texts. */
const SHOWS_NOTHING = /^(?:;;;?|"";"";""(?:;"")?)$/

interface Looks {
  readonly struck: boolean
  readonly ink: Colour
  readonly ground: Colour
}

export function toFormat(code: string | undefined, { struck, ink, ground }: Looks): NumberFormat {
  const format = code === undefined || NO_FORMAT.test(code) ? GENERAL : { code, date: isDateFormat(code) }
  const unseen = isLike(ink, ground) || SHOWS_NOTHING.test(code ?? '')
  if (!struck && !unseen && ground === WHITE) return format
  return { ...format, ...(struck ? { struck } : {}), ...(unseen ? { unseen } : {}), ground }
}
