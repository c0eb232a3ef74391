import {
  LeaderType,
  LineRuleType,
  Paragraph,
  SimpleField,
  TableOfContents,
  TabStopType,
  TextRun,
  type FileChild,
} from 'docx'
import { annexLabel, type ReportModel } from '#shared/reports/report-model.ts'
import { PORTRAIT_WIDTH } from '../grid.ts'
import { cleanForPrint } from '../text-runs.ts'
import { twips } from './twips.ts'
import { LINE_TWIPS } from './word-page.ts'
import { STYLE } from './word-styles.ts'
import { titleRuns, wordText } from './word-text.ts'

/** Title 二号小标宋 centred, its marks below, then a blank line. */
export function wordTitle(lines: readonly string[], marks: readonly string[], style: string): Paragraph[] {
  if (lines.length === 0) return []
  return [
    new Paragraph({
      style,
      spacing: {
        ...EXACT,
        line: LINE_TWIPS + WIDER,
        after: marks.length === 0 ? blankAfter(lines.length) : 0,
      },
      children: [...titleRuns(lines)],
    }),
    ...marks.map((mark, index) =>
      wordText(
        `（${mark}）`,
        STYLE.mark,
        index === marks.length - 1 ? { spacing: { ...EXACT, after: blankAfter(lines.length) } } : {},
      ),
    ),
  ]
}

const EXACT = { line: LINE_TWIPS, lineRule: LineRuleType.EXACT, before: 0 } as const
const WIDER = 120
const ANNEX_ENTRIES = 'C'

/** What the title's wider pitch takes, the blank line gives back: the text stands on the grid. */
function blankAfter(lines: number): number {
  return LINE_TWIPS - ((lines * WIDER) % LINE_TWIPS)
}

/** What 版头 takes of the cover, in lines; without it the title stands so many below the top. */
const HEAD_LINES = 11
const BLANK_LINES = 5

/** 封面: title below 版头 or in the upper third, office and day at the foot. */
export function wordCover({ titleLines, marks, cover, letterhead }: ReportModel): Paragraph[] {
  if (cover === null) return []
  const used = (letterhead === undefined ? BLANK_LINES : HEAD_LINES) + 1.5 * titleLines.length + marks.length
  return [
    new Paragraph({
      style: STYLE.title,
      spacing: {
        line: Math.round(1.5 * LINE_TWIPS),
        lineRule: LineRuleType.EXACT,
        before: letterhead === undefined ? BLANK_LINES * LINE_TWIPS : 0,
      },
      children: titleLines.map(
        (line, index) =>
          new TextRun({ text: cleanForPrint(line), size: 52, ...(index === 0 ? {} : { break: 1 }) }),
      ),
    }),
    ...marks.map((mark) => wordText(`（${mark}）`, STYLE.mark)),
    ...cover.lines.map((line, index) =>
      wordText(line, STYLE.flush, {
        alignment: 'center',
        ...(index === 0
          ? { spacing: { ...EXACT, before: Math.round((18.5 - used) * LINE_TWIPS), after: 0 } }
          : {}),
      }),
    ),
  ]
}

/** The page of each entry of the contents, as the printed document has them: what a program shows that doesn't count itself. */
export type ContentsPages = readonly (number | null)[]

// The library has one tab for all sheets, which stands outside this one's text block.
Object.defineProperty(TableOfContents.prototype, 'getTabStopsForLevel', {
  value: () => [{ type: TabStopType.RIGHT, position: twips(PORTRAIT_WIDTH), leader: LeaderType.DOT }],
})

/** 目录, a field that Word brings up to date; its entries stand in it already. */
export function wordContents(model: ReportModel, pages: ContentsPages): FileChild[] {
  if (model.cover === null) return []
  const entries = contentsEntries(model)
  return [
    new Paragraph({
      style: STYLE.contentsTitle,
      pageBreakBefore: true,
      spacing: { ...EXACT, after: LINE_TWIPS },
      children: [new TextRun('目　　录')],
    }),
    new TableOfContents('目录', {
      headingStyleRange: '1-2',
      tcFieldIdentifier: ANNEX_ENTRIES,
      beginDirty: true,
      cachedEntries: entries.map(({ level, text }, index) => {
        const page = pages[index] ?? null
        return { title: text, level, ...(page === null ? {} : { page }) }
      }),
    }),
  ]
}

function contentsEntries(model: ReportModel): readonly { readonly level: number; readonly text: string }[] {
  return [
    ...model.blocks.flatMap((block) =>
      block.kind === 'heading' && block.level < 3
        ? [{ level: block.level, text: cleanForPrint(block.text) }]
        : [],
    ),
    ...model.annexes.map((_, index) => ({ level: 1, text: annexEntry(model, index) })),
  ]
}

/**
 * An annex in the contents, with its number: the field is the only way to an entry that is no paragraph of its own. It
 * stands unseen in the annex's first line.
 */
export function annexMark(model: ReportModel, index: number): SimpleField {
  const entry = annexEntry(model, index).replaceAll('"', '”').replaceAll('\\', '＼')
  return new SimpleField(` TC "${entry}" \\f ${ANNEX_ENTRIES} \\l "1" `)
}

function annexEntry({ annexes }: ReportModel, index: number): string {
  return cleanForPrint(`${annexLabel(annexes, index)}　${annexes[index]?.title ?? ''}`)
}
