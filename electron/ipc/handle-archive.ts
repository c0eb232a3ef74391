import { basename } from 'node:path'
import { exportOpenly } from '#electron/application/archive/export-openly.ts'
import { fail } from '#electron/application/outcome.ts'
import { closeYear, unlockYear as unlock, type ClosedYear } from '#electron/application/archive/close-year.ts'
import { compareYears as compare } from '#electron/application/views/comparison.ts'
import { archivePage as pageOf } from '#electron/application/views/archive-page.ts'
import type { RequestOf } from '#shared/contract/calls.ts'
import { backedUp } from './backed-up.ts'
import { ofYear, type Handler } from './handler.ts'
import { runJob } from './jobs.ts'
import { folderName, saveThrough } from './save-through.ts'

export const archivePage: Handler<'archivePage'> = ofYear(({ office, book }) => ({
  ok: true,
  value: pageOf(office, book),
}))

export const compareYears: Handler<'compareYears'> = ofYear(({ office, book }) => ({
  ok: true,
  value: compare(office, book),
}))

export const archiveYear: Handler<'archiveYear'> = ofYear(({ desk, office, book }) =>
  runJob(desk, 'archive', async (progress, stopped) => {
    const { year } = book.year
    let closed: ClosedYear | null = null
    const names = { folder: folderName(year), archive: `${year}年度归档` }
    const saved = await saveThrough(desk, names, (folder) =>
      backedUp(desk, office, async () => {
        const done = await closeYear(office, book, folder, { progress, stopped })
        if (!done.ok) return done
        closed = done.value
        const { path } = done.value
        return { ok: true, value: { files: [{ path, renamed: /\(\d+\)\.zip$/.test(path) }] } }
      }),
    )
    if (!saved.ok) return saved
    const { code, chainCode, size } = recordOf(closed)
    return { ok: true, value: { saved: saved.value, code, chainCode, size } }
  }),
)

export const openArchive: Handler<'openArchive'> = async ({ desk, office }, { pick }) => {
  const path = desk.picks.find(pick)
  if (path === null) return fail('unknown-pick', '所选的文件已不在程序中，没有打开。请重新选择。')
  const name = desk.sentAs.get(path) ?? basename(path)
  const { at } = office.act()
  const place = await runJob(desk, 'opening', async (progress, stopped) => {
    // What reads archives comes with the first one.
    const { openArchive: open } = await import('#electron/application/archive/open-archive.ts')
    return open({ path, name, now: { at }, work: { progress, stopped } })
  })
  await desk.host.forget(path)
  if (!place.ok) return place
  const opened = desk.switchTo(place.value)
  return opened.ok ? { ok: true, value: { year: place.value.year } } : opened
}

export const exportYear: Handler<'exportYear'> = ofYear(({ desk, office, book }) =>
  runJob(desk, 'archive', async (progress, stopped) => {
    const { year } = book.year
    let files = 0
    const names = { folder: folderName(year), archive: `${year}年度移交档案` }
    const saved = await saveThrough(desk, names, async (folder) => {
      const written = await exportOpenly(office, book, { folder, progress, stopped })
      if (!written.ok) return written
      files = written.value.files
      const { path, renamed } = written.value
      return { ok: true, value: { files: [{ path, renamed }] } }
    })
    return saved.ok ? { ok: true, value: { saved: saved.value, files } } : saved
  }),
)

function recordOf(closed: ClosedYear | null): ClosedYear['record'] {
  if (closed === null) throw new Error('an archive was saved that was never made')
  return closed.record
}

export const unlockYear: Handler<'unlockYear'> = ofYear(
  ({ desk, office, book }, { reason }: RequestOf<'unlockYear'>) =>
    backedUp(desk, office, () => {
      const unlocked = unlock(office, book, reason)
      return unlocked.ok ? { ok: true, value: {} } : unlocked
    }),
)
