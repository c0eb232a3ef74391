import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markCopy } from '#electron/workbooks/mark/mark-copy.ts'
import { attributesOf, scanTags, TextEdits, withAttribute } from '#electron/workbooks/mark/xml-tags.ts'
import { readWorkbookBytes } from '#electron/workbooks/read/read-workbook-bytes.ts'
import { writeForm } from '#electron/workbooks/write/form.ts'
import { exampleAnswers, exampleForm } from '../example-form.ts'
import { buildSheet, buildWorkbook, workbookParts } from '../build-workbook.ts'
import { buildZip } from '../build-zip.ts'
import { part, partsOf } from '../parts.ts'
import { AT, marked, markOf, obstacleOf } from './marked.ts'

const STYLES = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="1" fontId="0" fillId="0" borderId="0"/><xf numFmtId="2" fontId="0" fillId="0" borderId="0"><alignment horizontal="left"/></xf></cellXfs></styleSheet>`
const STYLED = {
  relationships: `<Relationship Id="rIdF" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>`,
  extra: [{ name: 'xl/styles.xml', data: STYLES }],
} as const

const sheetXml = (bytes: Uint8Array): string => part(bytes, 'xl/worksheets/sheet1.xml')
const looks = (bytes: Uint8Array): readonly string[] =>
  (/<cellXfs[^>]*>(.*)<\/cellXfs>/.exec(part(bytes, 'xl/styles.xml'))?.[1] ?? '').split(/(?=<xf )/)

describe('要标注的格在原表中怎么写的都行', () => {
  test('没有的格按行、列的样式补上，放在本行正确的位置；空行也能补', () => {
    const rows = '<row r="2"><c r="B2" s="2"><v>1</v></c><c r="D2"/></row><row r="3" s="1" customFormat="1"/>'
    const before = buildSheet(rows, {
      ...STYLED,
      before: '<cols><col min="3" max="3" width="9" style="2"/></cols>',
    })
    const after = marked(before, [markOf(2, 3, '甲'), markOf(2, 5, '乙'), markOf(3, 2, '丙')], '表1')
    expect(/<sheetData>.*<\/sheetData>/.exec(sheetXml(after))?.[0]).toBe(
      '<sheetData><row r="2"><c r="B2" s="2"><v>1</v></c><c r="C2" s="3"/><c r="D2"/><c r="E2" s="4"/></row>' +
        '<row r="3" s="1" customFormat="1"><c r="B3" s="5"/></row></sheetData>',
    )
    expect(looks(after).slice(3)).toEqual([
      '<xf numFmtId="2" fontId="0" fillId="2" borderId="0" applyFill="1"><alignment horizontal="left"/></xf>',
      '<xf numFmtId="0" fontId="0" fillId="2" borderId="0" applyFill="1"/>',
      '<xf numFmtId="1" fontId="0" fillId="2" borderId="0" applyFill="1"/>',
    ])
  })

  test('受保护的表中，锁定的格要改的才解锁', () => {
    const rows = '<row r="1"><c r="A1" s="2"/><c r="B1" s="2"/></row>'
    const before = buildSheet(rows, { ...STYLED, after: '<sheetProtection sheet="1"/>' })
    const after = marked(before, [markOf(1, 1, '甲'), markOf(1, 2, '乙', false)], '表1')
    expect(looks(after).slice(3)).toEqual([
      '<xf numFmtId="2" fontId="0" fillId="2" borderId="0" applyFill="1" applyProtection="1"><alignment horizontal="left"/><protection locked="0"/></xf>',
      '<xf numFmtId="2" fontId="0" fillId="2" borderId="0" applyFill="1"><alignment horizontal="left"/></xf>',
    ])
  })

  test('带前缀的写法（WPS、OpenXML SDK）照样标注，新写的部分也带前缀', () => {
    const plain = workbookParts({
      ...STYLED,
      sheets: [
        {
          name: '表1',
          rows: '<row r="1"><c r="A1" s="2"><v>1</v></c></row>',
          after: '<sheetProtection sheet="1"/>',
        },
      ],
    })
    const prefixed = plain.map(({ name, data }) => ({
      name,
      data: /sheet1|styles/.test(name)
        ? String(data)
            .replace('xmlns=', 'xmlns:x=')
            .replaceAll(/<(\/?)(?=[a-zA-Z])/g, '<$1x:')
        : data,
    }))
    const before = buildZip(prefixed)
    const after = marked(before, [markOf(1, 1, '甲'), markOf(1, 2, '乙')], '表1')
    expect(readWorkbookBytes(after)).toEqual(readWorkbookBytes(before))
    expect(sheetXml(after)).toContain('<x:c r="A1" s="3"><x:v>1</x:v></x:c><x:c r="B1" s="4"/></x:row>')
    expect(sheetXml(after)).toContain('<x:legacyDrawing ')
    expect(part(after, 'xl/styles.xml')).toContain('<x:protection locked="0"/></x:xf>')
    expect(part(after, 'xl/styles.xml')).toContain('<x:fgColor rgb="FFFFC7CE"/>')
  })

  test('批注写在页面设置之后、表格部件之前，Excel 才认', () => {
    const before = buildSheet('<row r="1"><c r="A1"/></row>', {
      ...STYLED,
      after:
        '<pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/><extLst><ext/></extLst>',
    })
    const xml = sheetXml(marked(before, [markOf(1, 1, '甲')], '表1'))
    expect(xml.indexOf('<legacyDrawing')).toBeGreaterThan(xml.indexOf('<pageMargins'))
    expect(xml.indexOf('<legacyDrawing')).toBeLessThan(xml.indexOf('<extLst'))
  })
})

describe('退回原因原样写进批注，从不成为别的', () => {
  const noteOf = (text: string): string => {
    const before = buildSheet('<row r="1"><c r="A1"/></row>', STYLED)
    return part(marked(before, [markOf(1, 1, text)], '表1'), 'xl/comments1.xml')
  }

  test.each([
    ['尖括号、引号和 &', '<f>A1</f> & "b"', '&lt;f&gt;A1&lt;/f&gt; &amp; &quot;b&quot;'],
    ['像公式的文字', '=HYPERLINK("http://x")', '=HYPERLINK(&quot;http://x&quot;)'],
    ['Excel 的字符代码', '_x0041_', '_x005F_x0041_'],
    ['控制字符去掉', '甲\u0000乙\u001B丙', '甲乙丙'],
  ])('%s', (_, text, written) => {
    expect(noteOf(text)).toContain(`<t xml:space="preserve">${written}</t>`)
  })
})

describe('不能在原表上标注的，说出是哪一种', () => {
  const cell = [markOf(1, 1, '甲')]

  test('行和单元格不写位置', () => {
    expect(obstacleOf(buildSheet('<row><c><v>1</v></c></row>', STYLED), cell, '表1')).toBe('no-addresses')
    expect(obstacleOf(buildSheet('<row r="1"><c><v>1</v></c></row>', STYLED), cell, '表1')).toBe(
      'no-addresses',
    )
  })

  test('同一行写了两次、没有样式部件、没有这张表、没有这一行', () => {
    const twice = '<row r="1"><c r="A1"/></row><row r="1"><c r="A1"/></row>'
    expect(obstacleOf(buildSheet(twice, STYLED), cell, '表1')).toBe('unusual-xml')
    expect(obstacleOf(buildSheet('<row r="1"/>'), cell, '表1')).toBe('unusual-xml')
    expect(obstacleOf(buildSheet('<row r="1"/>', STYLED), cell, '表9')).toBe('unusual-xml')
    expect(obstacleOf(buildSheet('<row r="2"/>', STYLED), cell, '表1')).toBe('unusual-xml')
  })

  test('带宏、UTF-16、严格格式、不是工作簿', () => {
    const macros = buildSheet('<row r="1"/>', {
      ...STYLED,
      types: '<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/>',
    })
    expect(obstacleOf(macros, cell, '表1')).toBe('macros')
    const parts = workbookParts({ ...STYLED, sheets: [{ name: '表1', rows: '<row r="1"/>' }] })
    const changed = (change: (xml: string) => string | Uint8Array): Uint8Array =>
      buildZip(
        parts.map(({ name, data }) => ({
          name,
          data: name.includes('sheet1') ? change(String(data)) : data,
        })),
      )
    const utf16 = changed((xml) => Buffer.from(`\uFEFF${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le'))
    expect(obstacleOf(utf16, cell, '表1')).toBe('unusual-xml')
    const strict = changed((xml) =>
      xml.replace(
        'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
        'http://purl.oclc.org/ooxml/spreadsheetml/main',
      ),
    )
    expect(obstacleOf(strict, cell, '表1')).toBe('unusual-xml')
    expect(obstacleOf(Buffer.from('不是工作簿'), cell, '表1')).toBe('unreadable')
  })

  test('格上是讨论（新式批注）：往里加的话 Excel 不显示', () => {
    const once = partsOf(marked(buildSheet('<row r="1"><c r="A1"/></row>', STYLED), cell, '表1'))
    const rels = 'xl/worksheets/_rels/sheet1.xml.rels'
    const kind = 'http://schemas.microsoft.com/office/2017/10/relationships/threadedComment'
    const threaded = [...once].map(([name, data]) => ({
      name,
      data:
        name === rels
          ? data.replace('</Rel', `<Relationship Id="rIdT" Type="${kind}" Target="../threaded.xml"/></Rel`)
          : data.replaceAll('【退回】', '[Threaded comment]'),
    }))
    const bytes = buildZip([...threaded, { name: 'xl/threaded.xml', data: '<x/>' }])
    expect(obstacleOf(bytes, cell, '表1')).toBe('threaded-comment')
    expect(obstacleOf(bytes, [markOf(1, 2, '旁边的格不受影响')], '表1')).toBeNull()
  })
})

