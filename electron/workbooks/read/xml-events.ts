import { MAX_ATTRIBUTE_LENGTH, MAX_ATTRIBUTES, MAX_XML_DEPTH } from './limits.ts'
import { damaged } from './refusal.ts'

export type Attributes = Readonly<Record<string, string>>

/**
 * Takes a part's elements as they come. Names come without the root's prefix (WPS and the OpenXML SDK write
 * <x:row>); elements of other namespaces, and all within them, are left out. The root has depth 1.
 */
export interface XmlHandler {
  open(name: string, attributes: Attributes, depth: number): void
  close(name: string, depth: number): void
  text?(text: string): void
}

/** Rows at the deepest: nobody declares a namespace anew for a cell. */
const DEEPEST_DECLARATION = 3

/** Between a tokenizer and a handler: prefixes and limits. */
export class XmlEvents {
  readonly #part: string
  readonly #root: string
  readonly #handler: XmlHandler
  #depth = 0
  #foreignDepth = 0
  #prefix = ''
  #namespace = ''
  /** Other prefixes that mean the root's namespace as well; '' is none at all. */
  readonly #aliases: string[] = []

  constructor(part: string, root: string, handler: XmlHandler) {
    this.#part = part
    this.#root = root
    this.#handler = handler
  }

  open(tag: string, attributes: Attributes): void {
    this.#depth += 1
    if (this.#depth > MAX_XML_DEPTH) throw damaged(`部件 ${this.#part} 的层次过深`)
    if (this.#depth === 1) this.#checkRoot(tag, attributes)
    if (this.#depth <= DEEPEST_DECLARATION) this.#findAliases(attributes)
    if (this.#foreignDepth > 0) return
    const name = this.#nameOf(tag)
    if (name === null) this.#foreignDepth = this.#depth
    else this.#handler.open(name, attributes, this.#depth)
  }

  close(tag: string): void {
    if (this.#foreignDepth === 0) {
      const name = this.#aliases.length === 0 ? tag.slice(this.#prefix.length) : this.#nameOf(tag)
      this.#handler.close(name ?? tag, this.#depth)
    } else if (this.#foreignDepth === this.#depth) this.#foreignDepth = 0
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
    if (prefix === '' ? !tag.includes(':') : tag.startsWith(prefix)) return tag.slice(prefix.length)
    const own = tag.slice(0, tag.indexOf(':') + 1)
    return this.#aliases.includes(own) ? tag.slice(own.length) : null
  }

  #checkRoot(tag: string, attributes: Attributes): void {
    const colon = tag.indexOf(':')
    if (tag.slice(colon + 1) !== this.#root) throw damaged(`部件 ${this.#part} 的内容与其用途不符`)
    this.#prefix = tag.slice(0, colon + 1)
    this.#namespace = attributes[colon < 0 ? 'xmlns' : `xmlns:${tag.slice(0, colon)}`] ?? ''
  }

  /** One namespace may go by two prefixes: what is under either is the workbook's own, and none of it may get lost. */
  #findAliases(attributes: Attributes): void {
    if (this.#namespace === '') return
    for (const name in attributes) {
      if (!name.startsWith('xmlns') || attributes[name] !== this.#namespace) continue
      const prefix = name === 'xmlns' ? '' : `${name.slice('xmlns:'.length)}:`
      if (prefix !== this.#prefix && !this.#aliases.includes(prefix)) this.#aliases.push(prefix)
    }
  }
}
