import { annexLabel, annexLines, type ReportBlock, type ReportModel } from '#shared/reports/report-model.ts'
import { blockOf, BODY_SIZE, MARGIN, PITCH, TABLE_SIZE, textLines, TITLE_SIZE } from './layout-faults.ts'
import type { PrintedLine, PrintedPage } from './printed-page.ts'

/** A line of the text with the page that it stands on. */
interface PlacedLine extends PrintedLine {
  readonly page: PrintedPage
}

/** What is wrong between a model and its print: order and wholeness of the text, headings, annexes, tables, 落款. */
export function modelFaults(model: ReportModel, pages: readonly PrintedPage[]): readonly string[] {
  const faults: string[] = []
  const starts = annexPages(model, pages, faults)
  const end = starts[0] ?? pages.length + 1
  const first = firstOfText(model, pages)
  const own = pages.filter(({ number }) => number >= first && number < end)
  checkText(bodyTexts(model), linesOfText(own), faults)
  checkTables(model.blocks, own, faults)
  checkSignature(model, own, faults)
  model.annexes.forEach(({ blocks }, index) => {
    const from = starts[index] ?? 0
    const to = starts[index + 1] ?? pages.length + 1
    checkTables(
      blocks,
      pages.filter(({ number }) => number >= from && number < to),
      faults,
    )
  })
  return faults
}

/** Behind the cover and the contents. */
function firstOfText({ cover }: ReportModel, pages: readonly PrintedPage[]): number {
  if (cover === null) return 1
  const contents = pages.filter(({ lines }) => lines.some(({ text }) => /…{3,}\d+$/.test(text)))
  return (contents.at(-1)?.number ?? 1) + 1
}

function linesOfText(pages: readonly PrintedPage[]): readonly PlacedLine[] {
  return pages.flatMap((page) =>
    textLines(page)
      .filter(({ size }) => Math.abs(size - BODY_SIZE) < 0.1)
      .map((line) => ({ ...line, page })),
  )
}

interface BodyText {
  readonly text: string
  readonly kind: 'heading' | 'paragraph' | 'flush' | 'loose'
}

/** What is set in 三号, in order. */
function bodyTexts(model: ReportModel): readonly BodyText[] {
  return [
    ...(model.letterhead === undefined || model.letterhead.number === '' || model.cover !== null
      ? []
      : [{ text: model.letterhead.number, kind: 'loose' as const }]),
    ...(model.cover === null
      ? model.marks.map((mark) => ({ text: `（${mark}）`, kind: 'loose' as const }))
      : []),
    ...(model.addressee === null ? [] : [{ text: `${model.addressee}：`, kind: 'flush' as const }]),
    ...model.blocks.flatMap((block): BodyText[] =>
      block.kind === 'heading' || block.kind === 'paragraph' ? [{ text: block.text, kind: block.kind }] : [],
    ),
    ...annexLines(model.annexes).map((line, index) => ({
      text: index === 0 ? `附件：${line}` : line,
      kind: 'loose' as const,
    })),
    ...(model.signature === null
      ? []
      : [
          { text: model.signature.name, kind: 'loose' as const },
          { text: model.signature.date, kind: 'loose' as const },
        ]),
  ]
}

function checkText(texts: readonly BodyText[], lines: readonly PlacedLine[], faults: string[]): void {
  let at = 0
  for (const { text, kind } of texts) {
    const wanted = text.replaceAll(/\s/g, '')
    const own: PlacedLine[] = []
    let read = ''
    for (let line = lines[at]; line !== undefined && read.length < wanted.length; line = lines[at]) {
      own.push(line)
      read += line.text
      at += 1
    }
    const name = wanted.slice(0, 14)
    if (read !== wanted) {
      faults.push(`“${name}”的文字不全或次序不对：印的是“${read.slice(0, 30)}”`)
      return
    }
    if (kind === 'paragraph' || kind === 'heading') checkLines(name, own, 2, faults)
    if (kind === 'flush') checkLines(name, own, 0, faults)
    if (kind === 'heading') checkHeading(name, own, faults)
  }
  if (at < lines.length) faults.push(`多印了“${lines[at]?.text ?? ''}”`)
}

/** The first line begins so many characters in; all but the last end at the edge. */
function checkLines(name: string, lines: readonly PlacedLine[], indent: number, faults: string[]): void {
  const [first] = lines
  if (first === undefined) return
  const opening = /^[“‘（《〔]/.test(first.text) ? BODY_SIZE / 2 : 0
  if (Math.abs(first.left - MARGIN.left - indent * BODY_SIZE) > 1 + opening)
    faults.push(`“${name}”首行缩进不对`)
  if (indent === 0) return
  for (const line of lines.slice(0, -1)) {
    if (Math.abs(line.right - blockOf(line.page).right) > 1) {
      faults.push(`“${name}”有一行没有排满：“${line.text.slice(0, 28)}”`)
    }
  }
}

