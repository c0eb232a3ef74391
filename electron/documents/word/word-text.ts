import { Paragraph, TextRun, type IParagraphOptions } from 'docx'
import { cleanForPrint } from '../text-runs.ts'

/** A paragraph of one style; everything that came from outside goes through here. */
export function wordText(
  text: string,
  style: string,
  own: Omit<IParagraphOptions, 'text' | 'children' | 'style'> = {},
): Paragraph {
  return new Paragraph({ ...own, style, children: [new TextRun(cleanForPrint(text))] })
}

/** The lines of a title as one paragraph, broken where its words end: one entry in Word's navigation. */
export function titleRuns(lines: readonly string[]): readonly TextRun[] {
  return lines.map(
    (line, index) => new TextRun({ text: cleanForPrint(line), ...(index === 0 ? {} : { break: 1 }) }),
  )
}
