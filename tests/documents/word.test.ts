import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { heading, note, paragraph, table, type ReportModel } from '#shared/reports/report-model.ts'
import { part, partsOf } from '#tests/workbooks/parts.ts'
import { convertWithLibreOffice } from '#tests/support/programs.ts'
import { scratchFolder } from '#tests/support/scratch.ts'
import { hasPoppler, measureLines, measurePageNumbers, modelOf, pdfInfo, textOfPages } from './pdf-tools.ts'
import { contentsOfWord, hasWriter, textsOfModel, textsOfWord, wordOf } from './word-tools.ts'

const HAN = '全民科学素质工作年度评价各单位自评表佐证材料逐项核定'

function han(length: number): string {
  return Array.from({ length }, (_, index) => HAN[index % HAN.length] ?? '').join('')
}

const SCORES = table({
  caption: '得分表（单位：分）',
  columns: [
    { header: '单位', width: 3, align: 'left' },
    { header: '总分', width: 1, align: 'right' },
  ],
  rows: Array.from({ length: 6 }, (_, n) => [`单位${n + 1}`, `${90 - n}.50`]),
})

function reportModel(): ReportModel {
  return modelOf(
    [
      heading(1, '一、总体结果'),
      heading(2, '（一）等次'),
      paragraph('共6个单位，平均87.5分，“优秀”1个——名单见附件。'),
      { kind: 'bars', bars: { caption: '得分率', bars: [{ label: '甲', share: 0.5, text: '50.0%' }] } },
      heading(3, '1. 其他'),
      paragraph('无。'),
      SCORES,
      note('注：以上为试排。'),
    ],
    {
      title: '年度评价报告',
      titleLines: ['年度评价', '报告'],
      marks: ['征求意见稿', '示例'],
      cover: { lines: ['办公室', '2019年2月20日'] },
      annexes: [
        { title: '得分汇总表', titleLines: ['得分汇总表'], landscape: true, blocks: [SCORES] },
        { title: '申诉情况', titleLines: ['申诉情况'], landscape: false, blocks: [paragraph('没有。')] },
      ],
    },
  )
}

function noticeModel(): ReportModel {
  return modelOf([paragraph(han(300)), heading(1, '一、事项'), paragraph('请执行。')], {
    title: '关于评价结果的通报',
    titleLines: ['关于评价结果的通报'],
    addressee: '各单位',
    signature: { name: '领导小组办公室', date: '2019年2月20日' },
    annexes: [{ title: '名单', titleLines: ['名单'], landscape: false, blocks: [SCORES] }],
  })
}

const HEADED = {
  letterhead: { mark: '德州市全民科学素质工作领导小组办公室文件', number: '德素办发〔2019〕3号' },
  imprint: {
    copyTo: '抄送：市委办公室，市人大常委会办公室，市政协办公室。',
    printer: '领导小组办公室',
    printed: '2019年2月20日印发',
  },
} as const

