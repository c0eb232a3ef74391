import type { PaperHead, PaperImprint } from '#shared/reports/letterhead.ts'
import { BODY_SIZE, HAN_TOP, millimetres, PAGE_NUMBER_SIZE, PITCH } from './grid.ts'
import type { PdfNode, PdfText } from './pdf-node.ts'
import { setText, spacer, type Setting } from './setting.ts'
import { cleanForPrint } from './text-runs.ts'

const RED = '#d7000f'
/** 发文机关标志 begins so far below the top of the text block; its size fits one line (GB/T 9704-2012, 7.2.4). */
const MARK_TOP = millimetres(35)
const MARK_SIZES = { most: 62, least: 22 } as const
/** The red line lies 4 mm below 发文字号, which lies two lines below the mark, as the title below the line. */
const LINE_BELOW = millimetres(4)
const BLANK_LINES = 2
/** Share of an em that a Chinese character reaches below its baseline. */
const HAN_BOTTOM = 0.12

/** 版头: 发文机关标志 in red, 发文字号, red line. */
export function letterheadNodes(setting: Setting, { mark, number }: PaperHead): PdfNode[] {
  const { fonts, width } = setting
  const title = fonts.load('title')
  const printed = cleanForPrint(mark)
  const wide = title.sample.widthOfString(printed, 100) / 100
  const size = Math.min(MARK_SIZES.most, Math.max(MARK_SIZES.least, Math.floor((width - 2) / wide)))
  const body = fonts.load('body')
  // The first line's characters begin at the top of the text block: what the fonts have above them is taken off.
  const above = MARK_TOP + (body.ascent - HAN_TOP) * BODY_SIZE - (title.ascent - HAN_TOP) * size
  const below = PITCH - (body.ascent + HAN_BOTTOM) * BODY_SIZE
  return [
    spacer(above),
    {
      ...setText(fonts, printed, { role: 'title', size, pitch: size * title.lineRatio, alignment: 'center' }),
      color: RED,
    },
    ...(number === ''
      ? [spacer(PITCH)]
      : [
          spacer(BLANK_LINES * PITCH),
          setText(fonts, number, { role: 'body', size: BODY_SIZE, pitch: PITCH, alignment: 'center' }),
        ]),
    {
      canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 1.5, lineColor: RED }],
      margin: [0, LINE_BELOW - below, 0, 0],
    },
    spacer(BLANK_LINES * PITCH),
  ]
}

const THICK = millimetres(0.35)
const THIN = millimetres(0.25)
const ROW_PITCH = 22
const PADDING = 3

/** 版记: 抄送 and 印发 in 四号 between lines as wide as the text block (GB/T 9704-2012, 7.4). */
export function imprintNodes({ fonts, width }: Setting, imprint: PaperImprint): SetImprint {
  const style = { role: 'body', size: PAGE_NUMBER_SIZE, pitch: ROW_PITCH } as const
  const edge: [number, number, number, number] = [PAGE_NUMBER_SIZE, 0, PAGE_NUMBER_SIZE, 0]
  const last = setText(fonts, imprint.printer, { ...style, alignment: 'left' })
  const [label, copied] = [imprint.copyTo.slice(0, COPY_LABEL), imprint.copyTo.slice(COPY_LABEL)]
  const rows: PdfNode[] = [
    ...(imprint.copyTo === ''
      ? []
      : [
          {
            columns: [
              {
                ...setText(fonts, label, { ...style, alignment: 'left' }),
                width: COPY_LABEL * PAGE_NUMBER_SIZE,
              },
              { ...setText(fonts, copied, { ...style, alignment: 'left' }), width: '*' },
            ],
            margin: edge,
          },
        ]),
    {
      columns: [
        Object.assign(last, { width: '*' as const }),
        { ...setText(fonts, imprint.printed, { ...style, alignment: 'right' }), width: 'auto' },
      ],
      margin: edge,
    },
  ]
  const node: PdfNode = {
    table: { widths: [width], body: rows.map((row) => [row]) },
    layout: {
      hLineWidth: (line: number) => (line === 0 || line === rows.length ? THICK : THIN),
      vLineWidth: () => 0,
      paddingLeft: () => 0,
      paddingRight: () => 0,
      paddingTop: () => PADDING,
      paddingBottom: () => PADDING,
    },
  }
  return { node, last, belowLast: ROW_PITCH + PADDING + THICK }
}

/** “抄送：”. */
const COPY_LABEL = 3

export interface SetImprint {
  readonly node: PdfNode
  /** Its last row: laid out, it knows where it stands. */
  readonly last: PdfText
  /** From the top of that row's line to the lower edge of the whole. */
  readonly belowLast: number
}
