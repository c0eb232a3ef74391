import type { PaperHead, PaperImprint } from './letterhead.ts'

/** A document as plain data: what stands in it and in which order. Renderers set it in type and compute nothing. */
export interface ReportModel {
  readonly title: string
  /** The title as it is broken into lines, where its words end (GB/T 9704-2012, 7.3.1). */
  readonly titleLines: readonly string[]
  /** Below the title, in brackets: 征求意见稿, 示例, 公开版. */
  readonly marks: readonly string[]
  readonly subject: string
  readonly author: string
  /** A cover sheet and a contents page with page numbers stand before the text. */
  readonly cover: { readonly lines: readonly string[] } | null
  /** 主送机关 without its colon. */
  readonly addressee: string | null
  /** The text lies on its side, as a paper does that is one wide table. Default: upright. */
  readonly landscape?: boolean
  readonly blocks: readonly ReportBlock[]
  readonly signature: { readonly name: string; readonly date: string } | null
  /** 版头 above the title and 版记 on the foot of the last page; absent where the office wants none. */
  readonly letterhead?: PaperHead
  readonly imprint?: PaperImprint
  /** Each begins a page of its own; the 附件说明 is made from them, so the two can't disagree. */
  readonly annexes: readonly ReportAnnex[]
}

export type ReportBlock =
  /** Levels of GB/T 9704: 1 一、, 2 （一）, 3 1. */
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  /**
   * `key`: by what the office's own text of it is found again, made from its template and what it is about, never from its
   * place; null: it can't be edited. `lead`: how its text begins that is the program's own in any case, as its number.
   */
  | { readonly kind: 'paragraph'; readonly text: string; readonly key: string | null; readonly lead: string }
  /** A line in small print, as below a table. */
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'table'; readonly table: ReportTable }
  | { readonly kind: 'bars'; readonly bars: ReportBars }
  | { readonly kind: 'page-break' }

export interface ReportTable {
  /** Above the table; '' for none. */
  readonly caption: string
  readonly columns: readonly ReportColumn[]
  /** Texts as they are printed, one a column. */
  readonly rows: readonly (readonly string[])[]
}

export interface ReportColumn {
  readonly header: string
  /** Share of the table's width, against the other columns. */
  readonly width: number
  readonly align: 'left' | 'center' | 'right'
}

/** Horizontal bars, one below the other. */
export interface ReportBars {
  readonly caption: string
  /** `share` of the full length, 0 to 1; `text` is the value as printed behind the bar. */
  readonly bars: readonly { readonly label: string; readonly share: number; readonly text: string }[]
}

export interface ReportAnnex {
  readonly title: string
  readonly titleLines: readonly string[]
  /** Wide tables stand on a landscape sheet. */
  readonly landscape: boolean
  readonly blocks: readonly ReportBlock[]
}

/** "附件1", or "附件" where it is the only one (GB/T 9704-2012, 7.3.9). */
export function annexLabel(annexes: readonly ReportAnnex[], index: number): string {
  return annexes.length === 1 ? '附件' : `附件${index + 1}`
}

/** The lines of the 附件说明 behind "附件：": "1. 得分汇总表", without a mark at the end. */
export function annexLines(annexes: readonly ReportAnnex[]): readonly string[] {
  return annexes.length === 1
    ? annexes.map(({ title }) => title)
    : annexes.map(({ title }, index) => `${index + 1}. ${title}`)
}

export function heading(level: 1 | 2 | 3, text: string): ReportBlock {
  return { kind: 'heading', level, text }
}

export function paragraph(text: string, key: string | null = null): ReportBlock {
  return { kind: 'paragraph', text, key, lead: '' }
}

/** "2. ……" of a list; the number goes on counting where the office leaves one out. */
export function numbered(number: number, text: string, key: string | null, name = ''): ReportBlock {
  const lead = `${number}. ${name}`
  return { kind: 'paragraph', text: lead + text, key, lead }
}

/** The blocks where they would stand a second time in a document: with keys of that place. */
export function placedIn(place: string, blocks: readonly ReportBlock[]): readonly ReportBlock[] {
  return blocks.map((block) =>
    block.kind === 'paragraph' && block.key !== null ? { ...block, key: `${place}/${block.key}` } : block,
  )
}

export function note(text: string): ReportBlock {
  return { kind: 'note', text }
}

export function table(value: ReportTable): ReportBlock {
  return { kind: 'table', table: value }
}
