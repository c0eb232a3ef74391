import { expect, test } from 'vitest'
import fc from 'fast-check'
import { parseWithSaxes } from '#electron/workbooks/read/parse-xml.ts'
import { Refused } from '#electron/workbooks/read/refusal.ts'
import { scanPlainXml } from '#electron/workbooks/read/scan-plain-xml.ts'
import { XmlEvents } from '#electron/workbooks/read/xml-events.ts'

/** What a handler is told, or "refused". Neighbouring texts are one. */
function told(xml: string, parse: (bytes: Uint8Array, events: XmlEvents) => boolean): string | null {
  let story = ''
  const events = new XmlEvents('x.xml', 'worksheet', {
    open: (name, attributes, depth) => {
      story += `<${depth}${name} ${JSON.stringify(Object.entries(attributes))}>`
    },
    close: (name, depth) => {
      story += `</${depth}${name}>`
    },
    text: (text) => {
      story += text
    },
  })
  try {
    return parse(Buffer.from(xml), events) ? story : null
  } catch (error) {
    if (error instanceof Refused) return 'refused'
    throw error
  }
}

const fast = (xml: string): string | null => told(xml, scanPlainXml)
const sure = (xml: string): string | null =>
  told(xml, (bytes, events) => {
    parseWithSaxes('x.xml', bytes, events)
    return true
  })

test('what programs write goes the fast way', () => {
  const xml =
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<worksheet xmlns="m" xmlns:x="y"><x:a><c/></x:a><row r="1" s=\'2\'>\n<c t="a&#10;b&amp;"\n b="甲\n乙">&lt;x&gt; 甲&#x1F600;</c >  </row></worksheet>\n'
  expect(fast(xml)).toBe(sure(xml))
  expect(fast(xml)).toContain('甲')
})

/** Pieces of XML, good and bad, in any order. */
const PIECES = [
  '<worksheet>',
  '</worksheet>',
  '<worksheet a="1"/>',
  '<a>',
  '</a>',
  '<a/>',
  '<a b="1" c="2">',
  '<a b="1" b="2">',
  "<a b='\"'>",
  '<x:a>',
  '</x:a>',
  'text',
  '甲',
  '&amp;',
  '&lt;',
  '&nope;',
  '&',
  '&#65;',
  '&#0;',
  '&#xD800;',
  '&#x110000;',
  '&#xFFFE;',
  ']]>',
  '<!-- c -->',
  '<![CDATA[<b>]]>',
  '<?pi x?>',
  '<!DOCTYPE x>',
  '\r\n',
  '\t',
  '\u00a0',
  '\ufeff',
  '\u0001',
  '\u2028',
  '<',
  '>',
  '<a b=1>',
  '<a  b = "1">',
  '<a b="<">',
  '<a b="&gt;\n\t">',
  '<1>',
  '<é/>',
  '</a\n>',
  '< a>',
  '<a\u00a0b="1">',
  '<?xml version="1.0"?>',
  '<?xml version="1.1"?>',
  '😀',
  '<c r="A1" s="5"/>',
  '<c r="A1"><v>1</v></c>',
  '<c r="AB12" s="3" t="s"><v>12</v></c>',
  '<c r="A1" t="str"><v>x&amp;y</v></c>',
  '<c r="A1"><v></v></c>',
  '<c r="A1"><v>1</v>',
  '<c r="A1" r="A1"/>',
  '<si><t>甲</t></si>',
  '<si><t>a</t>',
]

test('whatever goes the fast way is told just as saxes tells it', () => {
  let went = 0
  const pieces = fc.array(fc.constantFrom(...PIECES), { maxLength: 8 })
  fc.assert(
    fc.property(pieces, fc.boolean(), (middle, wrapped) => {
      const xml = wrapped ? `<worksheet>${middle.join('')}</worksheet>` : middle.join('')
      const quick = fast(xml)
      if (quick === null) return
      went += 1
      expect(quick).toBe(sure(xml))
    }),
    { numRuns: 20_000, seed: 2018 },
  )
  expect(went).toBeGreaterThan(1_000)
})

test('parts longer than a piece are cut nowhere that shows', () => {
  const row = '<row r="1"><c r="A1" t="str"><v>甲乙丙&amp;😀丁</v></c></row>'
  const xml = `<worksheet>${row.repeat(12_000)}</worksheet>`
  expect(fast(xml)).toBe(sure(xml))
})
