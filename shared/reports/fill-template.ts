import { REPORT_TEMPLATES, type TemplateName } from './templates.ts'

export type TemplateValues = Readonly<Record<string, string | number>>
/** The office's own wordings; a template that is not among them is as it comes with the program. */
export type TemplateTexts = ReadonlyMap<string, string>

interface Writing {
  readonly texts: TemplateTexts
  /** Told of every sentence that is made. */
  readonly made: (name: TemplateName, values: TemplateValues) => void
}

const USUAL: Writing = { texts: new Map(), made: () => {} }
let writing = USUAL

/**
 * Builds a document in the office's own wordings. They hold while `build` runs, which must not wait for anything, and for
 * nothing else: what comes of it depends on the arguments alone.
 */
export function writeWith<Value>(texts: TemplateTexts, build: () => Value, made = USUAL.made): Value {
  const before = writing
  writing = { texts, made }
  try {
    const value = build()
    // What came later would be in the usual wordings, or in those of another year.
    if (value instanceof Promise) throw new Error('a document must be built at once, not in a promise')
    return value
  } finally {
    writing = before
  }
}

/** Puts the values into a named template. Throws where a place has no value: a sentence never goes out with a gap. */
export function fillTemplate(name: TemplateName, values: TemplateValues = {}): string {
  writing.made(name, values)
  return fillText(writing.texts.get(name) ?? REPORT_TEMPLATES[name], values, (place) => {
    throw new Error(`template ${name} has no value for ${place}`)
  })
}

const PLACE = /\{(\p{Script=Han}+)\}/gu

/** `missing` says what stands where a place has no value. Quotes within quotes are single ones (GB/T 15834-2011, 4.8). */
export function fillText(text: string, values: TemplateValues, missing: (place: string) => string): string {
  return text.replaceAll(PLACE, (found, place: string, at: number) => {
    const value = Object.hasOwn(values, place) ? String(values[place]) : missing(place)
    const quoted = text[at - 1] === '“' && text[at + found.length] === '”'
    return quoted ? value.replaceAll('“', '‘').replaceAll('”', '’') : value
  })
}

/** The places of a text, each once, in their order. */
export function placesOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(PLACE)].map(([, place = '']) => place))]
}

/** A title whole, and in the lines that its template names. */
export function fillTitle(
  name: TemplateName,
  values: TemplateValues,
): { readonly title: string; readonly titleLines: readonly string[] } {
  const titleLines = fillTemplate(name, values).split('|')
  return { title: titleLines.join(''), titleLines }
}
