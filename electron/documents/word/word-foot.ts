import { AlignmentType, FrameAnchorType, FrameWrap, LineRuleType, Paragraph, TextRun } from 'docx'
import { LANDSCAPE_WIDTH, marginOf, PAGE, PORTRAIT_WIDTH } from '../grid.ts'
import { cleanForPrint } from '../text-runs.ts'
import { wordFont, type WordFonts } from './word-fonts.ts'
import { twips } from './twips.ts'
import { STYLE } from './word-styles.ts'

const SIZE = 10.5
/** Below the page number. */
const BELOW_BLOCK = 46

/** A floating table or a frame hangs on the paragraph behind it: one so low that a full page has room for it. */
export function anchor(): Paragraph {
  return new Paragraph({
    style: STYLE.cell,
    spacing: { line: 10, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    children: [],
  })
}

/**
 * Which final version it is and its check code, in small print at the foot of the page on which the document ends: a frame,
 * as a footer would print it on all pages of its section.
 */
export function wordFoot(fonts: WordFonts, text: string, landscape: boolean): Paragraph[] {
  if (text === '') return []
  const height = landscape ? PAGE.width : PAGE.height
  return [
    new Paragraph({
      style: STYLE.cell,
      alignment: AlignmentType.CENTER,
      spacing: { line: twips(1.4 * SIZE), lineRule: LineRuleType.EXACT, before: 0, after: 0 },
      frame: {
        type: 'absolute',
        position: { x: 0, y: twips(height - marginOf(landscape).bottom + BELOW_BLOCK) },
        width: twips(landscape ? LANDSCAPE_WIDTH : PORTRAIT_WIDTH),
        height: twips(1.4 * SIZE),
        wrap: FrameWrap.NONE,
        anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.PAGE },
      },
      children: [
        new TextRun({
          text: cleanForPrint(text),
          font: wordFont('song', fonts),
          size: SIZE * 2,
          characterSpacing: 0,
        }),
      ],
    }),
  ]
}
