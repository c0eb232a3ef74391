import { loadCopyOrigin, type CopyOrigin } from '#db/copy-origin.ts'
import { findHandout, loadHandouts, type Handout } from '#db/handouts.ts'
import { readLogEntry, verifyLog } from '#db/log.ts'
import { loadChain, loadMergedLog, loadMerges, type Merge } from '#db/merges.ts'
import type { Database } from '#db/open.ts'
import { formatDay } from '#shared/scheme/day.ts'
import { dayInChina } from '../china-time.ts'
import { openMigrated } from '../open-migrated.ts'
import type { LongWork } from '../long-work.ts'
import { fail, type Outcome } from '../outcome.ts'
import { openPackage, type OpenPackage } from './read-package.ts'

export interface ReturnFile {
  readonly path: string
  /** As it is called on screen. */
  readonly name: string
}

/** A package that came back, checked and open beside the office's own data. The caller closes it. */
export interface OpenReturn {
  readonly pack: OpenPackage
  readonly theirs: Database
  readonly origin: CopyOrigin
  readonly handout: Handout
  /** Earlier merges of this very copy, in order. */
  readonly earlier: readonly Merge[]
  /** What the office should know before it merges, each a sentence. */
  readonly warnings: readonly string[]
  readonly close: () => void
}

/**
 * Opens a package for merging. Refused in words: what is no package, damaged, tampered with, of another office or year,
 * merged already, or older than what was merged.
 */
export async function openReturn(
  own: Database,
  year: number,
  { path, name }: ReturnFile,
  work: LongWork,
): Promise<Outcome<OpenReturn>> {
  const opened = await openPackage(path, name, '合并', work)
  if (!opened.ok) return opened
  const pack = opened.value
  const known = checkOrigin(own, year, pack, name)
  if (!known.ok) {
    pack.close()
    return known
  }
  const handout = known.value
  const database = openMigrated(pack.database)
  if (!database.ok) {
    pack.close()
    return fail(
      database.error.code,
      `“${name}”不能使用：${database.error.message}。请对方重新导出，或升级程序后再试。`,
    )
  }
  const close = (): void => {
    database.value.close()
    pack.close()
  }
  const checked = checkCopy(own, database.value.db, pack, { handout, name })
  if (!checked.ok) {
    close()
    return checked
  }
  const { origin, earlier } = checked.value
  const warnings = warningsOf(own, handout, earlier)
  return { ok: true, value: { pack, theirs: database.value.db, origin, handout, earlier, warnings, close } }
}

function checkOrigin(own: Database, year: number, pack: OpenPackage, name: string): Outcome<Handout> {
  const { manifest } = pack
  if (manifest.kind === 'handout') {
    return fail(
      'wrong-package',
      `“${name}”是分出去的协作包，不是交回包。请让对方在协作副本中点“导出交回包”。`,
    )
  }
  if (loadCopyOrigin(own) !== null) {
    return fail('in-copy', '这是协作副本，不能合并交回包。请回到本机数据，或在分出的那台电脑上合并。')
  }
  const handout = findHandout(own, manifest.package)
  if (handout === null) {
    return fail(
      'unknown-package',
      `“${name}”不是从这里分出的，没有合并。可能是别的电脑分出的，或者本机数据已恢复到分出以前的备份。`,
    )
  }
  if (!pack.isBoundBy(handout.key)) {
    return fail('damaged', `“${name}”被改动过，与分出时的包对不上，没有合并。请对方重新导出交回包。`)
  }
  if (handout.year !== year || manifest.year !== year) {
    return fail(
      'wrong-year',
      `“${name}”是${handout.year}年度的交回包，现在打开的是${year}年度，没有合并。请先切换到${handout.year}年度。`,
    )
  }
  const merged = loadMerges(own, handout.id).find(({ sha256 }) => sha256 === pack.sha256)
  if (merged === undefined) return { ok: true, value: handout }
  return fail(
    'merged-already',
    `“${name}”已由${merged.operator}于${dayOf(merged.at)}合并过，没有再合并一遍。`,
  )
}

function checkCopy(
  own: Database,
  theirs: Database,
  { manifest }: OpenPackage,
  { handout, name }: { readonly handout: Handout; readonly name: string },
): Outcome<{ readonly origin: CopyOrigin; readonly earlier: readonly Merge[] }> {
  const tampered = fail('damaged', `“${name}”里的数据与操作记录对不上，没有合并。请对方重新导出交回包。`)
  const origin = loadCopyOrigin(theirs)
  const chain = verifyLog(theirs)
  if (origin === null || origin.package !== handout.package || origin.copy !== manifest.copy) return tampered
  if (!chain.ok || chain.head !== manifest.chain.head || chain.entries !== manifest.chain.entries)
    return tampered
  if (readLogEntry(theirs, 1)?.detail['package'] !== handout.package) return tampered
  const earlier = loadMerges(own, handout.id).filter(({ copy }) => copy === origin.copy)
  const last = earlier.at(-1)
  if (last !== undefined && chain.entries <= last.entries) {
    return fail(
      'older-package',
      `“${name}”比${dayOf(last.at)}合并过的那一份旧，里面的内容都已合并，没有再合并。请核对文件是否选错。`,
    )
  }
  // What was merged before must be the beginning of what comes now: else the copy was set back and went another way.
  const kept = loadMergedLog(own, handout.id).filter(({ copy }) => copy === origin.copy)
  const now = new Map(loadChain(theirs, 0).map(({ sequence, hash }) => [sequence, hash]))
  if (kept.some(({ sequence, hash }) => now.get(sequence) !== hash)) {
    return fail(
      'other-history',
      `“${name}”与上次合并的内容接不上，可能对方用备份恢复过协作副本，没有合并。请重新分出这几家单位，由对方补做以后的工作。`,
    )
  }
  return { ok: true, value: { origin, earlier } }
}

function warningsOf(own: Database, handout: Handout, earlier: readonly Merge[]): readonly string[] {
  const warnings: string[] = []
  if (handout.recalled !== null) {
    warnings.push(
      `这次分出已由${handout.recalled.operator}于${dayOf(handout.recalled.at)}收回（${handout.recalled.reason}），现在仍可合并，请核对是否还需要。`,
    )
  }
  const later = loadHandouts(own, handout.year).filter(
    ({ id, units }) => id > handout.id && units.some((unit) => handout.units.includes(unit)),
  )
  for (const { colleague, at } of later) {
    warnings.push(`其中有单位后来又于${dayOf(at)}分给了${colleague}，这是较早的一份，请核对是否选错了包。`)
  }
  if (earlier.length > 0) warnings.push(`这份副本已合并过 ${earlier.length} 次，这次只合并新增的内容。`)
  return warnings
}

function dayOf(at: string): string {
  return formatDay(dayInChina(Date.parse(at)))
}
