import { NotMarkable } from './not-markable.ts'
import { attributesOf, escapeXml, prefixOf, scanTags, TextEdits, withPrefix } from './xml-tags.ts'

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const NO_RELATIONSHIPS =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
const TYPES = {
  comments: 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml',
  vml: 'application/vnd.openxmlformats-officedocument.vmlDrawing',
} as const

/** A relationship that a sheet is to have to a part of this package. */
export interface NewRelationship {
  readonly id: string
  readonly kind: 'comments' | 'vmlDrawing'
  /** "xl/comments1.xml". */
  readonly part: string
}

/** `before` null: the sheet has no relationships yet. */
export function addRelationships(before: string | null, added: readonly NewRelationship[]): string {
  const text = added
    .map(
      ({ id, kind, part }) =>
        `<Relationship Id="${id}" Type="${RELATIONSHIPS}/${kind}" Target="/${escapeXml(part)}"/>`,
    )
    .join('')
  return addInside(before ?? NO_RELATIONSHIPS, 'Relationships', text)
}

/** Ids for relationships, none of which is taken. */
export function freeIds(before: string | null, count: number): readonly string[] {
  const taken = new Set<string>()
  for (const tag of scanTags(before ?? NO_RELATIONSHIPS)) {
    const id = attributesOf((before ?? NO_RELATIONSHIPS).slice(tag.from, tag.to)).get('Id')
    if (id !== undefined) taken.add(id)
  }
  const ids: string[] = []
  for (let number = 1; ids.length < count; number += 1) {
    if (!taken.has(`rId${number}`)) ids.push(`rId${number}`)
  }
  return ids
}

/** Says what the new parts are; boxes are told by the ending of their name. */
export function addContentTypes(xml: string, comments: string | null, boxes: boolean): string {
  const endings = new Set<string>()
  for (const tag of scanTags(xml)) {
    if (tag.name !== 'Default') continue
    endings.add((attributesOf(xml.slice(tag.from, tag.to)).get('Extension') ?? '').toLowerCase())
  }
  const text = [
    boxes && !endings.has('vml') ? `<Default Extension="vml" ContentType="${TYPES.vml}"/>` : '',
    comments === null ? '' : `<Override PartName="/${escapeXml(comments)}" ContentType="${TYPES.comments}"/>`,
  ].join('')
  return text === '' ? xml : addInside(xml, 'Types', text)
}

/** `prefix`: of the sheet's own elements. */
export function drawingElement(id: string, prefix: string): string {
  return `<${prefix}legacyDrawing xmlns:r="${RELATIONSHIPS}" r:id="${id}"/>`
}

function addInside(xml: string, root: string, text: string): string {
  const edits = new TextEdits()
  const prefix = prefixOf(xml)
  const own = withPrefix(text, prefix)
  for (const tag of scanTags(xml)) {
    if (tag.depth !== 1) continue
    if (tag.name !== root) throw new NotMarkable('unusual-xml')
    if (tag.kind === 'close') edits.insert(tag.from, own)
    // <Relationships/>
    if (tag.kind === 'empty') {
      edits.replace(
        tag.from,
        tag.to,
        `${xml.slice(tag.from, tag.to - 2).trimEnd()}>${own}</${prefix}${root}>`,
      )
    }
  }
  return edits.applyTo(xml)
}
