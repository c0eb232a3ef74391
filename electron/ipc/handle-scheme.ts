import { fail, type Outcome } from '#electron/application/outcome.ts'
import {
  addIndicator as add,
  copyFromYear,
  copyIndicator as copy,
  type AddedIndicator,
} from '#electron/application/scheme/change-indicators.ts'
import { discardDraft, editDraft, stepDraft } from '#electron/application/scheme/draft.ts'
import {
  exportIndicatorTable,
  importIndicatorTable,
} from '#electron/application/scheme/indicator-workbook.ts'
import { restoreVersion } from '#electron/application/scheme/restore.ts'
import { saveDraft } from '#electron/application/scheme/save.ts'
import { schemeCheck, schemeVersions as versionsOf } from '#electron/application/views/scheme-check.ts'
import { schemePage as pageOf } from '#electron/application/views/scheme-page.ts'
import { openYear, type YearBook } from '#electron/application/year-book.ts'
import type { Office } from '#electron/application/office.ts'
import type { RequestOf, ValueOf } from '#shared/contract/calls.ts'
import type { SchemeEditRequest } from '#shared/contract/scheme-edit.ts'
import type { SchemePage } from '#shared/contract/scheme.ts'
import { unitId } from '#shared/plan/unit.ts'
import type { SchemeEdit } from '#shared/scheme/edit.ts'
import { ofYear, type Handler } from './handler.ts'
import { folderName, saveThrough } from './save-through.ts'

export const schemePage: Handler<'schemePage'> = ofYear(({ office, book }) => ({
  ok: true,
  value: pageOf(office, book),
}))

export const editScheme: Handler<'editScheme'> = ofYear(
  ({ office, book }, { edits }: RequestOf<'editScheme'>) => {
    const edited = editDraft(office, book, edits.map(toEdit))
    if (!edited.ok) return edited
    return { ok: true, value: { page: pageOf(office, book), refused: edited.value.refused } }
  },
)

/** Ids of units are checked by the edit itself. */
function toEdit(edit: SchemeEditRequest): SchemeEdit {
  switch (edit.kind) {
    case 'unit-target':
    case 'place-unit':
    case 'rank-unit':
      return { ...edit, unit: unitId(edit.unit) }
    case 'roles':
      return { ...edit, units: edit.units.map(unitId), leads: edit.leads.map(unitId) }
    default:
      return edit
  }
}

export const undoSchemeEdit: Handler<'undoSchemeEdit'> = ofYear(
  ({ office, book }, { redo }: RequestOf<'undoSchemeEdit'>) =>
    withPage(office, book, stepDraft(office, book, redo ? 'redo' : 'undo')),
)

export const discardSchemeDraft: Handler<'discardSchemeDraft'> = ofYear(({ office, book }) =>
  withPage(office, book, discardDraft(office, book)),
)

export const restoreScheme: Handler<'restoreScheme'> = ofYear(
  ({ office, book }, { version }: RequestOf<'restoreScheme'>) =>
    withPage(office, book, restoreVersion(office, book, version)),
)

function withPage(
  office: Office,
  book: YearBook,
  done: Outcome<unknown>,
): Outcome<{ readonly page: SchemePage }> {
  return done.ok ? { ok: true, value: { page: pageOf(office, book) } } : done
}

export const addIndicator: Handler<'addIndicator'> = ofYear(
  ({ office, book }, { group, source }: RequestOf<'addIndicator'>) =>
    withIndicator(office, book, add(office, book, { group, source })),
)

export const copyIndicator: Handler<'copyIndicator'> = ofYear(
  ({ office, book }, { group, indicator }: RequestOf<'copyIndicator'>) =>
    withIndicator(office, book, copy(office, book, { group, indicator })),
)

function withIndicator(
  office: Office,
  book: YearBook,
  added: Outcome<AddedIndicator>,
): Outcome<ValueOf<'addIndicator'>> {
  if (!added.ok) return added
  return { ok: true, value: { page: pageOf(office, book), indicator: added.value.indicator } }
}

export const copyScheme: Handler<'copyScheme'> = ofYear(
  ({ office, book }, { from, parts }: RequestOf<'copyScheme'>) => {
    const copied = copyFromYear(office, book, { from, parts })
    if (!copied.ok) return copied
    const { changes, refused } = copied.value
    return {
      ok: true,
      value: { page: pageOf(office, book), changes, refused: refused.map(({ message }) => message) },
    }
  },
)

export const checkScheme: Handler<'checkScheme'> = ofYear(({ office, book }) => ({
  ok: true,
  value: schemeCheck(office, book),
}))

export const saveScheme: Handler<'saveScheme'> = ofYear(
  ({ office, book }, { step, reason }: RequestOf<'saveScheme'>) => {
    const saved = saveDraft(office, book, { step, reason })
    if (!saved.ok) return saved
    const now = openYear(office, book.year.year)
    if (!now.ok) return fail('failed', '办法已保存，但页面没有刷新。请重新打开本页。')
    const { version, impact } = saved.value
    return {
      ok: true,
      value: {
        page: pageOf(office, now.value),
        version,
        oldForms: impact.oldForms.length,
        reopened: impact.reopened.length,
      },
    }
  },
)

export const schemeVersions: Handler<'schemeVersions'> = ofYear(({ office, book }) => ({
  ok: true,
  value: { versions: versionsOf(office, book) },
}))

export const exportIndicators: Handler<'exportIndicators'> = ofYear(({ desk, office, book }) => {
  const { year } = book.year
  const names = { folder: folderName(year), archive: `${year}年度指标与目标` }
  return saveThrough(desk, names, async (folder) => {
    const saved = await exportIndicatorTable(office, book, folder)
    return saved.ok ? { ok: true, value: { files: [saved.value] } } : saved
  })
})

export const importIndicators: Handler<'importIndicators'> = ofYear(
  async ({ desk, office, book }, { pick }: RequestOf<'importIndicators'>) => {
    const path = desk.picks.find(pick)
    if (path === null) return fail('unknown-pick', '所选文件已不在程序中，没有读入。请重新选择。')
    const taken = await importIndicatorTable(office, book, path)
    return taken.ok ? { ok: true, value: { page: pageOf(office, book), ...taken.value } } : taken
  },
)
