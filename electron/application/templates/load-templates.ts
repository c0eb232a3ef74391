import type { Database } from '#db/open.ts'
import { loadSettingsUnder } from '#db/settings.ts'
import type { TemplateTexts } from '#shared/reports/fill-template.ts'
import { isTemplateName, whyNotTemplate } from '#shared/reports/judge-template.ts'

/** Settings of this name hold the office's wording of a template. */
export const TEMPLATE = 'template:'

/** An own wording that was kept by an earlier program and can't be used in this one: what comes with the program is printed. */
export interface UnusableTemplate {
  /** Not of a template where this program has no such sentence. */
  readonly name: string
  readonly text: string
  readonly why: string
}

/** The office's own wordings that can be used. */
export function loadTemplates(db: Database): TemplateTexts {
  return new Map(
    loadJudged(db).flatMap(({ name, text, why }) => (why === null ? [[name, text] as const] : [])),
  )
}

export function loadUnusable(db: Database): readonly UnusableTemplate[] {
  return loadJudged(db).flatMap(({ name, text, why }) => (why === null ? [] : [{ name, text, why }]))
}

/** The office's own wording as it was kept, whether it can be used or not; null: it has none. */
export function loadOwnTemplate(db: Database, name: string): string | null {
  return loadJudged(db).find((kept) => kept.name === name)?.text ?? null
}

/** Every own wording, and why it can't be used; null: it can. */
function loadJudged(db: Database) {
  return [...loadSettingsUnder(db, TEMPLATE)].flatMap(([key, value]) => {
    const name = key.slice(TEMPLATE.length)
    const kept: Readonly<Record<string, unknown>> =
      typeof value === 'object' && value !== null ? { ...value } : {}
    const text = kept['text']
    if (typeof text !== 'string') return []
    return [{ name, text, why: isTemplateName(name) ? whyNotTemplate(name, text) : '现在的程序没有这一句。' }]
  })
}
