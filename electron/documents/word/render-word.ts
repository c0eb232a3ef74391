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
import type { Sheet } from '../table-node.ts'
import { coreProperties } from './core-properties.ts'
import { fontTable } from './word-fonts.ts'
import { wordBlocks } from './word-blocks.ts'
import { wordClosing } from './word-closing.ts'
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
}

/** The same report as a Word document that an office can edit: real headings, real tables, page numbers of its own. */
export async function renderWord(model: ReportModel, { created, pages }: WordOptions): Promise<Uint8Array> {
  const document = new Document({
    title: model.title,
    styles: documentStyles(),
    externalStyles: ownStyles(),
    evenAndOddHeaderAndFooters: true,
    compatabilityModeVersion: 15,
    sections: [
      ...mainSections(model, pages),
      ...model.annexes.map((annex, index) => annexSection(model, annex, index)),
    ],
  })
  const bytes = await Packer.toBuffer(document, false, [
    { path: 'word/fontTable.xml', data: fontTable() },
    { path: 'docProps/core.xml', data: coreProperties(model, created) },
  ])
  return new Uint8Array(bytes)
}

/** The text; where there is a cover, that and the contents stand before it on sheets of their own. */
function mainSections(model: ReportModel, pages: ContentsPages): readonly ISectionOptions[] {
  const carried = model.signature === null && model.annexes.length === 0 ? [] : carriedBlocks(model.blocks)
  const text: FileChild[] = [
    ...(model.addressee === null ? [] : [wordText(`${model.addressee}：`, STYLE.flush)]),
    ...wordBlocks(model.landscape === true ? LANDSCAPE : PORTRAIT, model.blocks, carried.length > 0),
    ...wordClosing(model),
    ...(model.annexes.length === 0 ? imprintOf(model) : []),
  ]
  if (model.cover === null) {
    const title = [
      ...(model.letterhead === undefined ? [] : wordLetterhead(model.letterhead)),
      ...wordTitle(model.titleLines, model.marks, 'Title'),
    ]
    return [{ ...sectionOptions(model.landscape === true, false), children: [...title, ...text] }]
  }
  return [
    { ...sectionOptions(false, true), children: [...wordCover(model), ...wordContents(model, pages)] },
    { ...sectionOptions(false, false), children: text },
  ]
}

/** A new page: 附件 in 黑体 flush left on the first line, its title on the third (GB/T 9704-2012, 7.3.9). */
function annexSection(model: ReportModel, annex: ReportAnnex, index: number): ISectionOptions {
  return {
    ...sectionOptions(annex.landscape, false),
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
      ...(index === model.annexes.length - 1 ? imprintOf(model) : []),
    ],
  }
}

function imprintOf({ imprint }: ReportModel): FileChild[] {
  return imprint === undefined ? [] : wordImprint(imprint)
}
