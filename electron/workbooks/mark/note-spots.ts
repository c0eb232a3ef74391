import { NotMarkable } from './not-markable.ts'
import { beginsNote } from './note-text.ts'
import { attributesOf, scanTags, type Tag } from './xml-tags.ts'

/** A note as it stands in commentsN.xml. */
export interface NoteSpot {
  /** "H12". */
  readonly cell: string
  readonly from: number
  readonly to: number
  /** Its first run or plain text, and the end of its last one; -1 where it has none. */
  readonly runsFrom: number
  readonly runsTo: number
  /** Where the office's part of it begins; null: it is the unit's alone. An empty one is nobody's: -1. */
  readonly officeFrom: number | null
  /** It is one plain text, which takes no runs beside it. */
  readonly plain: boolean
}

export interface NoteSpots {
  readonly notes: readonly NoteSpot[]
  /** Where </commentList> begins. */
  readonly end: number
  readonly authors: readonly string[]
  /** Where </authors> begins. */
  readonly authorsEnd: number
}

/** Throws {@link NotMarkable} where the part is not as spreadsheet programs write it. */
export function findNotes(xml: string): NoteSpots {
  const walk = new NotesWalk(xml)
  for (const tag of scanTags(xml)) walk.take(tag)
  return walk.finish()
}

class NotesWalk {
  readonly #xml: string
  readonly #notes: NoteSpot[] = []
  readonly #authors: string[] = []
  #authorsEnd = -1
  #end = -1
  #author = -1
  #comment: Tag | null = null
  #run = -1
  #runsFrom = -1
  #runsTo = -1
  #officeFrom: number | null = null
  #plain = false

  constructor(xml: string) {
    this.#xml = xml
  }

  take(tag: Tag): void {
    const { depth, kind, name } = tag
    if (depth === 1 && name !== 'comments') throw new NotMarkable('unusual-xml')
    // An empty <authors/> or <commentList/> has no place to add to.
    if (depth === 2 && kind === 'empty') throw new NotMarkable('unusual-xml')
    if (depth === 2 && kind === 'close' && name === 'authors') this.#authorsEnd = tag.from
    if (depth === 2 && kind === 'close' && name === 'commentList') this.#end = tag.from
    if (depth === 3 && name === 'author') this.#takeAuthor(tag)
    if (depth === 3 && name === 'comment') this.#takeComment(tag)
    if (depth === 5 && (name === 'r' || name === 't')) this.#takeRun(tag)
  }

  finish(): NoteSpots {
    if (this.#end < 0 || this.#authorsEnd < 0) throw new NotMarkable('unusual-xml')
    return { notes: this.#notes, end: this.#end, authors: this.#authors, authorsEnd: this.#authorsEnd }
  }

  #takeAuthor({ kind, from, to }: Tag): void {
    if (kind === 'open') this.#author = to
    else this.#authors.push(kind === 'close' ? this.#xml.slice(this.#author, from) : '')
  }

  #takeComment(tag: Tag): void {
    if (tag.kind === 'open') {
      this.#comment = tag
      this.#runsFrom = -1
      this.#officeFrom = null
      this.#plain = false
    }
    if (tag.kind !== 'close' || this.#comment === null) return
    const { from, to } = this.#comment
    this.#notes.push({
      cell: attributesOf(this.#xml.slice(from, to)).get('ref') ?? '',
      from,
      to: tag.to,
      runsFrom: this.#runsFrom,
      runsTo: this.#runsTo,
      officeFrom: this.#runsFrom < 0 ? -1 : this.#officeFrom,
      plain: this.#plain,
    })
  }

  #takeRun({ kind, name, from, to }: Tag): void {
    if (kind !== 'close') {
      this.#run = from
      if (this.#runsFrom < 0) this.#runsFrom = from
      this.#plain ||= name === 't'
    }
    if (kind === 'open') return
    this.#runsTo = to
    if (this.#officeFrom === null && beginsNote(this.#xml.slice(this.#run, to))) this.#officeFrom = this.#run
  }
}
