import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { paragraph, type ReportBlock, type ReportModel } from '#shared/reports/report-model.ts'
import { convertWithLibreOffice } from '#tests/support/programs.ts'
import { scratchFolder } from '#tests/support/scratch.ts'
import { part, partsOf } from '#tests/workbooks/parts.ts'
import { renderPdf } from '#electron/documents/render-pdf.ts'
import { hasPoppler, modelOf, textOfPages } from './pdf-tools.ts'
import { readPrinted } from './printed-page.ts'
import { hasWriter, textsOfWord, wordOf } from './word-tools.ts'

const FOOT = '第2版　2019年2月20日定稿　校验码 3F2A-91C7'

function noticeOf(lines: number, own: Partial<ReportModel> = {}): ReportModel {
  return modelOf([paragraph('全民科学素质工作'.repeat(200).slice(0, 28 * lines - 2))], {
    title: '关于评价结果的通报',
    imprint: {
      copyTo: '抄送：市委办公室，市政协办公室。',
      printer: '领导小组办公室',
      printed: '2019年2月20日印发',
    },
    ...own,
  })
}

interface Section {
  readonly text: string
  readonly properties: string
}

/** A section's properties stand in its last paragraph, those of the last one at the end. */
function sectionsOf(bytes: Uint8Array): readonly Section[] {
  const xml = part(bytes, 'word/document.xml')
  const ends = [...xml.matchAll(/<w:sectPr.*?<\/w:sectPr>/gs)].map(({ index, 0: properties }) => {
    const close = xml.startsWith('</w:pPr>', index + properties.length) ? xml.indexOf('</w:p>', index) : index
    return { properties, close }
  })
  return ends.map(({ properties, close }, at) => ({
    text: [...xml.slice(ends[at - 1]?.close ?? 0, close).matchAll(/<w:t(?: [^>]*)?>([^<]*)</gu)]
      .map(([, text = '']) => text.replaceAll(/\s/g, ''))
      .join(''),
    properties,
  }))
}

/** Whether a section's pages bear numbers, by the footers that it names. */
function hasNumbers(bytes: Uint8Array, properties: string): boolean {
  const names = new Map(
    [...part(bytes, 'word/_rels/document.xml.rels').matchAll(/<Relationship [^>]*>/g)].map(([xml]) => [
      /Id="([^"]*)"/.exec(xml)?.[1] ?? '',
      /Target="([^"]*)"/.exec(xml)?.[1] ?? '',
    ]),
  )
  const footers = [...properties.matchAll(/<w:footerReference [^>]*r:id="([^"]*)"/g)].map(([, id = '']) =>
    part(bytes, `word/${names.get(id) ?? ''}`),
  )
  expect(footers.length).toBeGreaterThan(1)
  return footers.every((xml) => xml.includes('PAGE'))
}

async function breaksOf(lines: number): Promise<number> {
  const pdf = await renderPdf(noticeOf(lines), { created: new Date(0), fontFolders: [] })
  if (!pdf.ok) throw new Error(pdf.error.message)
  return pdf.imprintBreaks
}

