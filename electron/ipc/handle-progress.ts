import { atomically } from '#electron/application/atomically.ts'
import { copyOut, readForPreview } from '#electron/application/evidence/read-out.ts'
import { attachPhotos as attach, removePhoto as remove } from '#electron/application/inspections/photos.ts'
import {
  saveInspection as keep,
  withdrawInspection as takeBack,
} from '#electron/application/inspections/save-inspection.ts'
import { settleProblem as settle } from '#electron/application/inspections/settle-problem.ts'
import { writeInspections as writeThem } from '#electron/application/inspections/write-inspections.ts'
import type { Outcome } from '#electron/application/outcome.ts'
import { copyFinished as copy } from '#electron/application/progress/copy-finished.ts'
import { exportProgress as write } from '#electron/application/progress/export-progress.ts'
import {
  changeRhythm as change,
  saveProgress as save,
  withdrawProgress as withdraw,
} from '#electron/application/progress/save-progress.ts'
import { inspectionsPage as inspectionsOf } from '#electron/application/views/inspections-page.ts'
import { itemRecords as recordsOf } from '#electron/application/views/item-records.ts'
import { progressPage as pageOf } from '#electron/application/views/progress-page.ts'
import type { RequestOf } from '#shared/contract/calls.ts'
import { unitId } from '#shared/plan/unit.ts'
import { findPicks } from './handle-evidence.ts'
import { ofYear, type Handler } from './handler.ts'
import { runJob } from './jobs.ts'
import { folderName, saveThrough } from './save-through.ts'
import { told } from './told.ts'

const done = (outcome: Outcome<unknown>): Outcome<Record<string, never>> =>
  outcome.ok ? { ok: true, value: {} } : outcome

export const progressPage: Handler<'progressPage'> = ofYear(
  ({ office, book }, { period }: RequestOf<'progressPage'>) => ({
    ok: true,
    value: pageOf(office, book, period),
  }),
)

export const saveProgress: Handler<'saveProgress'> = ofYear(
  ({ office, book }, request: RequestOf<'saveProgress'>) =>
    done(
      atomically(office.db, () =>
        save(office, office.act(), book, { ...request, unit: unitId(request.unit) }),
      ),
    ),
)

export const withdrawProgress: Handler<'withdrawProgress'> = ofYear(
  ({ office, book }, request: RequestOf<'withdrawProgress'>) =>
    done(
      atomically(office.db, () =>
        withdraw(office, office.act(), book, { ...request, unit: unitId(request.unit) }),
      ),
    ),
)

export const changeRhythm: Handler<'changeRhythm'> = ofYear(
  ({ office, book }, { rhythm }: RequestOf<'changeRhythm'>) =>
    done(atomically(office.db, () => change(office, office.act(), book, rhythm))),
)

export const copyFinished: Handler<'copyFinished'> = ofYear(
  ({ office, book }, { period, confirmed }: RequestOf<'copyFinished'>) =>
    told(office, confirmed, (actor) => copy(office, actor, book, period)),
)

export const exportProgress: Handler<'exportProgress'> = ofYear(
  ({ desk, office, book }, { period }: RequestOf<'exportProgress'>) => {
    const { year } = book.year
    const names = { folder: folderName(year), archive: `${year}年度进展情况表` }
    return saveThrough(desk, names, async (folder) => {
      const written = await write(office, book, period, folder)
      return written.ok ? { ok: true, value: { files: [written.value] } } : written
    })
  },
)

export const itemRecords: Handler<'itemRecords'> = ofYear(
  ({ office, book }, { unit, indicator }: RequestOf<'itemRecords'>) =>
    recordsOf(office, book, unitId(unit), indicator),
)

export const inspectionsPage: Handler<'inspectionsPage'> = ofYear(({ office, book }) => ({
  ok: true,
  value: inspectionsOf(office, book),
}))

export const saveInspection: Handler<'saveInspection'> = ofYear(
  ({ office, book }, request: RequestOf<'saveInspection'>) => {
    const draft = {
      ...request,
      units: request.units.map(unitId),
      problems: request.problems.map((problem) => ({
        ...problem,
        unit: problem.unit === null ? null : unitId(problem.unit),
      })),
    }
    const saved = atomically(office.db, () => keep(office, office.act(), book, draft))
    return saved.ok ? { ok: true, value: { number: saved.value } } : saved
  },
)

export const withdrawInspection: Handler<'withdrawInspection'> = ofYear(
  ({ office, book }, request: RequestOf<'withdrawInspection'>) =>
    done(atomically(office.db, () => takeBack(office, office.act(), book, request))),
)

export const settleProblem: Handler<'settleProblem'> = ofYear(
  ({ office, book }, request: RequestOf<'settleProblem'>) =>
    done(atomically(office.db, () => settle(office, office.act(), book, request))),
)

export const attachPhotos: Handler<'attachPhotos'> = ofYear(
  ({ desk, office, book }, { inspection, picks }: RequestOf<'attachPhotos'>) => {
    const found = findPicks(desk, picks)
    if (!found.ok) return found
    return runJob(desk, 'evidence', (progress, stopped) =>
      attach(office, book, inspection, found.value, {
        progress,
        stopped,
        kept: (path) => desk.host.forget(path),
      }),
    )
  },
)

export const removePhoto: Handler<'removePhoto'> = ({ office }, { photo, reason }) =>
  done(remove(office, photo, reason))

export const readPhoto: Handler<'readPhoto'> = async ({ office }, { photo, from, length }) => {
  const read = await readForPreview(office, { of: 'photo', id: photo }, from, length)
  if (!read.ok) return read
  const { size, type, bytes } = read.value
  return { ok: true, value: { size, type, bytes: Buffer.from(bytes).toString('base64') } }
}

export const savePhoto: Handler<'savePhoto'> = ({ desk, office }, { photo }) =>
  saveThrough(desk, { folder: '督导照片', archive: '督导照片' }, async (folder) => {
    const saved = await copyOut(office, { of: 'photo', id: photo }, folder)
    return saved.ok ? { ok: true, value: { files: [saved.value] } } : saved
  })

export const writeInspections: Handler<'writeInspections'> = ofYear(
  ({ desk, office, book }, { paper, numbers }: RequestOf<'writeInspections'>) => {
    const { year } = book.year
    const names = { folder: folderName(year), archive: `${year}年度督导和调研` }
    return saveThrough(desk, names, async (folder) => {
      const written = await writeThem(office, book, { folder, paper, numbers })
      return written.ok ? { ok: true, value: { files: written.value } } : written
    })
  },
)
