import { rereadEvidence as reread } from '#electron/application/backup/reread-evidence.ts'
import { attachFiles } from '#electron/application/evidence/attach-files.ts'
import {
  moveEvidence as move,
  removeEvidence as remove,
} from '#electron/application/evidence/change-evidence.ts'
import { inspectFiles, type PickedPath } from '#electron/application/evidence/inspect-files.ts'
import {
  missingEvidence as missing,
  missingText,
  writeMissingList,
} from '#electron/application/evidence/missing-list.ts'
import { copyOut, readForPreview } from '#electron/application/evidence/read-out.ts'
import { fail, type Outcome } from '#electron/application/outcome.ts'
import {
  evidenceUnits as listUnits,
  unitEvidence as ofUnit,
} from '#electron/application/views/unit-evidence.ts'
import type { RequestOf } from '#shared/contract/calls.ts'
import { unitId } from '#shared/plan/unit.ts'
import { removeControls } from '#shared/returns/clean-text.ts'
import type { Desk } from './desk.ts'
import { ofYear, type Handler } from './handler.ts'
import { runJob } from './jobs.ts'
import { folderName, saveThrough } from './save-through.ts'

export const evidenceUnits: Handler<'evidenceUnits'> = ofYear(({ office, book }) => ({
  ok: true,
  value: { units: listUnits(office, book) },
}))

export const unitEvidence: Handler<'unitEvidence'> = ofYear(
  ({ office, book }, { unit }: RequestOf<'unitEvidence'>) => ofUnit(office, book, unitId(unit)),
)

export const pickEvidence: Handler<'pickEvidence'> = async ({ desk }, { what }) => {
  const { pickReturns: ask } = desk.host
  if (ask === null) return fail('not-in-this-host', '请把文件拖到佐证材料页，或点“选择文件”。')
  const paths = await ask(what, 'evidence')
  if (paths === null) return fail('cancelled', '没有选择文件，没有添加。')
  return { ok: true, value: { picks: paths.map((path) => desk.pick(path, what === 'folder')) } }
}

/** The files of opaque ids, each under the name that it came with. */
export function findPicks(desk: Desk, ids: readonly string[]): Outcome<readonly PickedPath[]> {
  const paths = ids.map((id) => desk.picks.find(id))
  const known = paths.filter((path) => path !== null)
  if (known.length < paths.length) {
    return fail('unknown-pick', '有所选文件已不在程序中，没有添加任何文件。请重新选择。')
  }
  return { ok: true, value: known.map((path) => ({ path, name: desk.sentAs.get(path) ?? '' })) }
}

export const inspectEvidence: Handler<'inspectEvidence'> = ofYear(
  async ({ desk, office, book }, { unit, picks }: RequestOf<'inspectEvidence'>) => {
    const found = findPicks(desk, picks)
    if (!found.ok) return found
    const inspected = await inspectFiles(office, book, unitId(unit), found.value)
    if (!inspected.ok) return inspected
    const { files, leftOut } = inspected.value
    return {
      ok: true,
      value: {
        files: files.map(({ path, name, size, kind, proposal, refused }) => ({
          pick: desk.pick(path, false, name).id,
          name: removeControls(name),
          size,
          kind: kind.word,
          warning: kind.warning,
          ...proposal,
          refused,
        })),
        leftOut,
      },
    }
  },
)

export const attachEvidence: Handler<'attachEvidence'> = ofYear(
  ({ desk, office, book }, { unit, files }: RequestOf<'attachEvidence'>) => {
    const found = findPicks(
      desk,
      files.map(({ pick }) => pick),
    )
    if (!found.ok) return found
    const toAttach = files.flatMap(({ indicator, number }, index) => {
      const picked = found.value[index]
      return picked === undefined ? [] : [{ ...picked, indicator, number }]
    })
    return runJob(desk, 'evidence', (progress, stopped) =>
      attachFiles(office, book, unitId(unit), toAttach, {
        progress,
        stopped,
        kept: (path) => desk.host.forget(path),
      }),
    )
  },
)

export const removeEvidence: Handler<'removeEvidence'> = ({ office }, { evidence, reason }) =>
  remove(office, evidence, reason)

export const moveEvidence: Handler<'moveEvidence'> = ({ office }, { evidence, indicator, number }) =>
  move(office, evidence, { indicator, number })

export const readEvidence: Handler<'readEvidence'> = async ({ office }, { evidence, from, length }) => {
  const read = await readForPreview(office, { of: 'evidence', id: evidence }, from, length)
  if (!read.ok) return read
  const { size, type, bytes } = read.value
  return { ok: true, value: { size, type, bytes: Buffer.from(bytes).toString('base64') } }
}

export const saveEvidence: Handler<'saveEvidence'> = ({ desk, office }, { evidence }) =>
  saveThrough(desk, { folder: '佐证材料', archive: '佐证材料' }, async (folder) => {
    const saved = await copyOut(office, { of: 'evidence', id: evidence }, folder)
    return saved.ok ? { ok: true, value: { files: [saved.value] } } : saved
  })

export const rereadEvidence: Handler<'rereadEvidence'> = ({ desk, office }) =>
  runJob(desk, 'reread', async (progress, stopped) => {
    const { missing: gone, changed, ...counts } = await reread(office, progress, stopped)
    return { ok: true, value: { ...counts, missing: [...gone], changed: [...changed] } }
  })

export const missingEvidence: Handler<'missingEvidence'> = ofYear(({ office, book }) => {
  const found = missing(office, book)
  return {
    ok: true,
    value: {
      units: new Set(found.map(({ unit }) => unit)).size,
      pieces: found.length,
      text: missingText(found),
    },
  }
})

export const exportMissingEvidence: Handler<'exportMissingEvidence'> = ofYear(({ desk, office, book }) => {
  const { year } = book.year
  return saveThrough(desk, { folder: folderName(year), archive: `${year}年度缺佐证清单` }, async (folder) => {
    const saved = await writeMissingList(office, book, folder)
    return saved.ok ? { ok: true, value: { files: [saved.value] } } : saved
  })
})
