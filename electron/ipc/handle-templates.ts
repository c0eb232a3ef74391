import { keepTemplate as keep } from '#electron/application/templates/keep-template.ts'
import { loadUnusable } from '#electron/application/templates/load-templates.ts'
import { listTemplates as list } from '#electron/application/templates/template-list.ts'
import { ofYear, type Handler } from './handler.ts'

export const listTemplates: Handler<'listTemplates'> = ofYear(({ office, book }) => ({
  ok: true,
  value: list(office, book),
}))

export const unusableTemplates: Handler<'unusableTemplates'> = ({ office }) => ({
  ok: true,
  value: { templates: loadUnusable(office.db).map(({ name, why }) => ({ name, why })) },
})

export const keepTemplate: Handler<'keepTemplate'> = ({ office }, { name, text }) => {
  const kept = keep(office, name, text)
  return kept.ok ? { ok: true, value: {} } : kept
}
