import { findNotes } from './note-spots.ts'
import { noteRuns } from './note-text.ts'
import { prefixOf, TextEdits, withPrefix } from './xml-tags.ts'

/** A note that a cell is to carry. */
export interface Note {
  /** "H12". */
  readonly cell: string
  readonly text: string
}

export interface NoteList {
  readonly xml: string
  /** Cells that carry a note now. */
  readonly noted: ReadonlySet<string>
  /** Cells whose note was the office's of an earlier round and is gone. */
  readonly cleared: ReadonlySet<string>
  /** Cells where the office's note stands behind the unit's own. */
  readonly joined: ReadonlySet<string>
}

const AUTHOR = '科素考评'
const EMPTY =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  `<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>${AUTHOR}</author></authors>` +
  '<commentList></commentList></comments>'

/**
 * The notes of a sheet (commentsN.xml) with those of the office: the unit's own are kept, also where the office adds to
 * one; the office's of an earlier round go. `before` null: the sheet has none yet.
 */
export function writeNotes(before: string | null, notes: readonly Note[]): NoteList {
  const xml = before ?? EMPTY
  const spots = findNotes(xml)
  const prefix = prefixOf(xml)
  const edits = new TextEdits()
  const texts = new Map(notes.map(({ cell, text }) => [cell, text]))
  const noted = new Set(texts.keys())
  const cleared = new Set<string>()
  const joined = new Set<string>()
  const written = new Set<string>()
  for (const spot of spots.notes) {
    const text = written.has(spot.cell) ? undefined : texts.get(spot.cell)
    // All of it is the office's: written anew, or gone.
    if (spot.officeFrom === spot.runsFrom) {
      edits.replace(spot.from, spot.to, '')
      if (!noted.has(spot.cell)) cleared.add(spot.cell)
      continue
    }
    noted.add(spot.cell)
    if (spot.officeFrom !== null) edits.replace(spot.officeFrom, spot.runsTo, '')
    if (text === undefined) continue
    written.add(spot.cell)
    joined.add(spot.cell)
    if (spot.plain) edits.insert(spot.runsFrom, withPrefix('<r>', prefix))
    edits.insert(spot.runsTo, withPrefix((spot.plain ? '</r>' : '') + noteRuns(text, true), prefix))
  }
  const known = spots.authors.indexOf(AUTHOR)
  const author = known < 0 ? spots.authors.length : known
  if (known < 0) edits.insert(spots.authorsEnd, withPrefix(`<author>${AUTHOR}</author>`, prefix))
  const added = notes
    .filter(({ cell }) => !written.has(cell))
    .map(
      ({ cell, text }) =>
        `<comment ref="${cell}" authorId="${author}"><text>${noteRuns(text, false)}</text></comment>`,
    )
  edits.insert(spots.end, withPrefix(added.join(''), prefix))
  return { xml: edits.applyTo(xml), noted, cleared, joined }
}
