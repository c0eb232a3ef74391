import { MAX_SHARED_STRINGS } from './limits.ts'
import { parseXml } from './parse-xml.ts'
import { overLimits } from './refusal.ts'

/** The texts that cells name by number: rich runs joined, phonetic runs (rPh) left out. */
export function readSharedStrings(part: string, bytes: Uint8Array): readonly string[] {
  const strings: string[] = []
  let text = ''
  let capturing = false
  let run = ''
  parseXml(part, bytes, 'sst', {
    open: (name, _attributes, depth) => {
      if (depth === 2) text = ''
      if (depth === 3) run = name
      capturing = name === 't' && (depth === 3 || (depth === 4 && run === 'r'))
    },
    close: (name, depth) => {
      capturing = false
      if (depth !== 2 || name !== 'si') return
      strings.push(text)
      if (strings.length > MAX_SHARED_STRINGS) throw overLimits('文件内的文字条目过多')
    },
    text: (piece) => {
      if (capturing) text += piece
    },
  })
  return strings
}
