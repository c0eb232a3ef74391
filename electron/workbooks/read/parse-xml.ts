import { SaxesParser } from 'saxes'
import { decodeXml } from './decode-xml.ts'
import { MAX_SILENT_XML } from './limits.ts'
import { damaged, Refused } from './refusal.ts'
import { scanPlainXml } from './scan-plain-xml.ts'
import { XmlEvents, type XmlHandler } from './xml-events.ts'

/**
 * Reads a part into a handler and gives the handler back. Throws `Refused` where the part is not well-formed, names a
 * document type, or is built to choke a reader. What programs write is plain and goes the fast way; whatever the fast
 * way does not know, saxes judges from the start, with a new handler.
 */
export function parseXml<H extends XmlHandler>(
  part: string,
  bytes: Uint8Array,
  root: string,
  create: () => H,
): H {
  const plain = create()
  if (scanPlainXml(bytes, new XmlEvents(part, root, plain))) return plain
  const handler = create()
  parseWithSaxes(part, bytes, new XmlEvents(part, root, handler))
  return handler
}

/** Every XML that is one. Exported for the test that holds the fast way to the same events. */
export function parseWithSaxes(part: string, bytes: Uint8Array, events: XmlEvents): void {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let attributes = 0
  let fedSinceEvent = 0
  parser.on('doctype', () => {
    throw damaged(`部件 ${part} 含有文档类型声明，表格文件不应有此内容`)
  })
  parser.on('attribute', ({ value }) => {
    fedSinceEvent = 0
    attributes += 1
    events.checkAttribute(value, attributes)
  })
  parser.on('opentag', ({ name, attributes: found }) => {
    fedSinceEvent = 0
    attributes = 0
    events.open(name, found)
  })
  parser.on('closetag', ({ name }) => {
    fedSinceEvent = 0
    events.close(name)
  })
  const take = (text: string): void => {
    fedSinceEvent = 0
    events.text(text)
  }
  parser.on('text', take)
  parser.on('cdata', take)
  try {
    for (const chunk of decodeXml(part, bytes)) {
      parser.write(chunk)
      fedSinceEvent += chunk.length
      // An endless attribute, comment or text would grow in memory without a word.
      if (fedSinceEvent > MAX_SILENT_XML) throw damaged(`部件 ${part} 的内容过长`)
    }
    parser.close()
  } catch (error) {
    if (error instanceof Refused) throw error
    throw damaged(`部件 ${part} 的内容不完整或格式有误`)
  }
}