describe('Word 文件', () => {
  test.each([
    ['有封面和目录的报告', reportModel()],
    ['通报', noticeModel()],
    ['有版头和版记的通报', { ...noticeModel(), ...HEADED }],
    ['版头印在封面上的报告', { ...reportModel(), ...HEADED }],
  ])('%s：每一段、每一格与报告内容相同，次序相同', async (_, model) => {
    expect(textsOfWord(await wordOf(model))).toEqual(textsOfModel(model))
  })

  test('标题用 Word 自己的标题样式，导航窗格看得到三级；附件标题也在导航中', async () => {
    const bytes = await wordOf(reportModel())
    const used = [...part(bytes, 'word/document.xml').matchAll(/<w:pStyle w:val="(Heading\d)"\/>/g)].map(
      ([, id]) => id,
    )
    expect(used).toEqual(['Heading1', 'Heading2', 'Heading3'])
    const styles = part(bytes, 'word/styles.xml')
    const fontOf = (id: string): string | undefined =>
      new RegExp(`w:styleId="${id}".*?<w:rFonts[^>]*w:eastAsia="([^"]*)"`, 's').exec(styles)?.[1]
    expect(['Title', 'Heading1', 'Heading2', 'Heading3', 'IndentedText'].map(fontOf)).toEqual([
      '方正小标宋简体',
      '黑体',
      '楷体_GB2312',
      '仿宋_GB2312',
      '仿宋_GB2312',
    ])
    expect(styles).toMatch(/w:styleId="AnnexTitle".*?<w:outlineLvl w:val="0"\/>/s)
    expect(part(bytes, 'word/fontTable.xml')).toContain(
      '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong,',
    )
  })

  // With type="lines" a paragraph's lines go to whole lines of the grid where it is not off it (ECMA-376-1, 17.3.1.32).
  test('标题行距比网格宽，不对齐网格', async () => {
    const bytes = await wordOf(reportModel())
    const styles = part(bytes, 'word/styles.xml')
    const wide = [...part(bytes, 'word/document.xml').matchAll(/<w:pPr>.*?<\/w:pPr>/gs)].flatMap(([xml]) => {
      const [, line = '0'] = /<w:spacing [^>]*w:line="(\d+)"/.exec(xml) ?? []
      const [, style = ''] = /<w:pStyle w:val="(\w+)"/.exec(xml) ?? []
      return Number(line) > 579 ? [style] : []
    })
    expect(wide).toEqual(['PaperTitle', 'AnnexTitle', 'AnnexTitle'])
    for (const id of wide) {
      expect(styles).toMatch(
        new RegExp(`w:styleId="${id}">(?:(?!</w:style>).)*<w:snapToGrid w:val="0"/>`, 's'),
      )
    }
    expect(styles).toMatch(/w:styleId="PaperTitle"><w:name[^>]*\/><w:basedOn w:val="Title"\/>/)
  })

  test('版心156×225毫米，22行固定值28.95磅，首行缩进按字计，附件横排', async () => {
    const bytes = await wordOf(reportModel())
    const sections = [...part(bytes, 'word/document.xml').matchAll(/<w:sectPr.*?<\/w:sectPr>/gs)].map(
      ([xml]) => xml,
    )
    const attributes = (xml: string | undefined, element: string): Record<string, string> =>
      Object.fromEntries(
        [
          ...(new RegExp(`<w:${element} ([^>]*)/>`).exec(xml ?? '')?.[1] ?? '').matchAll(
            /w:(\w+)="([^"]*)"/g,
          ),
        ].map(([, name = '', value = '']): [string, string] => [name, value]),
      )
    // In twentieths of a point: 37, 35, 28, 26 mm; on its side a sheet is bound turned to the left, with the same 版心.
    const upright = { top: '2098', bottom: '1984', left: '1587', right: '1474' }
    const onItsSide = { left: '1984', top: '1587', right: '2098', bottom: '1474' }
    for (const section of sections) {
      const lies = attributes(section, 'pgSz')['orient'] === 'landscape'
      expect(attributes(section, 'pgMar')).toMatchObject(lies ? onItsSide : upright)
      expect(attributes(section, 'docGrid')).toMatchObject({ type: 'lines', linePitch: '579' })
    }
    expect(sections.map((section) => attributes(section, 'pgSz'))).toEqual([
      { w: '11906', h: '16838', orient: 'portrait' },
      { w: '11906', h: '16838', orient: 'portrait' },
      { w: '16838', h: '11906', orient: 'landscape' },
      { w: '11906', h: '16838', orient: 'portrait' },
    ])
    const body = /w:styleId="IndentedText".*?<\/w:style>/s.exec(part(bytes, 'word/styles.xml'))?.[0]
    expect(attributes(body, 'spacing')).toMatchObject({ line: '579', lineRule: 'exact' })
    expect(attributes(body, 'ind')).toMatchObject({ firstLineChars: '200' })
  })

  test('窄栏与 PDF 一样宽：单元格边距不从文字里扣，表头不折行', async () => {
    const columns = [
      ...['编号', '目标值', '完成值', '完成率'].map((header) => ({
        header,
        width: 9,
        align: 'right' as const,
      })),
      { header: '指标', width: 126, align: 'left' as const },
    ]
    const rows = [['1', '100', '100', '100.0%', '指标']]
    const annex = {
      title: '表',
      titleLines: ['表'],
      landscape: true,
      blocks: [table({ caption: '', columns, rows })],
    }
    const xml = part(await wordOf(modelOf([paragraph('无。')], { annexes: [annex] })), 'word/document.xml')
    const widths = [...xml.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width))
    const PADDING = 2 * 60
    const THREE_CHARACTERS = 3 * 10.5 * 20
    expect(widths).toHaveLength(5)
    for (const width of widths.slice(0, 4)) expect(width - PADDING).toBeGreaterThanOrEqual(THREE_CHARACTERS)
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(Math.round((225 * 1440) / 25.4))
  })

  test('注与表的最后两行不分开', async () => {
    const xml = part(
      await wordOf(modelOf([SCORES, note('注：甲。'), note('　　乙。'), paragraph('无。')])),
      'word/document.xml',
    )
    const kept = [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].flatMap(([own]) => {
      const text = [...own.matchAll(/<w:t[ >][^<]*/g)].map(([piece]) => piece.replace(/.*>/, '')).join('')
      return own.includes('<w:keepNext/>') ? [text] : []
    })
    expect(kept).toEqual(['单位5', '86.50', '单位6', '85.50', '', '注：甲。'])
  })

  test('页码单双页分别设在外侧，封面没有', async () => {
    const bytes = await wordOf(reportModel())
    const footers = [...partsOf(bytes)]
      .filter(([name]) => /^word\/footer\d+\.xml$/.test(name))
      .map(
        ([, xml]) =>
          `${/w:jc w:val="(\w+)"/.exec(xml)?.[1] ?? 'none'} ${xml.includes('PAGE') ? '— n —' : ''}`,
      )
    expect(new Set(footers)).toEqual(new Set(['right — n —', 'left — n —', 'none ']))
    expect(part(bytes, 'word/settings.xml')).toContain('<w:evenAndOddHeaders/>')
    expect(part(bytes, 'word/document.xml').match(/<w:titlePg\/>/g)).toHaveLength(1)
  })

  test('横排页的页码转向，在左侧短边：单页在下端，双页在上端', async () => {
    const model = modelOf([SCORES], { landscape: true })
    const footers = [...partsOf(await wordOf(model))].flatMap(([name, xml]) =>
      /^word\/footer\d+\.xml$/.test(name) ? [xml] : [],
    )
    expect(new Set(footers.map((xml) => /w:jc w:val="(\w+)"/.exec(xml)?.[1]))).toEqual(
      new Set(['left', 'right']),
    )
    for (const xml of footers) {
      expect(xml).toMatch(/<w:tblpPr [^>]*w:horzAnchor="page"[^>]*>/)
      expect(xml).toMatch(/<w:textDirection w:val="tbRl"\/>.*PAGE/s)
    }
  })

  test('表格是真表格：表头每页重复，行不跨页；长过一面的行可以跨页', async () => {
    const long = table({
      caption: '',
      columns: [{ header: '意见', width: 1, align: 'left' }],
      rows: [[han(4000)]],
    })
    const rowsOf = async (model: ReportModel): Promise<readonly string[]> =>
      [...part(await wordOf(model), 'word/document.xml').matchAll(/<w:tr>(.*?)<\/w:tr>/gs)].map(
        ([, row = '']) => (row.match(/<w:(?:cantSplit|tblHeader)\/>/g) ?? []).toSorted().join(''),
      )
    const header = '<w:cantSplit/><w:tblHeader/>'
    expect(await rowsOf(modelOf([SCORES]))).toEqual([
      header,
      ...Array.from({ length: 6 }, () => '<w:cantSplit/>'),
    ])
    expect(await rowsOf(modelOf([long]))).toEqual([header, ''])
  })

  test('目录是域，打开时可以更新；先写着与 PDF 相同的页码，附件带序号', async () => {
    const bytes = await wordOf(reportModel(), [3, 3, 5, 6])
    expect(contentsOfWord(bytes)).toEqual([
      '一、总体结果3',
      '（一）等次3',
      '附件1得分汇总表5',
      '附件2申诉情况6',
    ])
    const xml = part(bytes, 'word/document.xml')
    expect(xml).toMatch(/TOC .*?\\o &quot;1-2&quot;/)
    expect([...xml.matchAll(/<w:instrText[^>]*> TC &quot;(.*?)&quot;/g)].map(([, text]) => text)).toEqual([
      '附件1　得分汇总表',
      '附件2　申诉情况',
    ])
    expect(xml).toContain('<w:tab w:val="right" w:pos="8844" w:leader="dot"/>')
  })

  test('标题、作者、语言、日期写在文件属性中；外来文字不成为标记', async () => {
    const bytes = await wordOf(
      modelOf([paragraph('甲<b>&"乙"\u0007\u200b丙')], { title: '关于“A&B”的<通报>', author: '办公室' }),
    )
    const core = part(bytes, 'docProps/core.xml')
    expect(
      ['dc:title', 'dc:creator', 'dc:language', 'dcterms:created'].map(
        (name) => new RegExp(`<${name}[^>]*>([^<]*)<`).exec(core)?.[1],
      ),
    ).toEqual(['关于“A&amp;B”的&lt;通报&gt;', '办公室', 'zh-CN', '2019-02-20T02:00:00Z'])
    expect(textsOfWord(bytes)).toEqual(['甲<b>&"乙"丙'])
  })

  test.skipIf(!hasWriter || !hasPoppler)(
    'LibreOffice 打开不报错，每面22行，页码在外侧，文字不缺（没有 LibreOffice Writer 则不查）',
    { timeout: 120_000 },
    async () => {
      const folder = scratchFolder()
      const titleLines = ['关于2018年度工作', '评价结果的通报']
      const model = { ...noticeModel(), titleLines, blocks: [paragraph(han(28 * 60))] }
      writeFileSync(join(folder, 'a.docx'), await wordOf(model))
      writeFileSync(join(folder, 'b.docx'), await wordOf(reportModel(), [3, 3, 5, 6]))
      convertWithLibreOffice([join(folder, 'a.docx'), join(folder, 'b.docx')], 'pdf', folder)
      expect(readdirSync(folder).toSorted()).toEqual(['a.docx', 'a.pdf', 'b.docx', 'b.pdf'])
      const lines = measureLines(join(folder, 'a.pdf'))
      const [first, next] = titleLines.map((text) => lines.find((line) => line.text === text)?.top ?? 0)
      expect((next ?? 0) - (first ?? 0)).toBeCloseTo(34.95, 0)
      const second = lines.filter(({ page }) => page === 2)
      expect(second).toHaveLength(22)
      second.slice(1).forEach((line, n) => expect(line.top - (second[n]?.top ?? 0)).toBeCloseTo(28.95, 0))
      expect(new Set(second.map(({ text }) => text.length))).toEqual(new Set([28]))
      const numbers = measurePageNumbers(join(folder, 'a.pdf'))
      expect(numbers.map(({ text }) => text)).toEqual(['—1—', '—2—', '—3—', '—4—', '—5—'])
      expect(numbers.map(({ left }) => left > 297)).toEqual([true, false, true, false, true])
      expect(pdfInfo(join(folder, 'b.pdf')).get('Title')).toBe('年度评价报告')
      const report = textOfPages(join(folder, 'b.pdf')).join('')
      for (const text of textsOfModel(reportModel())) expect(report).toContain(text)
    },
  )
})
