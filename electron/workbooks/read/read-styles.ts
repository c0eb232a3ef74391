import { BUILT_IN_FORMATS } from './built-in-formats.ts'
import { isDateFormat } from './date-format.ts'
import { MAX_STYLES } from './limits.ts'
import { parseXml } from './parse-xml.ts'
import { overLimits } from './refusal.ts'

/** How a cell style shows numbers. */
export interface NumberFormat {
  /** Null for General. */
  readonly code: string | null
  readonly date: boolean
}

export const GENERAL: NumberFormat = { code: null, date: false }

/** The number format of each cell style, in the order by which cells name them. */
export function readStyles(part: string, bytes: Uint8Array): readonly NumberFormat[] {
  const codes = new Map<string, string>()
  const ids: string[] = []
  let block = ''
  parseXml(part, bytes, 'styleSheet', {
    open: (name, attributes, depth) => {
      if (depth === 2) block = name
      if (depth !== 3) return
      if (block === 'numFmts' && name === 'numFmt') {
        codes.set(attributes['numFmtId'] ?? '', attributes['formatCode'] ?? '')
      }
      if (block === 'cellXfs' && name === 'xf') ids.push(attributes['numFmtId'] ?? '0')
      if (ids.length > MAX_STYLES || codes.size > MAX_STYLES) throw overLimits('单元格样式过多')
    },
    close: () => {},
  })
  const formats = new Map<string, NumberFormat>()
  return ids.map((id) => {
    const known = formats.get(id) ?? toFormat(codes.get(id) ?? BUILT_IN_FORMATS.get(Number(id)))
    formats.set(id, known)
    return known
  })
}

function toFormat(code: string | undefined): NumberFormat {
  if (code === undefined || code === '' || code.toLowerCase() === 'general') return GENERAL
  return { code, date: isDateFormat(code) }
}
