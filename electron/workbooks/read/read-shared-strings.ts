import { MAX_SHARED_STRINGS } from './limits.ts'
import { parseXml } from './parse-xml.ts'
import { damaged, overLimits } from './refusal.ts'
import type { Attributes, XmlHandler } from './xml-events.ts'

/** The texts that cells name by number: rich runs joined, phonetic runs (rPh) left out. */
export function readSharedStrings(part: string, bytes: Uint8Array): readonly string[] {
  return parseXml(part, bytes, 'sst', () => new StringsScan()).strings
}

class StringsScan implements XmlHandler {
  readonly strings: string[] = []
  #text = ''
  #capturing = false
  #child = ''

  open(name: string, _attributes: Attributes, depth: number): void {
    // What would come behind it would be lost.
    if (this.#capturing) throw damaged('有一条文字的写法不对')
    if (depth === 2) this.#text = ''
    if (depth === 3) this.#child = name
    this.#capturing = name === 't' && (depth === 3 || (depth === 4 && this.#child === 'r'))
  }

  text(piece: string): void {
    if (this.#capturing) this.#text += piece
  }

  close(name: string, depth: number): void {
    this.#capturing = false
    if (depth !== 2 || name !== 'si') return
    this.strings.push(this.#text)
    if (this.strings.length > MAX_SHARED_STRINGS) throw overLimits('文件内的文字条目过多')
  }
}
