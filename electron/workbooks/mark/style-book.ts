import { NotMarkable } from './not-markable.ts'
import {
  attributesOf,
  prefixOf,
  scanTags,
  TextEdits,
  withAttribute,
  withPrefix,
  type Tag,
} from './xml-tags.ts'

/** The fill of a cell to be corrected: seen beside the form's own light yellow, and a light grey on a print. */
const MARK_RGB = 'FFFFC7CE'
/** What Excel holds in one book. */
const MOST_STYLES = 64_000

/** The looks of a workbook's cells (styles.xml); new ones are added behind, none is changed. */
export interface StyleBook {
  /** The book was marked before. */
  readonly hasMarks: boolean
  /** A look like `style` with the mark's fill, for a cell that the unit may change where `unlock` says so. */
  readonly marked: (style: number, unlock: boolean) => number
  readonly isMarked: (style: number) => boolean
  /** A look like `style` without the mark's fill. */
  readonly unmarked: (style: number) => number
  readonly xml: () => string
}

interface Section {
  /** The opening tag. */
  readonly tag: Tag
  /** Where its closing tag begins. */
  readonly end: number
  readonly children: readonly string[]
}

/** Throws {@link NotMarkable} where the part is not as spreadsheet programs write it. */
export function openStyles(xml: string): StyleBook {
  const { fills, cellXfs } = findSections(xml)
  const prefix = prefixOf(xml)
  const markFill = fills.children.findIndex((fill) => isMarkFill(fill))
  const fill = markFill < 0 ? fills.children.length : markFill
  const looks = [...cellXfs.children]
  const fillOf = (style: number): string | undefined =>
    attributesOf(openingTag(looks[style] ?? '')).get('fillId')
  const isMarked = (style: number): boolean => markFill >= 0 && fillOf(style) === String(markFill)
  const add = (look: string): number => {
    const known = looks.indexOf(look)
    if (known >= 0) return known
    if (looks.length >= MOST_STYLES) throw new NotMarkable('unusual-xml')
    return looks.push(look) - 1
  }
  return {
    hasMarks: markFill >= 0,
    isMarked,
    marked: (style, unlock) => {
      const look = looks[style]
      if (look === undefined) throw new NotMarkable('unusual-xml')
      const filled = withFill(look, fill)
      return add(unlock ? unlocked(filled, prefix) : filled)
    },
    unmarked: (style) => {
      const look = looks[style] ?? ''
      // The look that it was made from is most often still there: the same but for the fill.
      const before = looks.findIndex(
        (other, index) => !isMarked(index) && withFill(other, fill) === withFill(look, fill),
      )
      return before >= 0 ? before : add(withFill(look, 0))
    },
    xml: () => {
      const edits = new TextEdits()
      if (markFill < 0) addTo(edits, xml, fills, [markFillXml(prefix)])
      addTo(edits, xml, cellXfs, looks.slice(cellXfs.children.length))
      return edits.applyTo(xml)
    },
  }
}

function addTo(
  edits: TextEdits,
  xml: string,
  { tag, end, children }: Section,
  added: readonly string[],
): void {
  if (added.length === 0) return
  const opening = xml.slice(tag.from, tag.to)
  if (attributesOf(opening).has('count')) {
    edits.replace(tag.from, tag.to, withAttribute(opening, 'count', String(children.length + added.length)))
  }
  edits.insert(end, added.join(''))
}

function findSections(xml: string): { readonly fills: Section; readonly cellXfs: Section } {
  const found = new Map<string, Section>()
  let section: { tag: Tag; children: string[] } | null = null
  let child = 0
  for (const tag of scanTags(xml)) {
    if (tag.depth === 1 && tag.kind !== 'close' && tag.name !== 'styleSheet')
      throw new NotMarkable('unusual-xml')
    if (tag.depth === 2 && tag.kind === 'open') section = { tag, children: [] }
    if (tag.depth === 2 && tag.kind === 'close' && section !== null) {
      found.set(tag.name, { ...section, end: tag.from })
      section = null
    }
    if (tag.depth !== 3 || section === null) continue
    if (tag.kind === 'empty') section.children.push(xml.slice(tag.from, tag.to))
    if (tag.kind === 'open') child = tag.from
    if (tag.kind === 'close') section.children.push(xml.slice(child, tag.to))
  }
  const [fills, cellXfs] = [found.get('fills'), found.get('cellXfs')]
  if (fills === undefined || cellXfs === undefined) throw new NotMarkable('unusual-xml')
  return { fills, cellXfs }
}

function isMarkFill(fill: string): boolean {
  return /patternType="solid"/.test(fill) && new RegExp(`:?fgColor rgb="${MARK_RGB}"`, 'i').test(fill)
}

function markFillXml(prefix: string): string {
  const pattern = `<fgColor rgb="${MARK_RGB}"/><bgColor indexed="64"/>`
  return withPrefix(`<fill><patternFill patternType="solid">${pattern}</patternFill></fill>`, prefix)
}

/** Of an <xf> with or without children. */
function openingTag(look: string): string {
  return look.slice(0, look.indexOf('>') + 1)
}

function withOpening(look: string, change: (tag: string) => string): string {
  const tag = openingTag(look)
  return change(tag) + look.slice(tag.length)
}

function withFill(look: string, fill: number): string {
  return withOpening(look, (tag) =>
    withAttribute(withAttribute(tag, 'fillId', String(fill)), 'applyFill', '1'),
  )
}

/** The cell can be changed while its sheet is protected. `protection` stands behind `alignment` (CT_Xf). */
function unlocked(look: string, prefix: string): string {
  const applied = withOpening(look, (tag) => withAttribute(tag, 'applyProtection', '1'))
  const start = applied.indexOf(`<${prefix}protection`)
  if (start >= 0) {
    const end = applied.indexOf('>', start) + 1
    return (
      applied.slice(0, start) + withAttribute(applied.slice(start, end), 'locked', '0') + applied.slice(end)
    )
  }
  const own = `<${prefix}protection locked="0"/>`
  const opening = openingTag(applied)
  if (opening.endsWith('/>')) return `${applied.slice(0, -2)}>${own}</${prefix}xf>`
  const alignment = applied.indexOf(`<${prefix}alignment`)
  const at = alignment < 0 ? opening.length : applied.indexOf('>', alignment) + 1
  return applied.slice(0, at) + own + applied.slice(at)
}
