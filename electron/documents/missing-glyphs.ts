import { placedTexts } from '#shared/reports/placed-texts.ts'
import type { ReportModel } from '#shared/reports/report-model.ts'
import type { FontSet } from './font-set.ts'
import { cleanForPrint, fontFor } from './text-runs.ts'

/** A character that no font of a document has. */
export interface MissingGlyph {
  readonly character: string
  /** Where it stands, each place once, in the document's order. */
  readonly places: readonly string[]
  /** The text around it, where it stands first. */
  readonly around: string
}

/** All of them, in the order in which they are met. Every role falls back on the same fonts: one is asked for all. */
export function missingGlyphs(model: ReportModel, fonts: FontSet): readonly MissingGlyph[] {
  const missing = new Map<string, { places: Set<string>; around: string }>()
  for (const { place, text } of placedTexts(model)) {
    const printed = cleanForPrint(text)
    for (const character of printed) {
      if (fontFor(fonts, 'body', character.codePointAt(0) ?? 0) !== null) continue
      const known = missing.get(character) ?? {
        places: new Set<string>(),
        around: around(printed, character),
      }
      known.places.add(place)
      missing.set(character, known)
    }
  }
  return [...missing].map(([character, { places, around: text }]) => ({
    character,
    places: [...places],
    around: text,
  }))
}

const AROUND = 10

function around(text: string, character: string): string {
  const characters = [...text]
  const at = characters.indexOf(character)
  const [from, to] = [Math.max(0, at - AROUND), at + AROUND + 1]
  const part = characters.slice(from, to).join('')
  return `${from > 0 ? '……' : ''}${part}${to < characters.length ? '……' : ''}`
}

const MOST_PLACES = 3

/** “🎉”（字符编号 1F389），在“一、总体结果”下第2段（“……”）、附件1……等5处. */
export function describeMissing(missing: readonly MissingGlyph[]): string {
  return missing
    .map(({ character, places, around: text }) => {
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
      const [first = '', ...others] = places.slice(0, MOST_PLACES)
      const where = [`${first}（“${text}”）`, ...others].join('、')
      const more = places.length > MOST_PLACES ? `等${places.length}处` : ''
      return `“${character}”（字符编号 ${code}），在${where}${more}`
    })
    .join('；')
}
