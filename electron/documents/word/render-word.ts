import {
  Document,
  LineRuleType,
  Packer,
  Paragraph,
  TextRun,
  type FileChild,
  type ISectionOptions,
} from 'docx'
import { annexLabel, type ReportAnnex, type ReportModel } from '#shared/reports/report-model.ts'
import { carriedBlocks } from '../carried-blocks.ts'
import { LANDSCAPE_HEIGHT, LANDSCAPE_WIDTH, PORTRAIT_HEIGHT, PORTRAIT_WIDTH } from '../grid.ts'
import { endsOnItsSide, type ImprintPlace } from '../imprint-place.ts'
import type { Sheet } from '../table-node.ts'
import { coreProperties } from './core-properties.ts'
import { dateEntries } from './date-entries.ts'
import { fontTable, type WordFonts } from './word-fonts.ts'
import { wordBlocks } from './word-blocks.ts'
import { wordClosing } from './word-closing.ts'
import { anchor, wordFoot } from './word-foot.ts'
import { annexMark, wordContents, wordCover, wordTitle, type ContentsPages } from './word-front.ts'
import { wordImprint, wordLetterhead } from './word-letterhead.ts'
import { LINE_TWIPS, sectionOptions } from './word-page.ts'
import { documentStyles, ownStyles, STYLE } from './word-styles.ts'
import { wordText } from './word-text.ts'

const PORTRAIT: Sheet = { width: PORTRAIT_WIDTH, height: PORTRAIT_HEIGHT }
const EXACT = { line: LINE_TWIPS, lineRule: LineRuleType.EXACT, before: 0 } as const
const LANDSCAPE: Sheet = { width: LANDSCAPE_WIDTH, height: LANDSCAPE_HEIGHT }

export interface WordOptions {
  /** Stands in the document's properties. */
  readonly created: Date
  /** Pages of the contents' entries in the printed document; [] where there is none. */
  readonly pages: ContentsPages
  /** New pages between the text and 版记 in the printed document. */
  readonly imprintBreaks?: ImprintPlace['breaks']
  /** In small print at the foot of the last page. */
  readonly foot?: string
  /** Families that the office chose; the standard's faces where it chose none. */
  readonly fonts?: WordFonts
}

/** The same report as a Word document that an office can edit: real headings, real tables, page numbers of its own. */
export async function renderWord(model: ReportModel, options: WordOptions): Promise<Uint8Array> {
  const { created, fonts = {} } = options
  const document = new Document({
    title: model.title,
    styles: documentStyles(fonts),
    externalStyles: ownStyles(fonts),
    evenAndOddHeaderAndFooters: true,
    compatabilityModeVersion: 15,
    sections: withEnd(
      [
        ...mainSections(model, options.pages, fonts),
        ...model.annexes.map((annex, index) => annexSection(model, annex, index, fonts)),
      ],
      model,
      options,
    ),
  })
  const bytes = await Packer.toBuffer(document, false, [
    { path: 'word/fontTable.xml', data: fontTable(fonts) },
    { path: 'docProps/core.xml', data: coreProperties(model, created) },
  ])
  const dated = new Uint8Array(bytes)
  dateEntries(dated, created)
  return dated
}

/** The text; where there is a cover, that and the contents stand before it on sheets of their own. */
function mainSections(
  model: ReportModel,
  pages: ContentsPages,
  fonts: WordFonts,
): readonly ISectionOptions[] {
  const sheet = model.landscape === true ? LANDSCAPE : PORTRAIT
  const alone = model.signature === null && model.annexes.length === 0
  const followed = alone ? null : carriedBlocks(sheet, model.blocks).length
  const head = model.letterhead === undefined ? [] : wordLetterhead(fonts, model.letterhead)
  const text: FileChild[] = [
    ...(model.addressee === null ? [] : [wordText(`${model.addressee}：`, STYLE.flush)]),
    ...wordBlocks(sheet, model.blocks, followed),
    ...wordClosing(model),
  ]
  if (model.cover === null) {
    const title = [...head, ...wordTitle(model.titleLines, model.marks, STYLE.title)]
    const page = { landscape: model.landscape === true }
    return [{ ...sectionOptions(fonts, page), children: [...title, ...text] }]
  }
  return [
    {
      ...sectionOptions(fonts, { coverFirst: true }),
      children: [...head, ...wordCover(model), ...wordContents(model, pages)],
    },
    { ...sectionOptions(fonts), children: text },
  ]
}

/** A new page: 附件 in 黑体 flush left on the first line, its title on the third (GB/T 9704-2012, 7.3.9). */
function annexSection(
  model: ReportModel,
  annex: ReportAnnex,
  index: number,
  fonts: WordFonts,
): ISectionOptions {
  return {
    ...sectionOptions(fonts, { landscape: annex.landscape }),
    children: [
      new Paragraph({
        style: STYLE.annexLabel,
        spacing: { ...EXACT, after: annex.landscape ? 0 : LINE_TWIPS },
        keepNext: true,
        children: [
          new TextRun(annexLabel(model.annexes, index)),
          ...(model.cover === null ? [] : [annexMark(model, index)]),
        ],
      }),
      ...wordTitle(annex.titleLines, [], STYLE.annexTitle),
      ...wordBlocks(annex.landscape ? LANDSCAPE : PORTRAIT, annex.blocks),
    ],
  }
}

/**
 * 版记 on the foot of the last page, an even one: where the text leaves it no room there, in a section that begins on the
 * next even page whatever is edited before it. With a blank page before it, it bears no number (GB/T 9704-2012, 7.5).
 */
function withEnd(
  sections: readonly ISectionOptions[],
  model: ReportModel,
  { imprintBreaks = 0, foot = '', fonts = {} }: WordOptions,
): readonly ISectionOptions[] {
  const imprint = model.imprint === undefined ? [] : wordImprint(model.imprint)
  const apart = imprint.length > 0 && imprintBreaks > 0
  const landscape = !apart && endsOnItsSide(model)
  const print = wordFoot(fonts, foot, landscape)
  const end = imprint.length === 0 && print.length > 0 ? [...print, anchor()] : [...print, ...imprint]
  if (end.length === 0) return sections
  if (apart) {
    const sheet = sectionOptions(fonts, { onEven: true, bare: imprintBreaks === 2 })
    // A frame at the very start of a section is lost in LibreOffice.
    return [...sections, { ...sheet, children: [anchor(), ...end] }]
  }
  const last = sections.at(-1)
  return last === undefined
    ? sections
    : [...sections.slice(0, -1), { ...last, children: [...last.children, ...end] }]
}
