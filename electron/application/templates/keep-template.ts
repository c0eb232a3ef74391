import { appendLog } from '#db/log.ts'
import { storeSetting } from '#db/settings.ts'
import { isTemplateName, whyNotTemplate } from '#shared/reports/judge-template.ts'
import { REPORT_TEMPLATES } from '#shared/reports/templates.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { loadOwnTemplate, TEMPLATE } from './load-templates.ts'

/** Keeps the office's wording of a template; null: as it comes with the program. All documents that are made later have it. */
export function keepTemplate(office: Office, name: string, wanted: string | null): Outcome<null> {
  const { db } = office
  const before = loadOwnTemplate(db, name)
  const known = isTemplateName(name)
  // Of a sentence that an earlier program had, the own wording can only be put away.
  if (!known && (before === null || wanted !== null)) {
    return fail('bad-request', '没有这一句文字模板，请刷新后重新选择。')
  }
  const usual = known ? REPORT_TEMPLATES[name] : '不再使用'
  const text = wanted?.trim() ?? null
  const why = text === null || !known ? null : whyNotTemplate(name, text)
  if (why !== null) return fail('bad-request', `没有保存：${why}`)
  const own = text === usual ? null : text
  if (before === own) return fail('nothing-changed', '文字没有变，没有保存。')
  db.transaction(() => {
    const actor = office.act()
    storeSetting(db, actor, TEMPLATE + name, own === null ? {} : { text: own })
    appendLog(db, actor, {
      action: own === null ? '恢复默认文字' : '修改文字模板',
      object: `文字模板“${name}”`,
      detail: { template: name, before: before ?? usual, after: own ?? usual },
    })
  })()
  return { ok: true, value: null }
}
