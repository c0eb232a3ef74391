import type { Database } from '#db/open.ts'
import { loadSettingsUnder } from '#db/settings.ts'
import type { TemplateTexts } from '#shared/reports/fill-template.ts'
import { isTemplateName, whyNotTemplate } from '#shared/reports/judge-template.ts'

/** Settings of this name hold the office's wording of a template. */
export const TEMPLATE = 'template:'

/** The office's own wordings; one that a later program can't take is as it comes with the program. */
export function loadTemplates(db: Database): TemplateTexts {
  return new Map(
    [...loadSettingsUnder(db, TEMPLATE)].flatMap(([key, value]) => {
      const name = key.slice(TEMPLATE.length)
      const kept: Readonly<Record<string, unknown>> =
        typeof value === 'object' && value !== null ? { ...value } : {}
      const text = kept['text']
      if (typeof text !== 'string' || !isTemplateName(name) || whyNotTemplate(name, text) !== null) return []
      return [[name, text] as const]
    }),
  )
}
