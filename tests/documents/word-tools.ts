import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { annexLabel, annexLines, type ReportBlock, type ReportModel } from '#shared/reports/report-model.ts'
import { renderWord, type WordOptions } from '#electron/documents/word/render-word.ts'
import { convertWithLibreOffice, hasLibreOffice } from '#tests/support/programs.ts'
import { partsOf } from '#tests/workbooks/parts.ts'

/** LibreOffice with its Writer: a machine may have the tables alone. */
export const hasWriter: boolean = hasLibreOffice && opensText()

function opensText(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'kaoping-writer-'))
  try {
    writeFileSync(join(folder, 'a.txt'), '试')
    convertWithLibreOffice([join(folder, 'a.txt')], 'pdf', folder)
    return existsSync(join(folder, 'a.pdf'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export const CREATED = new Date('2019-02-20T02:00:00Z')

export function wordOf(
  model: ReportModel,
  pages: readonly (number | null)[] = [],
  own: Partial<WordOptions> = {},
): Promise<Uint8Array> {
  return renderWord(model, { created: CREATED, pages, ...own })
}

/** What stands in a Word file, a paragraph each, table cells too; the contents left out, blanks taken away. */
export function textsOfWord(bytes: Uint8Array): readonly string[] {
  const xml = partsOf(bytes).get('word/document.xml') ?? ''
  return paragraphsOf(xml.replace(/<w:sdt>.*?<\/w:sdt>/su, ''))
    .map(textOf)
    .filter((text) => text !== '')
}

/** The lines of 目录 as they stand in the file: text and page. */
export function contentsOfWord(bytes: Uint8Array): readonly string[] {
  const xml = partsOf(bytes).get('word/document.xml') ?? ''
  return paragraphsOf(/<w:sdt>.*?<\/w:sdt>/su.exec(xml)?.[0] ?? '').map(textOf)
}

function paragraphsOf(xml: string): readonly string[] {
  return xml.match(/<w:p>.*?<\/w:p>/gsu) ?? []
}

function textOf(paragraph: string): string {
  return [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu)]
    .map(([, text = '']) => plain(text))
    .join('')
    .replaceAll(/\s/gu, '')
}

function plain(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}

/** Everything that a model says, in order, as {@link textsOfWord} gives it. */
export function textsOfModel(model: ReportModel): readonly string[] {
  return [
    ...(model.letterhead === undefined ? [] : [model.letterhead.mark, model.letterhead.number]),
    model.titleLines.join(''),
    ...model.marks.map((mark) => `（${mark}）`),
    ...(model.cover === null ? [] : [...model.cover.lines, '目　　录']),
    ...(model.addressee === null ? [] : [`${model.addressee}：`]),
    ...model.blocks.flatMap(textsOfBlock),
    ...annexLines(model.annexes).map((line, index) => (index === 0 ? `附件：${line}` : line)),
    ...(model.signature === null ? [] : [model.signature.name, model.signature.date]),
    ...model.annexes.flatMap(({ titleLines, blocks }, index) => [
      annexLabel(model.annexes, index),
      titleLines.join(''),
      ...blocks.flatMap(textsOfBlock),
    ]),
    ...(model.imprint === undefined
      ? []
      : [model.imprint.copyTo, model.imprint.printer + model.imprint.printed]),
  ]
    .map((text) => text.replaceAll(/\s/gu, ''))
    .filter((text) => text !== '')
}

function textsOfBlock(block: ReportBlock): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'note':
      return [block.text]
    case 'table':
      return [
        block.table.caption,
        ...block.table.columns.map(({ header }) => header),
        ...block.table.rows.flat(),
      ]
    case 'bars':
      return [block.bars.caption, ...block.bars.bars.flatMap(({ label, text }) => [label, text])]
    case 'page-break':
      return []
  }
}
