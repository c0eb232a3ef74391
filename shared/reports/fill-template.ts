import { REPORT_TEMPLATES, type TemplateName } from './templates.ts'

export type TemplateValues = Readonly<Record<string, string | number>>

/** Puts the values into a named template. Throws where a place has no value: a sentence never goes out with a gap. */
export function fillTemplate(name: TemplateName, values: TemplateValues = {}): string {
  return REPORT_TEMPLATES[name].replaceAll(/\{(\p{Script=Han}+)\}/gu, (_, place: string) => {
    const value = Object.hasOwn(values, place) ? values[place] : undefined
    if (value === undefined) throw new Error(`template ${name} has no value for ${place}`)
    return String(value)
  })
}

/** A title whole, and in the lines that its template names. */
export function fillTitle(
  name: TemplateName,
  values: TemplateValues,
): { readonly title: string; readonly titleLines: readonly string[] } {
  const titleLines = fillTemplate(name, values).split('|')
  return { title: titleLines.join(''), titleLines }
}
