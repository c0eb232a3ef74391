import { atomically } from '#electron/application/atomically.ts'
import { previewYear } from '#electron/application/create-year.ts'
import { changeUnit as change } from '#electron/application/units/change-unit.ts'
import { enlistUnit as enlist } from '#electron/application/units/enlist-unit.ts'
import { foundUnit } from '#electron/application/units/found-unit.ts'
import { keepUnit as keep } from '#electron/application/units/keep-unit.ts'
import { applyReform, reformProposals } from '#electron/application/units/reform.ts'
import { undoChange } from '#electron/application/units/undo-change.ts'
import { openUnitBook } from '#electron/application/units/unit-book.ts'
import { unitRegister as register } from '#electron/application/views/unit-register.ts'
import type { RequestOf } from '#shared/contract/calls.ts'
import { unitId } from '#shared/plan/unit.ts'
import { ofYear, type Handler } from './handler.ts'
import { told } from './told.ts'

export const unitRegister: Handler<'unitRegister'> = ofYear(({ office, book }) => ({
  ok: true,
  value: register(office, book),
}))

export const keepUnit: Handler<'keepUnit'> = ofYear(({ office, book }, request: RequestOf<'keepUnit'>) => {
  const kept = atomically(office.db, () =>
    keep(office, office.act(), book.year.year, { ...request, unit: unitId(request.unit) }),
  )
  return kept.ok ? { ok: true, value: {} } : kept
})

export const changeUnit: Handler<'changeUnit'> = ({ office }, request) =>
  told(office, request.confirmed, (actor) =>
    change(office, actor, {
      ...request,
      unit: unitId(request.unit),
      successors: request.successors.map(unitId),
    }),
  )

export const addUnit: Handler<'addUnit'> = ({ office }, request) =>
  told(office, request.confirmed, (actor) =>
    foundUnit(office, actor, { ...request, predecessors: request.predecessors.map(unitId) }),
  )

export const undoUnitChange: Handler<'undoUnitChange'> = ({ office }, request) =>
  told(office, request.confirmed, (actor) => undoChange(office, actor, request))

export const enlistUnit: Handler<'enlistUnit'> = ofYear(
  ({ office, book }, { unit, group, confirmed }: RequestOf<'enlistUnit'>) =>
    told(office, confirmed, (actor) => enlist(office, actor, book, { unit: unitId(unit), group })),
)

export const commonRenamings: Handler<'commonRenamings'> = ({ office }, { from }) => ({
  ok: true,
  value: { renamings: reformProposals(openUnitBook(office), from) },
})

export const applyRenamings: Handler<'applyRenamings'> = ({ office }, request) =>
  told(office, request.confirmed, (actor) =>
    applyReform(office, actor, { ...request, units: request.units.map(unitId) }),
  )

export const newYearUnits: Handler<'newYearUnits'> = ({ office }, { year }) => ({
  ok: true,
  value: previewYear(office, year),
})
