import type { FontRole } from './font-roles.ts'
import type { FontSet } from './font-set.ts'

/** A piece of text in one font; `noWrap`: no line ends inside it. */
export interface TextRun {
  readonly text: string
  readonly font: FontRole
  readonly noWrap?: true
}

/**
 * What UAX #14 would part and an office keeps together: 2018年, 〔2017〕8号, 第3名, 80～90, the number of a point and its first
 * character, and a dash or a dot in a name with the character before it, as no line begins with one. Points stay free: 97.39分 bound as one
 * would leave wide gaps in justified lines, and its digits hold together anyway.
 */
const BOUND =
  /(?:〔\d{4}〕\d+号|\d+(?:\.\d+)?[～—]\d+(?:\.\d+)?年?|\d{4}年|第\d+[名次条]|\p{Script=Han}(?:——|[·•‧])|^（?\d+）?\. ?\S)/gu

/** Characters that no document prints: controls, direction marks, soft hyphens, halves of a pair. */
const UNPRINTABLE =
  /[\p{Cc}\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\u{FEFF}]|\p{Variation_Selector}|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/gu

/** No font of the document has a character: it can't be set in type. */
export class NoGlyph extends Error {}

/** One line of plain text: line breaks and tabs become blanks, what can't be printed goes. */
export function cleanForPrint(text: string): string {
  return text
    .replaceAll(/[\t\r\n\v\f\u0085\u2028\u2029]+/g, ' ')
    .replaceAll(UNPRINTABLE, '')
    .trim()
}

/** Runs of a cleaned text; throws {@link NoGlyph} where no font has a character. `bind`: keep numbers whole. */
export function textRuns(fonts: FontSet, role: FontRole, text: string, bind: boolean): readonly TextRun[] {
  const pieces = bind ? bindPieces(text) : [{ text, noWrap: false }]
  return pieces.flatMap((piece) =>
    splitByFont(fonts, role, piece.text).map((run) =>
      piece.noWrap ? { ...run, noWrap: true as const } : run,
    ),
  )
}

function bindPieces(text: string): readonly { readonly text: string; readonly noWrap: boolean }[] {
  const pieces: { text: string; noWrap: boolean }[] = []
  let at = 0
  for (const match of text.matchAll(BOUND)) {
    if (match.index > at) pieces.push({ text: text.slice(at, match.index), noWrap: false })
    pieces.push({ text: match[0], noWrap: true })
    at = match.index + match[0].length
  }
  if (at < text.length || pieces.length === 0) pieces.push({ text: text.slice(at), noWrap: false })
  return pieces
}

/** Who else may have a character, in turn: the program's own regular script has far more than most, the machine's largest the rest. */
const OTHERS = ['body', 'kai', 'song', 'rare', 'rarest', 'hei', 'title'] as const

/** The font that sets a character of a role's text; null where there is none. */
export function fontFor(fonts: FontSet, role: FontRole, code: number): FontRole | null {
  return fonts.has(role, code) ? role : (OTHERS.find((other) => fonts.has(other, code)) ?? null)
}

function splitByFont(fonts: FontSet, role: FontRole, text: string): readonly TextRun[] {
  const runs: { text: string; font: FontRole }[] = []
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const font = fontFor(fonts, role, code)
    if (font === null) throw new NoGlyph(`no glyph for ${character}`)
    const last = runs.at(-1)
    if (last?.font === font) last.text += character
    else runs.push({ text: character, font })
  }
  return runs
}
