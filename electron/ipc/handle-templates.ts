import { keepTemplate as keep } from '#electron/application/templates/keep-template.ts'
import { listTemplates as list } from '#electron/application/templates/template-list.ts'
import { ofYear, type Handler } from './handler.ts'

export const listTemplates: Handler<'listTemplates'> = ofYear(({ office, book }) => ({
  ok: true,
  value: { templates: list(office, book) },
}))

export const keepTemplate: Handler<'keepTemplate'> = ({ office }, { name, text }) => {
  const kept = keep(office, name, text)
  return kept.ok ? { ok: true, value: {} } : kept
}
