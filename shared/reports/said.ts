import { fillTemplate, type TemplateValues } from './fill-template.ts'
import { numbered, paragraph, type ReportBlock } from './report-model.ts'
import type { TemplateName } from './templates.ts'

/** A sentence and the key of the paragraph that it makes. */
export interface Said {
  readonly key: string
  readonly text: string
}

/** The key of the paragraph is the template's name, where it is not another. */
export function said(name: TemplateName, values: TemplateValues = {}, key: string = name): Said {
  return { key, text: fillTemplate(name, values) }
}

/** Numbered where there are several. */
export function listed(texts: readonly Said[]): readonly ReportBlock[] {
  return texts.map(({ text, key }, index) =>
    texts.length === 1 ? paragraph(text, key) : numbered(index + 1, text, key),
  )
}
