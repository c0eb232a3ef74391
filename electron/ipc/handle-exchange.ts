import { basename, join } from 'node:path'
import { handBack as giveBack } from '#electron/application/exchange/hand-back.ts'
import { handOut, recallHandout as recall } from '#electron/application/exchange/hand-out.ts'
import { copiesFolder, listCopies } from '#electron/application/exchange/copies.ts'
import type { ReturnFile } from '#electron/application/exchange/open-return.ts'
import { OWN_PLACE } from '#electron/application/exchange/opened-place.ts'
import type { WrittenPackage } from '#electron/application/exchange/package-file.ts'
import type { LongWork } from '#electron/application/long-work.ts'
import { listYears } from '#electron/application/list-years.ts'
import { fail, type Outcome } from '#electron/application/outcome.ts'
import {
  describePlace,
  exchangeLog as logOf,
  exchangePage as pageOf,
} from '#electron/application/views/exchange-page.ts'
import type { RequestOf, ValueOf } from '#shared/contract/calls.ts'
import { unitId } from '#shared/plan/unit.ts'
import { backedUp } from './backed-up.ts'
import type { Desk } from './desk.ts'
import { ofYear, type Handler } from './handler.ts'
import { runJob } from './jobs.ts'
import { folderName, saveThrough } from './save-through.ts'

export const exchangePage: Handler<'exchangePage'> = ofYear(({ office, book }) => ({
  ok: true,
  value: pageOf(office, book),
}))

export const openPlace: Handler<'openPlace'> = ({ desk, office }) => ({
  ok: true,
  value: { place: describePlace(office, desk.place), copies: [...listCopies(desk.ownFolder)] },
})

export const handOutUnits: Handler<'handOutUnits'> = ofYear(
  ({ desk, office, book }, { units, colleague, note }: RequestOf<'handOutUnits'>) =>
    writePack(desk, book.year.year, (folder, work) =>
      handOut(office, book, { units: units.map(unitId), colleague, note, folder }, work),
    ),
)

export const handBack: Handler<'handBack'> = ({ desk, office }) => {
  const year = listYears(office).at(-1)?.year.year ?? 0
  return writePack(desk, year, (folder, work) => giveBack(office, folder, work))
}

/** Writes one package through the host's folder dialog, as the one job at work. */
function writePack(
  desk: Desk,
  year: number,
  write: (folder: string, work: LongWork) => Promise<Outcome<WrittenPackage>>,
): Promise<Outcome<ValueOf<'handBack'>>> {
  return runJob(desk, 'exchange', async (progress, stopped) => {
    let code = ''
    const names = { folder: folderName(year), archive: `${year}年度协作包` }
    const saved = await saveThrough(desk, names, async (folder) => {
      const written = await write(folder, { progress, stopped })
      if (!written.ok) return written
      code = written.value.code
      const { path, renamed } = written.value
      return { ok: true, value: { files: [{ path, renamed }] } }
    })
    return saved.ok ? { ok: true, value: { saved: saved.value, code } } : saved
  })
}

export const recallHandout: Handler<'recallHandout'> = ofYear(
  ({ office }, { package: name, reason }: RequestOf<'recallHandout'>) => {
    const done = recall(office, name, reason)
    return done.ok ? { ok: true, value: {} } : done
  },
)

export const openHandout: Handler<'openHandout'> = async ({ desk, office }, { pick }) => {
  const file = findFile(desk, pick)
  if (!file.ok) return file
  const { path, name } = file.value
  const copy = await runJob(desk, 'package', async (progress, stopped) => {
    // What reads packages comes with the first one.
    const { openHandoutPackage } = await import('#electron/application/exchange/open-copy-package.ts')
    return openHandoutPackage(desk.ownFolder, path, name, office.act(), { progress, stopped })
  })
  await desk.host.forget(path)
  if (!copy.ok) return copy
  const { id, year } = copy.value
  const opened = desk.switchTo({ kind: 'copy', folder: join(copiesFolder(desk.ownFolder), id) })
  return opened.ok ? { ok: true, value: { year } } : opened
}

export const switchPlace: Handler<'switchPlace'> = ({ desk }, { copy: id }) => {
  const copy = id === null ? null : listCopies(desk.ownFolder).find((known) => known.id === id)
  if (copy === undefined) return fail('no-copy', '这份协作副本不在了，没有打开。请重新打开协作包。')
  const next =
    copy === null
      ? OWN_PLACE
      : ({ kind: 'copy', folder: join(copiesFolder(desk.ownFolder), copy.id) } as const)
  const opened = desk.switchTo(next)
  return opened.ok ? { ok: true, value: { year: listYears(opened.value).at(-1)?.year.year ?? null } } : opened
}

function findFile(desk: Desk, pick: string): Outcome<ReturnFile> {
  const path = desk.picks.find(pick)
  if (path === null) return fail('unknown-pick', '所选的文件已不在程序中，没有使用。请重新选择。')
  return { ok: true, value: { path, name: desk.sentAs.get(path) ?? basename(path) } }
}

export const previewMerge: Handler<'previewMerge'> = ofYear(
  ({ desk, office, book }, { pick }: RequestOf<'previewMerge'>) => {
    const file = findFile(desk, pick)
    if (!file.ok) return file
    return runJob(desk, 'package', async (progress, stopped) => {
      const { inspectReturn } = await import('#electron/application/exchange/merge-return.ts')
      return inspectReturn(office, book, file.value, { progress, stopped })
    })
  },
)

export const mergeReturned: Handler<'mergeReturned'> = ofYear(
  ({ desk, office, book }, { pick, choices }: RequestOf<'mergeReturned'>) => {
    const file = findFile(desk, pick)
    if (!file.ok) return file
    return runJob(desk, 'exchange', async (progress, stopped) => {
      const { mergeReturn } = await import('#electron/application/exchange/merge-return.ts')
      return backedUp(desk, office, () =>
        mergeReturn(office, book, file.value, new Map(Object.entries(choices)), { progress, stopped }),
      )
    })
  },
)

export const exchangeLog: Handler<'exchangeLog'> = ofYear(
  ({ office, book }, { package: name }: RequestOf<'exchangeLog'>) => logOf(office, book, name),
)
