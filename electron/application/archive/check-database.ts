import { verifyLog } from '#db/log.ts'
import { isBehind, type Database } from '#db/open.ts'
import { openCopy } from '#db/read-copy.ts'
import { isIntact, iterateStoredFiles } from '#db/stored-files.ts'
import { digestTables } from '#db/table-digests.ts'
import { loadYear } from '#db/years.ts'
import { checkCode } from '#shared/reports/check-code.ts'
import { checkScores } from './frozen-scores.ts'
import { evidenceContents, type EvidenceContent } from './evidence-entries.ts'
import { openMigrated } from '../open-migrated.ts'
import { DATABASE_ENTRY, type ArchiveManifest } from './manifest.ts'

export interface DatabaseCheck {
  /** What is wrong inside the database copy, or between it and the manifest; each a line naming the entry. */
  readonly findings: readonly string[]
  /** By entry: what each evidence file is evidence of. */
  readonly names: ReadonlyMap<string, string>
}

export function checkDatabase(
  bytes: Uint8Array,
  manifest: ArchiveManifest,
  scores: Uint8Array | null,
): DatabaseCheck {
  const opened = openCopy(bytes)
  if (!opened.ok) return { findings: [`${DATABASE_ENTRY}：${opened.detail}`], names: new Map() }
  const { db } = opened
  try {
    const findings = [...checkYear(db, manifest), ...checkTables(db, manifest), ...checkChain(db, manifest)]
    const evidence = evidenceContents(db, manifest.year)
    return {
      findings: findings
        .map((finding) => `${DATABASE_ENTRY}：${finding}`)
        .concat(checkFiles(db, manifest, evidence))
        .concat(recompute(db, bytes, manifest, scores)),
      names: new Map(evidence.map(({ sha256, name }) => [FOLDER + sha256, name])),
    }
  } finally {
    db.close()
  }
}

/** With this program's rules, on this program's tables: a database of an earlier version is brought up to date in a copy. */
function recompute(
  db: Database,
  bytes: Uint8Array,
  { year }: ArchiveManifest,
  scores: Uint8Array | null,
): readonly string[] {
  try {
    if (!isBehind(db)) return checkScores(db, year, scores)
    const migrated = openMigrated(bytes)
    if (!migrated.ok) return [`${DATABASE_ENTRY}：${migrated.error.message}`]
    try {
      return checkScores(migrated.value.db, year, scores)
    } finally {
      migrated.value.close()
    }
  } catch {
    // Only rows that no version of the program writes bring the scoring down.
    return [`${DATABASE_ENTRY}：内容不合本程序的规则，不能重新计算得分`]
  }
}

function checkYear(db: Database, { year, state, sample }: ArchiveManifest): readonly string[] {
  const kept = loadYear(db, year)
  if (kept === null) return [`没有清单所说的${year}年度`]
  return kept.state === state && kept.sample === sample ? [] : [`${year}年度的状态与清单不符`]
}

function checkTables(db: Database, manifest: ArchiveManifest): readonly string[] {
  const listed = new Map(manifest.tables.map((table) => [table.name, table]))
  const tables = digestTables(db)
  const changed = tables.flatMap(({ name, rows, digest }) => {
    const known = listed.get(name)
    if (known === undefined) return [`数据表 ${name} 不在清单里`]
    if (known.rows !== rows) return [`数据表 ${name} 有 ${rows} 行，清单为 ${known.rows} 行`]
    return known.digest === digest ? [] : [`数据表 ${name} 的内容与清单不符`]
  })
  const extra = manifest.tables.length > tables.length ? ['清单列了库中没有的数据表'] : []
  return [...changed, ...extra]
}

function checkChain(db: Database, { chain }: ArchiveManifest): readonly string[] {
  const found = verifyLog(db)
  if (!found.ok) return [`操作记录第 ${found.sequence} 条与前一条接不上，被改动、删去或插入过`]
  const same =
    found.entries === chain.entries && found.head === chain.head && checkCode(found.head) === chain.code
  return same ? [] : [`操作记录共 ${found.entries} 条，末条校验值与清单不符`]
}

const FOLDER = 'files/'

/** The files beside the database are those of which it speaks, all of them and no others. */
function checkFiles(
  db: Database,
  { entries }: ArchiveManifest,
  evidence: readonly EvidenceContent[],
): readonly string[] {
  const beside = new Map(
    entries.filter(({ name }) => name.startsWith(FOLDER)).map((entry) => [entry.name, entry]),
  )
  const spoken = new Set<string>()
  const findings: string[] = []
  for (const file of iterateStoredFiles(db)) {
    const name = FOLDER + file.sha256
    spoken.add(name)
    if (!isIntact(file)) findings.push(`${DATABASE_ENTRY}：库中原件 ${file.sha256} 已不是收到时的内容`)
    if (beside.get(name)?.sha256 !== file.sha256) {
      findings.push(`${name}：库中有这份原件，归档里没有或内容不同`)
    }
  }
  for (const { sha256, size, name } of evidence) {
    const entry = beside.get(FOLDER + sha256)
    spoken.add(FOLDER + sha256)
    if (entry?.sha256 !== sha256 || entry.size !== size) {
      findings.push(`${FOLDER + sha256}：库中记有这份佐证材料，归档里没有或内容不同（${name}）`)
    }
  }
  const extra = [...beside.keys()].filter((name) => !spoken.has(name))
  return [...findings, ...extra.map((name) => `${name}：库中没有这份原件`)]
}
