import { LineRuleType, type Paragraph } from 'docx'
import { annexLines, type ReportModel } from '#shared/reports/report-model.ts'
import { cleanForPrint } from '../text-runs.ts'
import { BODY_SIZE } from '../grid.ts'
import { LINE_TWIPS } from './word-page.ts'
import { STYLE } from './word-styles.ts'
import { wordText } from './word-text.ts'

const CHARACTER_TWIPS = BODY_SIZE * 20
const BLANK_BEFORE = { line: LINE_TWIPS, lineRule: LineRuleType.EXACT, before: LINE_TWIPS, after: 0 } as const
/** 正文下空一行，左空二字，“附件：” with three characters. */
const LABEL_INDENT = 2 * CHARACTER_TWIPS
const LINE_INDENT = 5 * CHARACTER_TWIPS
/** 成文日期右空四字; 署名 centred above it, or 右空二字 where it is too long for that (GB/T 9704-2012, 7.3.5). */
const DATE_INDENT = 4
const NAME_INDENT = 2

export function wordClosing({ annexes, signature }: ReportModel): Paragraph[] {
  const lines = annexLines(annexes)
  return [
    ...lines.map((line, index) =>
      wordText(index === 0 ? `附件：${line}` : line, STYLE.flush, {
        indent: {
          left: LINE_INDENT,
          ...(index === 0 ? { hanging: LINE_INDENT - LABEL_INDENT } : {}),
        },
        keepNext: true,
        ...(index === 0 ? { spacing: BLANK_BEFORE } : {}),
      }),
    ),
    ...(signature === null ? [] : signed(signature)),
  ]
}

function signed({ name, date }: { readonly name: string; readonly date: string }): Paragraph[] {
  const [nameWidth, dateWidth] = [charactersOf(name), charactersOf(date)]
  const right = Math.max(NAME_INDENT, DATE_INDENT + dateWidth / 2 - nameWidth / 2)
  const at = (characters: number) => ({
    alignment: 'right' as const,
    indent: { right: Math.round(characters * CHARACTER_TWIPS) },
  })
  return [
    wordText(name, STYLE.flush, { ...at(right), spacing: BLANK_BEFORE, keepNext: true }),
    wordText(date, STYLE.flush, at(DATE_INDENT)),
  ]
}

/** Width in Chinese characters; a figure takes half of one. */
function charactersOf(text: string): number {
  return [...cleanForPrint(text)].reduce(
    (sum, character) => sum + (/[\u0020-\u007e]/.test(character) ? 0.5 : 1),
    0,
  )
}
