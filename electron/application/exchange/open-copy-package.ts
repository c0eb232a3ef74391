import { randomBytes } from 'node:crypto'
import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { storeCopyOrigin } from '#db/copy-origin.ts'
import { appendLog, type Actor } from '#db/log.ts'
import { storeOperator } from '#db/operators.ts'
import { closeDatabase, openDatabase } from '#db/open.ts'
import { describeDatabaseFailure } from '#db/failure.ts'
import { flushFolder } from '#db/flush-folder.ts'
import { openCopy } from '#db/read-copy.ts'
import { lastIds } from '#db/unit-copy.ts'
import { loadYear } from '#db/years.ts'
import { EVIDENCE_FOLDER, evidencePath } from '../evidence/store.ts'
import { DATABASE_NAME } from '../office.ts'
import { stopsAt, UNWATCHED, type LongWork } from '../long-work.ts'
import { fail, type Outcome } from '../outcome.ts'
import { removeTemporaryFolder } from '../temporary-folder.ts'
import { writeFlushed } from '../write-flushed.ts'
import { cancelled } from './package-file.ts'
import { openPackage, type OpenPackage } from './read-package.ts'
import { copiesFolder, LABEL, listCopies, type LocalCopy } from './copies.ts'
import { loadEvaluatedIds } from './copy-units.ts'

/** Read and written by this account alone. */
const OWN_ONLY = 0o600

/**
 * 打开协作包: makes a folder of its own of it, beside this PC's data, which stay untouched. Opened once, a package is not
 * opened again: the copy that is there is the one to go on with.
 */
export async function openHandoutPackage(
  dataFolder: string,
  path: string,
  name: string,
  now: Pick<Actor, 'at'>,
  work: LongWork = UNWATCHED,
): Promise<Outcome<LocalCopy>> {
  const opened = await openPackage(path, name, '打开', work)
  if (!opened.ok) return opened
  const pack = opened.value
  try {
    if (pack.manifest.kind === 'return') {
      return fail('wrong-package', `“${name}”是交回包，请在分出的那台电脑上点“合并交回包”。`)
    }
    const known = listCopies(dataFolder).find(({ id }) => id === copyId(pack))
    if (known !== undefined) return { ok: true, value: known }
    return await makeCopy(dataFolder, pack, { name, at: now.at, work })
  } finally {
    pack.close()
  }
}

/** Also tells two years apart at a glance, in the folder as the office sees it. */
function copyId({ manifest }: OpenPackage): string {
  return `${manifest.year}-${manifest.package.slice(0, 12)}`
}

interface Filling {
  readonly name: string
  readonly at: string
  readonly work: LongWork
}

async function makeCopy(
  dataFolder: string,
  pack: OpenPackage,
  filling: Filling,
): Promise<Outcome<LocalCopy>> {
  const id = copyId(pack)
  const folder = join(copiesFolder(dataFolder), id)
  const temporary = join(copiesFolder(dataFolder), `.${id}.tmp`)
  try {
    rmSync(temporary, { recursive: true, force: true })
    mkdirSync(temporary, { recursive: true })
    const filled = await fill(temporary, pack, filling)
    if (!filled.ok) {
      rmSync(temporary, { recursive: true, force: true })
      return filled
    }
    const { year, colleague, units } = pack.manifest
    const copy: LocalCopy = { id, year, colleague, units, openedAt: filling.at }
    writeFlushed(join(temporary, LABEL), Buffer.from(`${JSON.stringify(copy)}\n`), OWN_ONLY)
    flushFolder(temporary)
    renameSync(temporary, folder)
    // Work in it is durable only where its name is.
    flushFolder(copiesFolder(dataFolder))
    return { ok: true, value: copy }
  } catch {
    removeTemporaryFolder(temporary)
    return fail(
      'copy-failed',
      `不能在数据文件夹“${dataFolder}”建立协作副本。请检查磁盘空间和权限后重试，本机原有数据没有改动。`,
    )
  }
}

async function fill(folder: string, pack: OpenPackage, { name, at, work }: Filling): Promise<Outcome<null>> {
  const sound = checkDatabase(pack, name)
  if (!sound.ok) return sound
  const path = join(folder, DATABASE_NAME)
  writeFlushed(path, pack.database, OWN_ONLY)
  for (const [done, { sha256 }] of pack.evidence.entries()) {
    if (await stopsAt(work, [done, pack.evidence.length, '存入佐证材料'])) return cancelled('打开')
    const target = evidencePath(join(folder, EVIDENCE_FOLDER), sha256)
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
    writeFlushed(target, pack.readEvidence(sha256), OWN_ONLY)
  }
  const opened = openDatabase(path, { mode: 'open' })
  if (!opened.ok) return fail(opened.failure.code, describeDatabaseFailure(opened.failure))
  const { db, damage } = opened
  try {
    if (damage !== null)
      return fail('damaged', `“${name}”中的数据与写入时的不一致，没有打开。请对方重新导出。`)
    const { manifest } = pack
    const actor: Actor = { operator: manifest.colleague, at }
    db.transaction(() => {
      const origin = {
        package: manifest.package,
        copy: randomBytes(16).toString('hex'),
        year: manifest.year,
        colleague: manifest.colleague,
        units: loadEvaluatedIds(db, manifest.year),
        office: manifest.office,
        note: manifest.note,
        key: manifest.key,
        marks: lastIds(db),
        handedBy: manifest.by,
        handedAt: manifest.createdAt,
        head: manifest.chain.head,
      }
      storeCopyOrigin(db, actor, origin)
      // What a colleague may do with them is what these roles may, and no more.
      storeOperator(db, actor, { name: manifest.colleague, roles: ['填报录入', '审核'], active: true })
      appendLog(db, actor, {
        action: '打开协作包',
        object: `${manifest.year}年度`,
        detail: {
          year: manifest.year,
          package: manifest.package,
          copy: origin.copy,
          units: origin.units,
          head: manifest.chain.head,
          code: pack.code,
        },
      })
    })()
    return { ok: true, value: null }
  } finally {
    closeDatabase(db)
  }
}

/** Before any of it is opened for work: it is this program's, sound, and of the year that the manifest says. */
function checkDatabase({ database, manifest }: OpenPackage, name: string): Outcome<null> {
  const copy = openCopy(database)
  if (!copy.ok) return fail(copy.code, `“${name}”不能使用：${copy.detail}。请对方重新导出。`)
  try {
    if (loadYear(copy.db, manifest.year) !== null) return { ok: true, value: null }
    return fail('damaged', `“${name}”里没有${manifest.year}年度，不能使用。请对方重新导出。`)
  } finally {
    copy.db.close()
  }
}
