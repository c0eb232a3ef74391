import { NotMarkable } from './not-markable.ts'

/** A tag and where it stands in its part's text. */
export interface Tag {
  readonly kind: 'open' | 'close' | 'empty'
  /** Without the root's prefix: WPS and the OpenXML SDK write <x:row>. Of another prefix: whole. */
  readonly name: string
  readonly from: number
  /** Behind its ">". */
  readonly to: number
  /** 1 for the root and its closing tag. */
  readonly depth: number
}

/** What is passed over whole, from its beginning to its end. */
const PASSED_OVER = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const

/**
 * The tags of XML that has been found well-formed, in one walk; nothing is decoded or copied. Declarations of types are
 * refused: no spreadsheet program writes them.
 */
export function* scanTags(xml: string): Generator<Tag> {
  let depth = 0
  let prefix: string | null = null
  for (let from = xml.indexOf('<'); from >= 0; from = xml.indexOf('<', from)) {
    const end = endOfPassedOver(xml, from)
    if (end !== null) {
      from = end
      continue
    }
    if (xml[from + 1] === '!') throw new NotMarkable('unusual-xml')
    const to = endOfTag(xml, from)
    const closing = xml[from + 1] === '/'
    const empty = !closing && xml[to - 2] === '/'
    const name = nameAt(xml, closing ? from + 2 : from + 1)
    prefix ??= name.slice(0, name.indexOf(':') + 1)
    if (!closing) depth += 1
    const kind = closing ? 'close' : empty ? 'empty' : 'open'
    yield { kind, name: localName(name, prefix), from, to, depth }
    if (closing || empty) depth -= 1
    from = to
  }
}

/** "x:" where the root has a prefix; '' where it has none. */
export function prefixOf(xml: string): string {
  for (const { from, kind } of scanTags(xml)) {
    const name = nameAt(xml, from + (kind === 'close' ? 2 : 1))
    return name.slice(0, name.indexOf(':') + 1)
  }
  return ''
}

/** New elements as they belong into a part whose root has that prefix. */
export function withPrefix(xml: string, prefix: string): string {
  return prefix === '' ? xml : xml.replaceAll(/<(\/?)(?=[A-Za-z])/g, `<$1${prefix}`)
}

function localName(name: string, prefix: string): string {
  if (prefix === '') return name
  // Without the prefix it is no element of the root's kind.
  return name.startsWith(prefix) ? name.slice(prefix.length) : `?${name}`
}

function endOfPassedOver(xml: string, from: number): number | null {
  for (const [start, end] of PASSED_OVER) {
    if (!xml.startsWith(start, from)) continue
    const at = xml.indexOf(end, from + start.length)
    if (at < 0) throw new NotMarkable('unusual-xml')
    return at + end.length
  }
  return null
}

/** A ">" may stand inside quotes. */
function endOfTag(xml: string, from: number): number {
  for (let at = from + 1; at < xml.length; at += 1) {
    const character = xml[at]
    if (character === '>') return at + 1
    if (character !== '"' && character !== "'") continue
    const closing = xml.indexOf(character, at + 1)
    if (closing < 0) break
    at = closing
  }
  throw new NotMarkable('unusual-xml')
}

const NAME = /[^\s/>]+/y

function nameAt(xml: string, at: number): string {
  NAME.lastIndex = at
  return NAME.exec(xml)?.[0] ?? ''
}

const ATTRIBUTE = /\s([^\s=/>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/** The attributes of a tag's text as they stand, entities and all. */
export function attributesOf(tag: string): ReadonlyMap<string, string> {
  return new Map(
    [...tag.matchAll(ATTRIBUTE)].map(([, name = '', double, single]) => [name, double ?? single ?? '']),
  )
}

/** The tag with one attribute set; its other characters stay. `value` needs no escape. */
export function withAttribute(tag: string, name: string, value: string): string {
  for (const match of tag.matchAll(ATTRIBUTE)) {
    if (match[1] !== name) continue
    const text = match[0]
    const changed = text.slice(0, text.indexOf('=') + 1) + `"${value}"`
    return tag.slice(0, match.index) + changed + tag.slice(match.index + text.length)
  }
  const end = tag.endsWith('/>') ? tag.length - 2 : tag.length - 1
  return `${tag.slice(0, end).trimEnd()} ${name}="${value}"${tag.slice(end)}`
}

/** Changes of a text, none of which touches another. */
export class TextEdits {
  readonly #edits: { readonly from: number; readonly to: number; readonly text: string }[] = []

  replace(from: number, to: number, text: string): void {
    this.#edits.push({ from, to, text })
  }

  insert(at: number, text: string): void {
    this.replace(at, at, text)
  }

  applyTo(source: string): string {
    let result = ''
    let done = 0
    // What is inserted stands before what begins there, and in the order in which it came.
    for (const { from, to, text } of this.#edits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
      result += source.slice(done, from) + text
      done = to
    }
    return result + source.slice(done)
  }
}

/** A text as it stands between tags or in quotes. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
