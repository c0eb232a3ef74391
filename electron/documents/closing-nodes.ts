import type { PdfNode } from './pdf-node.ts'
import { annexLines, type ReportModel } from '#shared/reports/report-model.ts'
import { BODY_SIZE, INDENT, PITCH } from './grid.ts'
import { setText, spacer, type Setting } from './setting.ts'
import { cleanForPrint } from './text-runs.ts'

/** "附件：" and the blank before it take so many characters. */
const LABEL_CHARACTERS = 3
/** 成文日期右空四字; 署名 centred above it, or 右空二字 where it is too long for that (GB/T 9704-2012, 7.3.5). */
const DATE_INDENT = 4
const NAME_INDENT = 2

/** 附件说明 a line below the text, and 署名 with the date. */
export function closingNodes(setting: Setting, { annexes, signature }: ReportModel): PdfNode[] {
  const blank = (): PdfNode => spacer(PITCH)
  return [
    ...(annexes.length === 0 ? [] : [blank(), ...annexNodes(setting, annexLines(annexes))]),
    ...(signature === null ? [] : [blank(), ...signatureNodes(setting, signature)]),
  ]
}

/** How high they are, and rather too high: a title that nearly fills its line is taken for two. */
export function closingHeight({ fonts, width }: Setting, { annexes, signature }: ReportModel): number {
  const { sample } = fonts.load('body')
  const free = width - INDENT - LABEL_CHARACTERS * BODY_SIZE - 2 * BODY_SIZE
  const linesOf = (text: string): number =>
    Math.max(1, Math.ceil(sample.widthOfString(cleanForPrint(text), BODY_SIZE) / free))
  const listed = annexLines(annexes).reduce((sum, line) => sum + linesOf(line), annexes.length === 0 ? 0 : 1)
  const signed = signature === null ? 0 : 1 + linesOf(signature.name) + linesOf(signature.date)
  return (listed + signed) * PITCH
}

function annexNodes({ fonts }: Setting, lines: readonly string[]): PdfNode[] {
  const style = { role: 'body', size: BODY_SIZE, pitch: PITCH, alignment: 'left' } as const
  const own = INDENT + LABEL_CHARACTERS * BODY_SIZE
  return lines.map((line, index) => ({
    columns: [
      index === 0
        ? { ...setText(fonts, '附件：', style), width: own, margin: [INDENT, 0, 0, 0] }
        : { stack: [], width: own },
      { ...setText(fonts, line, style), width: '*' },
    ],
  }))
}

function signatureNodes(
  { fonts, width }: Setting,
  { name, date }: { readonly name: string; readonly date: string },
): PdfNode[] {
  const { sample } = fonts.load('body')
  const [nameWidth = 0, dateWidth = 0] = [name, date].map((text) =>
    sample.widthOfString(cleanForPrint(text), BODY_SIZE),
  )
  const centred = width - DATE_INDENT * BODY_SIZE - dateWidth / 2
  const fits = centred + nameWidth / 2 <= width - NAME_INDENT * BODY_SIZE
  const centre = fits ? centred : Math.max(width - NAME_INDENT * BODY_SIZE - nameWidth / 2, nameWidth / 2)
  const style = { role: 'body', size: BODY_SIZE, pitch: PITCH, alignment: 'left' } as const
  const at = (text: string, own: number): PdfNode => ({
    ...setText(fonts, text, style),
    margin: [Math.max(0, centre - own / 2), 0, 0, 0],
  })
  return [at(name, nameWidth), at(date, dateWidth)]
}
