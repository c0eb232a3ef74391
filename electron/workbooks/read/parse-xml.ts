import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { decodeXml } from './decode-xml.ts'
import { MAX_ATTRIBUTE_LENGTH, MAX_ATTRIBUTES, MAX_SILENT_XML, MAX_XML_DEPTH } from './limits.ts'
import { damaged, Refused } from './refusal.ts'

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

/** Throws `Refused` where the part is not well-formed, names a document type, or is built to choke a reader. */
export function parseXml(part: string, bytes: Uint8Array, root: string, handler: XmlHandler): void {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let depth = 0
  let foreignDepth = 0
  let prefix = ''
  let attributes = 0
  let fedSinceEvent = 0

  const nameOf = (name: string): string | null => {
    if (prefix === '') return name.includes(':') ? null : name
    return name.startsWith(prefix) ? name.slice(prefix.length) : null
  }
  parser.on('doctype', () => {
    throw damaged(`部件 ${part} 含有文档类型声明，表格文件不应有此内容`)
  })
  parser.on('attribute', ({ value }) => {
    fedSinceEvent = 0
    attributes += 1
    if (value.length > MAX_ATTRIBUTE_LENGTH || attributes > MAX_ATTRIBUTES)
      throw damaged(`部件 ${part} 的内容过长`)
  })
  parser.on('opentag', (tag: SaxesTagPlain) => {
    fedSinceEvent = 0
    attributes = 0
    depth += 1
    if (depth > MAX_XML_DEPTH) throw damaged(`部件 ${part} 的层次过深`)
    if (depth === 1) prefix = checkRoot(part, tag.name, root)
    if (foreignDepth > 0) return
    const name = nameOf(tag.name)
    if (name === null) foreignDepth = depth
    else handler.open(name, tag.attributes, depth)
  })
  parser.on('closetag', (tag: SaxesTagPlain) => {
    fedSinceEvent = 0
    if (foreignDepth === 0) handler.close(prefix === '' ? tag.name : tag.name.slice(prefix.length), depth)
    else if (foreignDepth === depth) foreignDepth = 0
    depth -= 1
  })
  const take = (piece: string): void => {
    fedSinceEvent = 0
    if (foreignDepth === 0) handler.text?.(piece)
  }
  parser.on('text', take)
  parser.on('cdata', take)
  try {
    for (const chunk of decodeXml(part, bytes)) {
      parser.write(chunk)
      fedSinceEvent += chunk.length
      if (fedSinceEvent > MAX_SILENT_XML) throw damaged(`部件 ${part} 的内容过长`)
    }
    parser.close()
  } catch (error) {
    if (error instanceof Refused) throw error
    throw damaged(`部件 ${part} 的内容不完整或格式有误`)
  }
}

/** The root's prefix with its colon; '' where it has none. */
function checkRoot(part: string, name: string, root: string): string {
  const colon = name.indexOf(':')
  if (name.slice(colon + 1) !== root) throw damaged(`部件 ${part} 的内容与其用途不符`)
  return name.slice(0, colon + 1)
}
