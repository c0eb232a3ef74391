import { atomically } from '#electron/application/atomically.ts'
import { pasteNominations as paste } from '#electron/application/nominations/paste-nominations.ts'
import {
  saveNomination as keep,
  withdrawNomination as takeBack,
} from '#electron/application/nominations/save-nomination.ts'
import { nominationsPage as nominationsOf } from '#electron/application/views/nominations-page.ts'
import type { RequestOf } from '#shared/contract/calls.ts'
import { unitId } from '#shared/plan/unit.ts'
import { ofYear, type Handler } from './handler.ts'
import { told } from './told.ts'

export const nominationsPage: Handler<'nominationsPage'> = ofYear(({ office, book }) => ({
  ok: true,
  value: nominationsOf(office, book),
}))

export const saveNomination: Handler<'saveNomination'> = ofYear(
  ({ office, book }, request: RequestOf<'saveNomination'>) => {
    const saved = atomically(office.db, () =>
      keep(office, office.act(), book, { ...request, unit: unitId(request.unit) }),
    )
    return saved.ok ? { ok: true, value: { number: saved.value } } : saved
  },
)

export const withdrawNomination: Handler<'withdrawNomination'> = ofYear(
  ({ office, book }, request: RequestOf<'withdrawNomination'>) => {
    const withdrawn = atomically(office.db, () => takeBack(office, office.act(), book, request))
    return withdrawn.ok ? { ok: true, value: {} } : withdrawn
  },
)

export const pasteNominations: Handler<'pasteNominations'> = ofYear(
  ({ office, book }, { block, confirmed }: RequestOf<'pasteNominations'>) =>
    told(office, confirmed, (actor) => paste(office, actor, book, block)),
)
