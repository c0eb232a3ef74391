import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
  type ITableBordersOptions,
} from 'docx'
import type { ReportBars, ReportColumn, ReportTable } from '#shared/reports/report-model.ts'
import { fullWidths, isLongRow, isShortTable, type Sheet } from '../table-node.ts'
import { STYLE } from './word-styles.ts'
import { wordText } from './word-text.ts'
import { twips } from './twips.ts'

const ALIGNMENT = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const
const GRID: ITableBordersOptions = {
  top: LINE,
  bottom: LINE,
  left: LINE,
  right: LINE,
  insideHorizontal: LINE,
  insideVertical: LINE,
}
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const NO_LINES: ITableBordersOptions = {
  top: NONE,
  bottom: NONE,
  left: NONE,
  right: NONE,
  insideHorizontal: NONE,
  insideVertical: NONE,
}
const PADDING = { left: 60, right: 60, top: 50, bottom: 50, marginUnitType: WidthType.DXA } as const

/**
 * A real table over the full width: its header repeated on each page, its rows whole. `keepLast`: its last two rows stay on
 * one page with what follows it.
 */
export function wordTable(sheet: Sheet, value: ReportTable, keepLast = false): Table {
  const { columns, rows } = value
  const widths = shareOut(
    twips(sheet.width),
    // As in print: a narrow column has the same room for its text.
    fullWidths(sheet.width, columns),
  )
  const short = isShortTable(sheet, value)
  const kept = (row: number): boolean =>
    row < rows.length - 1 ? short || (keepLast && row === rows.length - 2) : keepLast
  const cellsOf = (cell: (column: ReportColumn, index: number) => Paragraph): TableCell[] =>
    columns.map(
      (column, index) =>
        new TableCell({
          width: { size: widths[index] ?? 0, type: WidthType.DXA },
          verticalAlign: VerticalAlignTable.CENTER,
          children: [cell(column, index)],
        }),
    )
  return new Table({
    width: { size: twips(sheet.width), type: WidthType.DXA },
    columnWidths: [...widths],
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    borders: GRID,
    margins: PADDING,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: cellsOf(({ header }) => wordText(header, STYLE.cellHeader)),
      }),
      ...rows.map(
        (row, number) =>
          new TableRow({
            cantSplit: !isLongRow(sheet, columns, row),
            children: cellsOf(({ align }, index) =>
              wordText(row[index] ?? '', STYLE.cell, {
                alignment: ALIGNMENT[align],
                keepNext: kept(number),
              }),
            ),
          }),
      ),
    ],
  })
}

/** Steps into which the full length of a bar is cut. */
const STEPS = 50
/** 领导干部和公务员科学素质行动 stands on one line. */
const LABEL_SHARE = 36
const VALUE_SHARE = 14
const FILL = '5B7A99'
const GROUND = 'E6E9ED'

/** The same bars as in print, as a table of shaded cells: the number stands behind each as text. */
export function wordBars(sheet: Sheet, { bars }: ReportBars): Table {
  const full = twips(sheet.width)
  const label = Math.round((full * LABEL_SHARE) / 100)
  const value = Math.round((full * VALUE_SHARE) / 100)
  const step = Math.floor((full - label - value) / STEPS)
  const cell = (width: number, own: Partial<ConstructorParameters<typeof TableCell>[0]>): TableCell =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      children: [new Paragraph({ style: STYLE.cell, children: [] })],
      ...own,
    })
  const shaded = (steps: number, fill: string): readonly TableCell[] =>
    steps === 0
      ? []
      : [
          cell(steps * step, {
            columnSpan: steps,
            shading: { type: ShadingType.CLEAR, color: 'auto', fill },
            borders: { top: GAP, bottom: GAP },
          }),
        ]
  return new Table({
    width: { size: label + STEPS * step + value, type: WidthType.DXA },
    columnWidths: [label, ...Array.from({ length: STEPS }, () => step), value],
    layout: TableLayoutType.FIXED,
    borders: NO_LINES,
    margins: { left: 60, right: 60, top: 0, bottom: 0, marginUnitType: WidthType.DXA },
    rows: bars.map(({ label: name, share, text }, index) => {
      const filled = Math.max(1, Math.round(Math.min(Math.max(share, 0), 1) * STEPS))
      return new TableRow({
        cantSplit: true,
        children: [
          cell(label, {
            children: [
              wordText(name, STYLE.cell, {
                alignment: AlignmentType.RIGHT,
                keepNext: index < bars.length - 1,
              }),
            ],
          }),
          ...shaded(filled, FILL),
          ...shaded(STEPS - filled, GROUND),
          cell(value, { children: [wordText(text, STYLE.cell)] }),
        ],
      })
    }),
  })
}

/** White edges above and below keep the bars apart. */
const GAP = { style: BorderStyle.SINGLE, size: 24, color: 'FFFFFF' } as const

/** Whole twips in the given shares; what rounding leaves over goes to the last. */
function shareOut(total: number, shares: readonly number[]): readonly number[] {
  const sum = shares.reduce((all, share) => all + share, 0)
  const widths = shares.map((share) => Math.floor((total * share) / sum))
  const rest = total - widths.reduce((all, width) => all + width, 0)
  return widths.map((width, index) => (index === widths.length - 1 ? width + rest : width))
}
