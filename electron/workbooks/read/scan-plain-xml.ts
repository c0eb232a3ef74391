import { isUtf8 } from 'node:buffer'
import { MAX_ATTRIBUTE_LENGTH, MAX_ATTRIBUTES, MAX_XML_DEPTH } from './limits.ts'
import { scanCommonElement } from './scan-common-element.ts'
import type { Attributes, XmlEvents } from './xml-events.ts'

/*
 * The XML that spreadsheet programs write: UTF-8, tags, attributes, text, the five entities and character numbers. By
 * regular expressions, which are machine code from the second call on, while saxes has to warm up: measured over 24
 * returns, a sixth less of all that the child spends (spec speed.md, P1). It takes nothing that saxes would not, and
 * tells it alike (tests/workbooks/read/plain-xml.test.ts).
 */
const DECLARATION =
  /^\uFEFF?<\?xml version=(?:"1\.0"|'1\.0')(?: encoding=(?:"[Uu][Tt][Ff]-8"|'[Uu][Tt][Ff]-8'))?(?: standalone=(?:"(?:yes|no)"|'(?:yes|no)'))? *\?>[ \t\r\n]*/
/** What stands before a tag; then a closing tag's name, or an opening tag's name, attributes and slash. */
const TOKEN =
  /([^<]*)<(?:\/([A-Za-z_][\w.:-]*)[ \t\n]*|([A-Za-z_][\w.:-]*)((?:[ \t\n]+[A-Za-z_][\w.:-]*=(?:"[^"<]*"|'[^'<]*'))*)[ \t\n]*(\/?))>/y
/** What XML does not allow, or says in a way that needs more than a look: carriage returns. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const ODD = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\]\]>/
const ENTITY = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([\da-fA-F]{1,6}));|&/g
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
/** The spaces of XML, which are fewer than those of trim() and \s. */
const SPACES = /^[ \t\n]*$/
const BREAKS = /[\t\n]/g
const NO_ATTRIBUTES: Attributes = Object.freeze({})
const CHUNK = 262_144

/** Whether it was plain XML, and all of it has been told. Where not, some of it may have been: begin anew. */
export function scanPlainXml(bytes: Uint8Array, events: XmlEvents): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!isUtf8(buffer)) return false
  const open: string[] = []
  let rest = ''
  let ended = false
  for (let from = 0; from < buffer.length;) {
    const to = characterEnd(buffer, from + CHUNK)
    let text = rest + buffer.toString('utf8', from, to)
    if (from === 0) text = text.replace(DECLARATION, '')
    from = to
    if (ODD.test(text)) return false
    const done = scanTokens(text, open, ended, events)
    if (done < 0) return false
    ended ||= open.length === 0 && done > 0
    rest = text.slice(done)
    // A tag or text longer than this is either refused or rare.
    if (rest.length > CHUNK) return false
  }
  return ended && open.length === 0 && SPACES.test(rest)
}

/** Where the last whole token ends; -1 where the text is not plain. */
function scanTokens(text: string, open: string[], endedBefore: boolean, events: XmlEvents): number {
  let ended = endedBefore
  let done = 0
  for (;;) {
    if (open.length > 0 && open.length < MAX_XML_DEPTH - 2) {
      const end = scanCommonElement(text, done, events)
      if (end > done) {
        done = end
        continue
      }
    }
    TOKEN.lastIndex = done
    const token = TOKEN.exec(text)
    if (token === null) return done
    const [, before = '', closing, opening, attributes = '', slash] = token
    done = TOKEN.lastIndex
    if (open.length === 0) {
      if (ended || !SPACES.test(before)) return -1
    } else if (before !== '') {
      const decoded = decodeEntities(before)
      if (decoded === null) return -1
      events.text(decoded)
    }
    if (opening !== undefined) {
      const found = attributes === '' ? NO_ATTRIBUTES : readAttributes(attributes)
      if (found === null || open.length >= MAX_XML_DEPTH) return -1
      events.open(opening, found)
      if (slash === '/') events.close(opening)
      else open.push(opening)
    } else {
      const name = open.pop()
      if (name === undefined || name !== closing) return -1
      events.close(name)
    }
    ended = open.length === 0
  }
}

/** Of a text that TOKEN let through. Null where one comes twice, or they are past the limits. */
function readAttributes(text: string): Attributes | null {
  const found = Object.create(null) as Record<string, string>
  let count = 0
  for (let at = 0; at < text.length;) {
    const equals = text.indexOf('=', at)
    const end = text.indexOf(text.charAt(equals + 1), equals + 2)
    const name = text.slice(at, equals).trimStart()
    const value = decodeAttribute(text.slice(equals + 2, end))
    count += 1
    if (value === null || found[name] !== undefined || count > MAX_ATTRIBUTES) return null
    found[name] = value
    at = end + 1
  }
  return found
}

function decodeAttribute(raw: string): string | null {
  if (raw.length > MAX_ATTRIBUTE_LENGTH) return null
  // XML makes a space of a tab or line end here, but not of their character numbers.
  return decodeEntities(raw.includes('\n') || raw.includes('\t') ? raw.replaceAll(BREAKS, ' ') : raw)
}

/** Null where an entity is unknown or a number names no character. */
function decodeEntities(raw: string): string | null {
  if (!raw.includes('&')) return raw
  let plain = true
  const text = raw.replace(ENTITY, (_whole, name?: string, decimal?: string, hexadecimal?: string) => {
    if (name !== undefined) return NAMED[name] ?? ''
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
    if (isCharacter(code)) return String.fromCodePoint(code)
    plain = false
    return ''
  })
  return plain ? text : null
}

/** XML 1.0, production 2. NaN, from a bare ampersand, is none. */
function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x1_0000 && code <= 0x10_ffff)
}

function characterEnd(buffer: Buffer, wanted: number): number {
  let end = Math.min(wanted, buffer.length)
  while (end < buffer.length && ((buffer[end] ?? 0) & 0xc0) === 0x80) end -= 1
  return end
}
