import type { PdfNode } from './pdf-node.ts'
import type { ReportBars } from '#shared/reports/report-model.ts'
import { TABLE_PITCH, TABLE_SIZE } from './grid.ts'
import { setText, type Setting } from './setting.ts'

const LABEL_SHARE = 0.34
const VALUE_WIDTH = 60
const GAP = 6
const BAR = { height: 9, top: 3, fill: '#5b7a99', ground: '#e6e9ed' } as const

/** Bars as vectors: sharp at any size, and readable in grey print. The value always stands behind as text. */
export function barsNode(setting: Setting, { bars }: ReportBars): PdfNode {
  const labels = setting.width * LABEL_SHARE
  const full = setting.width - labels - VALUE_WIDTH - 2 * GAP
  const style = { role: 'body', size: TABLE_SIZE, pitch: TABLE_PITCH } as const
  return {
    stack: bars.map(({ label, share, text }) => ({
      columns: [
        { ...setText(setting.fonts, label, { ...style, alignment: 'right' }), width: labels },
        {
          width: full,
          canvas: [
            { type: 'rect', x: 0, y: BAR.top, w: full, h: BAR.height, color: BAR.ground },
            {
              type: 'rect',
              x: 0,
              y: BAR.top,
              w: Math.max(0.1, full * Math.min(Math.max(share, 0), 1)),
              h: BAR.height,
              color: BAR.fill,
            },
          ],
        },
        { ...setText(setting.fonts, text, { ...style, alignment: 'left' }), width: VALUE_WIDTH },
      ],
      columnGap: GAP,
      unbreakable: true,
    })),
    margin: [0, 2, 0, 8],
  }
}
