import { atomically } from '#electron/application/atomically.ts'
import { copyPoints as copy } from '#electron/application/points/copy-points.ts'
import { exportPoints as write } from '#electron/application/points/export-points.ts'
import { savePoint as save, withdrawPoint as withdraw } from '#electron/application/points/save-point.ts'
import { planTasks as tasksOf } from '#electron/application/views/plan-tasks.ts'
import type { RequestOf } from '#shared/contract/calls.ts'
import { unitId } from '#shared/plan/unit.ts'
import { ofYear, type Handler } from './handler.ts'
import { folderName, saveThrough } from './save-through.ts'
import { told } from './told.ts'

export const planTasks: Handler<'planTasks'> = ofYear(({ office, book }) => ({
  ok: true,
  value: tasksOf(office, book),
}))

export const savePoint: Handler<'savePoint'> = ofYear(({ office, book }, request: RequestOf<'savePoint'>) => {
  const saved = atomically(office.db, () =>
    save(office, office.act(), book, { ...request, units: request.units.map(unitId) }),
  )
  return saved.ok ? { ok: true, value: { number: saved.value } } : saved
})

export const withdrawPoint: Handler<'withdrawPoint'> = ofYear(
  ({ office, book }, request: RequestOf<'withdrawPoint'>) => {
    const withdrawn = atomically(office.db, () => withdraw(office, office.act(), book, request))
    return withdrawn.ok ? { ok: true, value: {} } : withdrawn
  },
)

export const copyPoints: Handler<'copyPoints'> = ofYear(
  ({ office, book }, { confirmed }: RequestOf<'copyPoints'>) =>
    told(office, confirmed, (actor) => copy(office, actor, book)),
)

export const exportPoints: Handler<'exportPoints'> = ofYear(({ desk, office, book }) => {
  const { year } = book.year
  return saveThrough(desk, { folder: folderName(year), archive: `${year}年度工作要点` }, async (folder) => {
    const written = await write(office, book, folder)
    return written.ok ? { ok: true, value: { files: [written.value] } } : written
  })
})