describe('Word 文件的末页', () => {
  test('末面放得下时，版记浮在末面版心底部；放不下时另起一节，从双数面开始', async () => {
    const here = sectionsOf(await wordOf(noticeOf(3), [], { imprintBreaks: 0 }))
    expect(here.map(({ text }) => text.includes('印发'))).toEqual([true])
    const next = await wordOf(noticeOf(3), [], { imprintBreaks: 1 })
    const [text, end] = sectionsOf(next)
    expect([text?.text.includes('印发'), end?.text]).toEqual([
      false,
      '抄送：市委办公室，市政协办公室。领导小组办公室2019年2月20日印发',
    ])
    expect(end?.properties).toContain('<w:type w:val="evenPage"/>')
    expect(hasNumbers(next, end?.properties ?? '')).toBe(true)
    // A blank page stands before it: neither bears a number (GB/T 9704-2012, 7.5).
    const beyond = await wordOf(noticeOf(3), [], { imprintBreaks: 2 })
    expect(sectionsOf(beyond).map(({ properties }) => hasNumbers(beyond, properties))).toEqual([true, false])
    for (const bytes of [next, beyond]) {
      expect(part(bytes, 'word/document.xml')).toMatch(
        /<w:tblpPr[^>]*w:vertAnchor="margin"[^>]*w:tblpYSpec="bottom"|<w:tblpPr[^>]*w:tblpYSpec="bottom"[^>]*w:vertAnchor="margin"/,
      )
    }
  })

  test('定稿的 Word 在末页脚印版次和校验码，别的页没有；没有定稿的没有', async () => {
    const bytes = await wordOf(noticeOf(30), [], { foot: FOOT })
    const xml = part(bytes, 'word/document.xml')
    expect(textsOfWord(bytes).filter((text) => text.includes('校验码'))).toEqual([FOOT.replaceAll(/\s/g, '')])
    expect(xml).toMatch(/<w:framePr [^>]*w:vAnchor="page"[^>]*>/)
    expect(
      [...partsOf(bytes)].filter(([name, own]) => name.includes('footer') && own.includes('校验码')),
    ).toEqual([])
    expect(part(await wordOf(noticeOf(30)), 'word/document.xml')).not.toContain('校验码')
  })

  test('落款不单独成面：末段或末尾的表和它在一起，很长的末段除外', async () => {
    const signature = { name: '领导小组办公室', date: '2019年2月20日' }
    const rowsOf = (count: number): ReportBlock => ({
      kind: 'table',
      table: {
        caption: '',
        columns: [{ header: '单位', width: 1, align: 'left' }],
        rows: Array.from({ length: count }, (_, n) => [`第${n + 1}个`]),
      },
    })
    // The texts with 与下段同页, of the last block alone.
    const kept = async (block: ReportBlock): Promise<readonly string[]> => {
      const xml = part(await wordOf(modelOf([paragraph('甲。'), block], { signature })), 'word/document.xml')
      return [...xml.matchAll(/<w:p>(?:(?!<\/w:p>).)*?<w:keepNext\/>.*?<\/w:p>/gsu)]
        .map(([own]) => [...own.matchAll(/<w:t(?: [^>]*)?>([^<]*)</gu)].map(([, text = '']) => text).join(''))
        .map((text) => text.slice(0, 3))
    }
    const end = ['领导小']
    expect(await kept(paragraph('乙'.repeat(100)))).toEqual(['乙乙乙', ...end])
    expect(await kept(paragraph('乙'.repeat(400)))).toEqual(['乙乙乙', ...end])
    expect(await kept(paragraph('乙'.repeat(900)))).toEqual(end)
    expect(await kept(rowsOf(9))).toEqual(['第8个', '第9个', '', ...end])
    expect(await kept(rowsOf(3))).toEqual(['第1个', '第2个', '第3个', '', ...end])
  })

  test('办公室选的字体写进样式和字体表，没有时改用标准的', async () => {
    const bytes = await wordOf(noticeOf(2), [], { fonts: { body: '华文仿宋', title: 'A&B "标宋"' } })
    const styles = part(bytes, 'word/styles.xml')
    expect(/w:styleId="IndentedText".*?w:eastAsia="([^"]*)"/s.exec(styles)?.[1]).toBe('华文仿宋')
    expect(/w:styleId="TableText".*?w:eastAsia="([^"]*)"/s.exec(styles)?.[1]).toBe('华文仿宋')
    expect(/w:styleId="Heading1".*?w:eastAsia="([^"]*)"/s.exec(styles)?.[1]).toBe('黑体')
    const table = part(bytes, 'word/fontTable.xml')
    expect(table).toContain('<w:font w:name="华文仿宋"><w:altName w:val="仿宋_GB2312,仿宋,')
    expect(table).toContain('<w:font w:name="A&amp;B &quot;标宋&quot;"><w:altName')
  })

  test.skipIf(!hasWriter || !hasPoppler)(
    'LibreOffice 打开后，版记在双数面的底部，校验码只在末面（没有 LibreOffice Writer 则不查）',
    { timeout: 120_000 },
    async () => {
      const folder = scratchFolder()
      // Three lines end on page 1, forty on page 2.
      const cases = { odd: [3, 1], even: [30, 0] } as const
      for (const [name, [lines, imprintBreaks]] of Object.entries(cases)) {
        writeFileSync(
          join(folder, `${name}.docx`),
          await wordOf(noticeOf(lines), [], { imprintBreaks, foot: FOOT }),
        )
      }
      convertWithLibreOffice(
        Object.keys(cases).map((name) => join(folder, `${name}.docx`)),
        'pdf',
        folder,
      )
      expect(
        readdirSync(folder)
          .filter((name) => name.endsWith('.pdf'))
          .toSorted(),
      ).toEqual(['even.pdf', 'odd.pdf'])
      for (const name of Object.keys(cases)) {
        const pages = textOfPages(join(folder, `${name}.pdf`))
        expect(pages.map((page) => page.includes('印发'))).toEqual([false, true])
        expect(pages.map((page) => page.includes('校验码3F2A-91C7'))).toEqual([false, true])
        const printed = await readPrinted(readFileSync(join(folder, `${name}.pdf`)))
        const imprint = printed[1]?.lines.find(({ text }) => text.includes('印发'))
        const foot = printed[1]?.lines.find(({ text }) => text.includes('校验码'))
        // The text block ends 35 mm above the edge; the code stands below the page number.
        expect(imprint?.baseline).toBeGreaterThan(841.89 - 99.2 - 30)
        // Writer sets it a few points lower than Word does.
        expect(imprint?.baseline).toBeLessThan(841.89 - 99.2 + 4)
        expect(foot?.baseline).toBeGreaterThan((printed[1]?.pageNumber?.baseline ?? 900) + 8)
      }
    },
  )

  test('PDF 说出版记前要加几面，Word 照此', async () => {
    expect(await breaksOf(3)).toBe(1)
    expect(await breaksOf(30)).toBe(0)
    expect(await breaksOf(43)).toBe(2)
  })
})
