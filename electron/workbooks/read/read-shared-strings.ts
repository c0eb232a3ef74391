import { MAX_SHARED_STRINGS } from './limits.ts'
import { parseXml } from './parse-xml.ts'
import { damaged, overLimits } from './refusal.ts'
import { RunColoursScan, type RunColours } from './run-colours.ts'
import { setsApart } from './set-apart.ts'
import type { Attributes, XmlHandler } from './xml-events.ts'

/** The texts that cells name by number: rich runs joined, phonetic runs (rPh) left out. */
export function readSharedStrings(part: string, bytes: Uint8Array): SharedStrings {
  const { strings, setApart, colours } = parseXml(part, bytes, 'sst', () => new StringsScan())
  return { strings, setApart, colours }
}

export interface SharedStrings {
  readonly strings: readonly string[]
  /** Numbers of the texts of which a part is struck out, raised or lowered. */
  readonly setApart: ReadonlySet<number>
  /** Of the texts of which a part has a colour of its own. */
  readonly colours: ReadonlyMap<number, RunColours>
}

class StringsScan implements XmlHandler {
  readonly strings: string[] = []
  readonly setApart = new Set<number>()
  readonly colours = new Map<number, RunColours>()
  readonly #runs = new RunColoursScan()
  #text = ''
  #capturing = false
  #child = ''
  #runSetApart = false
  #texts = 0

  open(name: string, attributes: Attributes, depth: number): void {
    // What would come behind it would be lost.
    if (this.#capturing) throw damaged('有一条文字的写法不对')
    if (depth === 2) {
      this.#text = ''
      this.#texts = 0
      this.#runs.clear()
    }
    if (depth === 3) {
      this.#child = name
      this.#runSetApart = false
      this.#runs.openRun()
      if (name === 't') this.#texts += 1
      // Readers differ in which one they show.
      if (this.#texts > 1) throw damaged('有一条文字写了两次')
    }
    if (depth === 5 && this.#child === 'r') {
      this.#runSetApart ||= setsApart(name, attributes)
      this.#runs.property(name, attributes)
    }
    this.#capturing = name === 't' && (depth === 3 || (depth === 4 && this.#child === 'r'))
  }

  text(piece: string): void {
    if (!this.#capturing) return
    this.#text += piece
    if (this.#child !== 'r') return
    this.#runs.text(piece)
    if (this.#runSetApart && piece.trim() !== '') this.setApart.add(this.strings.length)
  }

  close(name: string, depth: number): void {
    this.#capturing = false
    if (depth !== 2 || name !== 'si') return
    const colours = this.#runs.finish()
    if (colours !== null) this.colours.set(this.strings.length, colours)
    this.strings.push(this.#text)
    if (this.strings.length > MAX_SHARED_STRINGS) throw overLimits('文件内的文字条目过多')
  }
}
