import { MAX_ATTRIBUTE_LENGTH, MAX_ATTRIBUTES, MAX_XML_DEPTH } from './limits.ts'
import { damaged } from './refusal.ts'

export type Attributes = Readonly<Record<string, string>>

/**
 * Takes a part's elements as they come. Names come without the root's prefix (WPS and the OpenXML SDK write
 * <x:row>); elements of other prefixes, and all within them, are left out. The root has depth 1.
 */
export interface XmlHandler {
  open(name: string, attributes: Attributes, depth: number): void
  close(name: string, depth: number): void
  text?(text: string): void
}

/** Between a tokenizer and a handler: prefixes and limits. */
export class XmlEvents {
  readonly #part: string
  readonly #root: string
  readonly #handler: XmlHandler
  #depth = 0
  #foreignDepth = 0
  #prefix = ''

  constructor(part: string, root: string, handler: XmlHandler) {
    this.#part = part
    this.#root = root
    this.#handler = handler
  }

  open(tag: string, attributes: Attributes): void {
    this.#depth += 1
    if (this.#depth > MAX_XML_DEPTH) throw damaged(`部件 ${this.#part} 的层次过深`)
    if (this.#depth === 1) this.#prefix = this.#checkRoot(tag)
    if (this.#foreignDepth > 0) return
    const name = this.#nameOf(tag)
    if (name === null) this.#foreignDepth = this.#depth
    else this.#handler.open(name, attributes, this.#depth)
  }

  close(tag: string): void {
    if (this.#foreignDepth === 0) this.#handler.close(tag.slice(this.#prefix.length), this.#depth)
    else if (this.#foreignDepth === this.#depth) this.#foreignDepth = 0
    this.#depth -= 1
  }

  text(text: string): void {
    if (this.#depth > 0 && this.#foreignDepth === 0) this.#handler.text?.(text)
  }

  checkAttribute(value: string, count: number): void {
    if (value.length > MAX_ATTRIBUTE_LENGTH || count > MAX_ATTRIBUTES) {
      throw damaged(`部件 ${this.#part} 的内容过长`)
    }
  }

  #nameOf(tag: string): string | null {
    const prefix = this.#prefix
    if (prefix === '') return tag.includes(':') ? null : tag
    return tag.startsWith(prefix) ? tag.slice(prefix.length) : null
  }

  /** The root's prefix with its colon; '' where it has none. */
  #checkRoot(tag: string): string {
    const colon = tag.indexOf(':')
    if (tag.slice(colon + 1) !== this.#root) throw damaged(`部件 ${this.#part} 的内容与其用途不符`)
    return tag.slice(0, colon + 1)
  }
}
