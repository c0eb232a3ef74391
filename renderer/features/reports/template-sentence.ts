import type { TemplateEntry } from '#shared/contract/templates.ts'
import { fillText } from '#shared/reports/fill-template.ts'

/** How a wording reads with this year's values; null: this year's documents don't have the sentence. */
export function sentenceOf({ places }: TemplateEntry, text: string): string | null {
  const values = Object.fromEntries(
    places.flatMap(({ place, value }) => (value === null ? [] : [[place, value] as const])),
  )
  if (places.length > 0 && Object.keys(values).length === 0) return null
  return fillText(text, values, (place) => `〔${place}〕`).replaceAll('|', '')
}
