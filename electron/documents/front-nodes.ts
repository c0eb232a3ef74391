import type { PdfNode, PdfText } from './pdf-node.ts'
import type { ReportModel } from '#shared/reports/report-model.ts'
import type { SetHeading } from './block-nodes.ts'
import { BODY_SIZE, INDENT, PITCH, TITLE_SIZE } from './grid.ts'
import { letterheadNodes } from './letterhead-nodes.ts'
import { setOnBaseline, setText, spacer, type Setting } from './setting.ts'
import { cleanForPrint } from './text-runs.ts'

const MARK = { role: 'kai', size: BODY_SIZE, pitch: PITCH, alignment: 'center' } as const
const LINE = { role: 'body', size: BODY_SIZE, pitch: PITCH, alignment: 'center' } as const
const NUMBER_WIDTH = 32

/** Title 二号小标宋 centred, broken where the words end, its marks below, then a blank line. */
export function titleNodes(
  { fonts }: Setting,
  title: readonly string[],
  marks: readonly string[],
): PdfNode[] {
  if (title.length === 0) return []
  return [
    ...title.map((line) =>
      setOnBaseline(fonts, line, { role: 'title', size: TITLE_SIZE, pitch: PITCH + 6, alignment: 'center' }),
    ),
    ...marks.map((mark) => setOnBaseline(fonts, `（${mark}）`, MARK)),
    // What the title's wider pitch takes, the blank line gives back: the text stands on the grid.
    spacer(PITCH - ((title.length * 6) % PITCH)),
  ]
}

/** 封面: 版头 where the office wants it, else the title in the upper third, office and day at the foot. */
export function coverNodes(setting: Setting, model: ReportModel, lines: readonly string[]): PdfNode[] {
  const { fonts } = setting
  return [
    ...(model.letterhead === undefined ? [spacer(5 * PITCH)] : letterheadNodes(setting, model.letterhead)),
    ...model.titleLines.map((line) =>
      setText(fonts, line, { role: 'title', size: 26, pitch: 1.5 * PITCH, alignment: 'center' }),
    ),
    ...model.marks.map((mark) => setText(fonts, `（${mark}）`, MARK)),
    {
      stack: lines.map((line) => setText(fonts, line, LINE)),
      absolutePosition: { x: 79.37, y: 640 },
    },
  ]
}

/** 目录 with page numbers. The numbers are put in when the pages are known; they are plain text, not links. */
export function contentsNodes(setting: Setting, headings: readonly SetHeading[]): PdfNode[] {
  const { fonts } = setting
  const width = setting.width - NUMBER_WIDTH
  const { sample } = fonts.load('body')
  const dot = sample.widthOfString('…', BODY_SIZE)
  const title = setOnBaseline(
    fonts,
    '目　　录',
    { role: 'title', size: TITLE_SIZE, pitch: PITCH, alignment: 'center' },
    PITCH,
  )
  return [
    { stack: [title], pageBreak: 'before' },
    ...headings.map(({ level, text, node }, index): PdfNode => {
      const indent = level === 1 ? 0 : INDENT
      const printed = cleanForPrint(text)
      const free = width - indent - sample.widthOfString(printed, BODY_SIZE)
      const dots = Math.max(0, Math.floor(free / dot))
      return {
        columns: [
          {
            ...setText(fonts, printed + '…'.repeat(dots), { ...LINE, alignment: 'left' }),
            width,
            margin: [indent, 0, 0, 0],
          },
          {
            ...pageOf(setText(fonts, '0', { ...LINE, alignment: 'right' }), node, index),
            width: NUMBER_WIDTH,
          },
        ],
      }
    }),
  ]
}

/**
 * pdfmake's own contents table sets the same mark, but makes each line a link. Only a node with an id is followed to the
 * next page when it is moved there so as not to stand alone.
 */
function pageOf(text: PdfText, node: PdfText, index: number): PdfText {
  Object.assign(node, { id: `heading-${index + 1}` })
  const marked: PdfText & { _tocItemRef: PdfText } = { ...text, text: '000', _tocItemRef: node }
  return marked
}
