import type { PdfNode, PdfText } from './pdf-node.ts'
import type { FontRole } from './font-roles.ts'
import type { FontSet } from './font-set.ts'
import { BODY_SIZE, HAN_TOP, INDENT, PITCH } from './grid.ts'
import { cleanForPrint, textRuns } from './text-runs.ts'

/** How the nodes of a document are made: with its fonts, on a sheet of one width. */
export interface Setting {
  readonly fonts: FontSet
  readonly width: number
  /** Height of the text block, for tables that are longer than a page. */
  readonly height: number
}

export interface TextStyle {
  readonly role: FontRole
  readonly size: number
  readonly pitch: number
  readonly alignment: 'left' | 'center' | 'right' | 'justify'
  readonly indent?: boolean
  readonly bind?: boolean
}

export const BODY: TextStyle = {
  role: 'body',
  size: BODY_SIZE,
  pitch: PITCH,
  alignment: 'justify',
  indent: true,
  bind: true,
}

/** Text whose lines stand exactly `pitch` apart, whichever font has which character. */
export function setText(fonts: FontSet, text: string, style: TextStyle): PdfText {
  const runs = textRuns(fonts, style.role, cleanForPrint(text), style.bind === true)
  const lineHeightOf = (role: FontRole): number => style.pitch / (style.size * fonts.load(role).lineRatio)
  return {
    text: runs.map((run) => ({ ...run, lineHeight: lineHeightOf(run.font) })),
    font: style.role,
    fontSize: style.size,
    lineHeight: lineHeightOf(style.role),
    alignment: style.alignment,
    ...(style.indent === true ? { leadingIndent: INDENT } : {}),
  }
}

/**
 * As {@link setText}, moved so that its baseline stands where the body's would: the baseline lies one ascent below the line's
 * top. Larger print begins where the body's would, or a title would reach over the top of the text block.
 */
export function setOnBaseline(fonts: FontSet, text: string, style: TextStyle, bottom = 0): PdfText {
  const larger = HAN_TOP * Math.max(0, style.size - BODY_SIZE)
  const shift = fonts.load('body').ascent * BODY_SIZE - fonts.load(style.role).ascent * style.size + larger
  return { ...setText(fonts, text, style), margin: [0, shift, 0, bottom - shift] }
}

/** So far below the top of its line, the page's own top, do the characters of the text begin. */
export function textTop(fonts: FontSet): number {
  return (fonts.load('body').ascent - HAN_TOP) * BODY_SIZE
}

/** Empty height. Not an empty text: that is a line of its own. */
export function spacer(height: number): Extract<PdfNode, { readonly stack: unknown }> {
  return { stack: [], margin: [0, 0, 0, height] }
}