test('已有控件的绘图部件留着，新批注接在后面，编号不重', () => {
  const vml =
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="_x0000_s2050" type="#_x0000_t201"><x:ClientData ObjectType="Button"/></v:shape></xml>'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const before = buildWorkbook({
    ...STYLED,
    sheets: [
      {
        name: '表1',
        rows: '<row r="1"><c r="A1"/></row>',
        after: `<legacyDrawing xmlns:r="${office}" r:id="rId1"/>`,
      },
    ],
    extra: [
      ...STYLED.extra,
      { name: 'xl/drawings/vmlDrawing1.vml', data: vml },
      {
        name: 'xl/worksheets/_rels/sheet1.xml.rels',
        data: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/></Relationships>`,
      },
    ],
  })
  const after = marked(before, [markOf(1, 1, '甲')], '表1')
  const boxes = part(after, 'xl/drawings/vmlDrawing1.vml')
  expect(boxes.startsWith(vml.slice(0, -'</xml>'.length))).toBe(true)
  expect([...boxes.matchAll(/<v:shape id="(\w+)"/g)].map(([, id]) => id)).toEqual([
    '_x0000_s2050',
    '_x0000_s2051',
  ])
  expect(sheetXml(after).match(/<legacyDrawing/g)).toHaveLength(1)
})

test('200 次损坏：不是标注好就是说明不能，从不出错', async () => {
  const form = exampleForm('市财政局')
  const parts = [...partsOf(marked(await writeForm(form, exampleAnswers(form)), [markOf(6, 8, '甲')]))]
  const targets = parts
    .filter(([name]) => /sheet2|styles|comments|vml|Types/.test(name))
    .map(([name]) => name)
  const damage = fc.record({
    name: fc.constantFrom(...targets),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.integer({ min: 0, max: 40 }),
    text: fc.constantFrom(
      '',
      '<',
      '>',
      '"',
      '/>',
      '</row>',
      '<row>',
      '<!--',
      ']]>',
      '<c r="A1"/>',
      'x:',
      '&',
      '\u0000',
    ),
  })
  fc.assert(
    fc.property(damage, ({ name, at, cut, text }) => {
      const bytes = buildZip(
        parts.map(([known, xml]) => {
          if (known !== name) return { name: known, data: xml, stored: true }
          const from = Math.floor(at * xml.length)
          return { name: known, data: xml.slice(0, from) + text + xml.slice(from + cut), stored: true }
        }),
      )
      expect(markCopy(bytes, { sheet: '自评表', at: AT, marks: [markOf(7, 13, '乙')] })).toHaveProperty('ok')
    }),
    { numRuns: 200, seed: 2020 },
  )
})

describe('标签和它的属性', () => {
  const name = fc.stringMatching(/^[a-z]{1,4}$/)
  const value = fc.stringMatching(/^[ a-z0-9>='/]{0,8}$/)
  const attributes = fc.uniqueArray(fc.tuple(name, value), { selector: ([key]) => key, maxLength: 5 })

  test('设一个属性，别的属性和其余文字不变', () => {
    fc.assert(
      fc.property(attributes, name, fc.boolean(), (pairs, key, empty) => {
        const tag = `<c${pairs.map(([k, v]) => ` ${k}="${v}"`).join('')}${empty ? '/>' : '>'}`
        const changed = withAttribute(tag, key, '7')
        expect(attributesOf(changed)).toEqual(new Map([...pairs, [key, '7']]))
        expect([...scanTags(changed)].map(({ to, kind }) => [to, kind])).toEqual([
          [changed.length, empty ? 'empty' : 'open'],
        ])
      }),
      { numRuns: 500, seed: 2020 },
    )
  })

  test('插入的内容按先后排在同一处，替换不影响前后', () => {
    const edits = new TextEdits()
    edits.replace(2, 4, 'X')
    edits.insert(2, '1')
    edits.insert(2, '2')
    edits.insert(4, '3')
    expect(edits.applyTo('abcdef')).toBe('ab12X3ef')
  })
})
