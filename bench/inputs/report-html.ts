import { pathToFileURL } from 'node:url'
import { packageFontFile } from '#electron/documents/font-files.ts'
import { FONT_ROLE_NAMES, type FontRole } from '#electron/documents/font-roles.ts'
import { BODY_SIZE, MARGIN, PITCH, TABLE_PITCH, TABLE_SIZE, TITLE_SIZE } from '#electron/documents/grid.ts'
import type { ReportBlock, ReportModel, ReportTable } from '#shared/reports/report-model.ts'

const ROLES = Object.keys(FONT_ROLE_NAMES) as FontRole[]

/** The same report for a browser to print: same texts, fonts, sizes, margins and line pitches, so about the same pages. */
export function reportHtml(model: ReportModel): string {
  const faces = ROLES.map(
    (role) => `@font-face { font-family: ${role}; src: url('${pathToFileURL(packageFontFile(role)).href}') }`,
  )
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${escape(model.title)}</title><style>
${faces.join('\n')}
@page { size: A4; margin: ${MARGIN.top}pt ${MARGIN.right}pt ${MARGIN.bottom}pt ${MARGIN.left}pt }
body { margin: 0; font: ${BODY_SIZE}pt/${PITCH}pt body; text-align: justify }
h1 { font: ${TITLE_SIZE}pt/${1.4 * TITLE_SIZE}pt title; text-align: center; margin: 0 }
h2, h3, h4 { font: ${BODY_SIZE}pt/${PITCH}pt hei; margin: 0; text-indent: 2em; break-after: avoid }
h3 { font-family: kai } h4 { font-family: body }
p { margin: 0; text-indent: 2em }
.mark { text-align: center; text-indent: 0 } .first { text-indent: 0 }
.sign { text-align: center; text-indent: 0; margin-left: 50% }
.note, table { font-size: ${TABLE_SIZE}pt; line-height: ${TABLE_PITCH}pt; text-indent: 0 }
table { width: 100%; border-collapse: collapse; table-layout: fixed; margin: 2pt 0 8pt }
caption { font-family: hei; line-height: ${PITCH * 0.75}pt } thead { font-family: hei; text-align: center }
tr { break-inside: avoid } th, td { border: 0.5pt solid black; padding: 2.5pt 3pt; font-weight: normal }
</style></head><body>
${model.titleLines.map((line) => `<h1>${escape(line)}</h1>`).join('')}
${model.marks.map((mark) => `<p class="mark">（${escape(mark)}）</p>`).join('')}
${model.addressee === null ? '' : `<p class="first">${escape(model.addressee)}：</p>`}
${model.blocks.map(blockHtml).join('\n')}
${model.signature === null ? '' : `<p>&nbsp;</p><p class="sign">${escape(model.signature.name)}</p><p class="sign">${escape(model.signature.date)}</p>`}
</body></html>
`
}

function blockHtml(block: ReportBlock): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level + 1}>${escape(block.text)}</h${block.level + 1}>`
    case 'paragraph':
      return `<p>${escape(block.text)}</p>`
    case 'note':
      return `<p class="note">${escape(block.text)}</p>`
    case 'table':
      return tableHtml(block.table)
    case 'page-break':
    case 'bars':
      throw new Error(`no ${block.kind} in a report to be measured`)
  }
}

function tableHtml({ caption, columns, rows }: ReportTable): string {
  const all = columns.reduce((sum, { width }) => sum + width, 0)
  const widths = columns.map(({ width }) => `<col style="width: ${(100 * width) / all}%">`).join('')
  const head = columns.map(({ header }) => `<th>${escape(header)}</th>`).join('')
  const body = rows.map(
    (row) =>
      `<tr>${row.map((text, index) => `<td style="text-align: ${columns[index]?.align ?? 'left'}">${escape(text)}</td>`).join('')}</tr>`,
  )
  return `<table><caption>${escape(caption)}</caption>${widths}<thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table>`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