/** Something that belongs to it follows on its page: text or a table. */
function checkHeading(name: string, lines: readonly PlacedLine[], faults: string[]): void {
  const last = lines.at(-1)
  if (last === undefined) return
  const following = textLines(last.page).filter(({ baseline }) => baseline > last.baseline + 1)
  const kinds = following.map(({ text }) =>
    /^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)/.test(text),
  )
  if (kinds.every(Boolean)) faults.push(`标题“${name}”单独留在第${last.page.number}面的末尾`)
}

/** Each annex begins a page: its label flush left in 黑体 on the first line, lying on its side where it says so. */
function annexPages(model: ReportModel, pages: readonly PrintedPage[], faults: string[]): readonly number[] {
  return model.annexes.map((annex, index) => {
    const label = annexLabel(model.annexes, index)
    const page = pages.find(({ lines }) => lines[0]?.text === label)
    if (page === undefined) {
      faults.push(`${label}没有另起一面`)
      return pages.length + 1
    }
    const [first] = page.lines
    if (
      first === undefined ||
      Math.abs(first.left - blockOf(page).left) > 1 ||
      first.fonts[0] !== 'NotoSansSC-Medium'
    ) {
      faults.push(`${label}没有顶格用黑体`)
    }
    if (page.landscape !== annex.landscape) faults.push(`${label}的纸张方向不对`)
    const title = page.lines.filter(({ size }) => Math.abs(size - TITLE_SIZE) < 0.1).map(({ text }) => text)
    if (title.join('|') !== annex.titleLines.map((line) => line.replaceAll(/\s/g, '')).join('|')) {
      faults.push(`${label}的标题不在词意完整处分行：${title.join('|')}`)
    }
    return page.number
  })
}

/** Every page of a table begins with its header; every row stands whole on one page. */
function checkTables(blocks: readonly ReportBlock[], pages: readonly PrintedPage[], faults: string[]): void {
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []))
  const rows = tables.flatMap((table) => table.rows).length
  const printed = pages.map((page) => rowsOn(page))
  const headers = new Set(tables.map(({ columns }) => squeeze(columns.map(({ header }) => header).join(''))))
  const isHeader = (text: string): boolean => headers.has(text)
  const bodies = printed.flat().filter((text) => !isHeader(text)).length
  if (bodies !== rows) faults.push(`表格应有${rows}行，印成${bodies}行：有行跨页或缺行`)
  pages.forEach((page, index) => {
    const [top] = printed[index] ?? []
    const [line] = textLines(page)
    if (top !== undefined && line !== undefined && line.size < TABLE_SIZE + 0.1 && !isHeader(top)) {
      if (
        !page.lines.some(({ text, baseline }) => baseline < line.baseline + PITCH && isCaption(blocks, text))
      ) {
        faults.push(`第${page.number}面的表没有表头：“${top.slice(0, 20)}”`)
      }
    }
  })
}

function isCaption(blocks: readonly ReportBlock[], text: string): boolean {
  return blocks.some((block) => block.kind === 'table' && squeeze(block.table.caption) === text)
}

/** The text between two lines across the whole table, a row each, sorted as characters: a cell may have several lines. */
function rowsOn(page: PrintedPage): readonly string[] {
  const levels = [
    ...new Set(
      page.drawn
        .filter(({ left, right, top, bottom }) => bottom - top < 1 && right - left > 4)
        .map(({ top }) => Math.round(top * 2) / 2),
    ),
  ].toSorted((one, other) => one - other)
  const uprights = page.drawn.filter(({ left, right, top, bottom }) => right - left < 1 && bottom - top > 4)
  return levels.slice(1).flatMap((bottom, index) => {
    const top = levels[index] ?? 0
    const inside = uprights.some((line) => line.top < top + 2 && line.bottom > bottom - 2)
    if (!inside) return []
    const pieces = page.pieces.filter(({ baseline }) => baseline > top && baseline < bottom + 1)
    return [squeeze(pieces.map(({ text }) => text).join(''))]
  })
}

function squeeze(text: string): string {
  return [...text.replaceAll(/\s/g, '')].toSorted().join('')
}

/** 落款 never stands alone: text of the document is on its page. */
function checkSignature(model: ReportModel, pages: readonly PrintedPage[], faults: string[]): void {
  const { signature } = model
  if (signature === null) return
  const page = pages.find(({ lines }) =>
    lines.some(({ text }) => text === signature.date.replaceAll(/\s/g, '')),
  )
  const closing = new Set(
    [signature.name, signature.date, ...annexLines(model.annexes)].map((text) => text.replaceAll(/\s/g, '')),
  )
  const others =
    page === undefined ? [] : textLines(page).filter(({ text }) => !closing.has(text.replace(/^附件：/, '')))
  if (others.length === 0) faults.push('落款单独在一面')
}
