import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { beforeAll, describe, expect, test } from 'vitest'
import { verifyLog } from '#db/log.ts'
import { MIGRATIONS } from '#db/migrations/list.ts'
import { sha256Of } from '#db/stored-files.ts'
import { digestTables } from '#db/table-digests.ts'
import { verifyArchive } from '#electron/application/archive/verify-archive.ts'
import { checkCode } from '#shared/reports/check-code.ts'
import { keptFolder, scratchFolder } from '#tests/support/scratch.ts'
import {
  contentsOf,
  expectValue,
  findingsOf,
  makeSmallArchive,
  manifestOf,
  repack,
  withManifest,
} from './small-archive.ts'

/** The version that this program writes. */
const NOW = MIGRATIONS.at(-1)?.number ?? 0

const folder = keptFolder('rebuilt')
let archive: Uint8Array = new Uint8Array()
let code = ''

beforeAll(async () => {
  const made = await makeSmallArchive(folder)
  archive = made.bytes
  code = made.code
}, 60_000)

/** Someone who knows the format: changes the database copy by SQL and makes the manifest fit it. */
function rebuild(sql: string, listed: 'as they are' | 'as they were' = 'as they are'): Uint8Array {
  const path = join(scratchFolder(), 'copy.db')
  const database = contentsOf(archive).find(({ name }) => name === 'kaoping.db')
  if (database === undefined) throw new Error('no database')
  writeFileSync(path, database.bytes)
  const db = new BetterSqlite(path)
  db.exec(sql)
  const tables = listed === 'as they are' ? digestTables(db) : manifestOf(archive).tables
  const chain = verifyLog(db)
  db.exec('VACUUM')
  const bytes = db.serialize()
  db.close()
  const manifest = manifestOf(archive)
  const changed = repack(archive, (contents) =>
    contents.map((content) => (content.name === 'kaoping.db' ? { ...content, bytes } : content)),
  )
  return withManifest(changed, {
    ...manifest,
    chain: chain.ok
      ? { entries: chain.entries, head: chain.head, code: checkCode(chain.head) }
      : manifest.chain,
    tables,
    entries: manifest.entries.map((entry) =>
      entry.name === 'kaoping.db' ? { ...entry, size: bytes.byteLength, sha256: sha256Of(bytes) } : entry,
    ),
  })
}

describe('a manifest made to fit is told by its 校验码', () => {
  test('when the end of the log is cut off: both codes are others', async () => {
    const path = join(scratchFolder(), '归档.zip')
    writeFileSync(path, rebuild('DELETE FROM log WHERE sequence = (SELECT max(sequence) FROM log)'))
    const check = expectValue(await verifyArchive(path))
    const original = manifestOf(archive)
    expect(check.findings).toEqual([])
    expect(check.manifest?.chain.entries).toBe(original.chain.entries - 1)
    expect(check.manifest?.chain.code).not.toBe(original.chain.code)
    expect(check.code).not.toBe(code)
  })

  test('when rows are changed and the log left alone: the archive code is another', async () => {
    const path = join(scratchFolder(), '归档.zip')
    writeFileSync(path, rebuild('UPDATE unit_name SET name = name || name WHERE position = 0'))
    const check = expectValue(await verifyArchive(path))
    expect(check.manifest?.chain.code).toBe(manifestOf(archive).chain.code)
    expect(check.code).not.toBe(code)
  })
})

describe('a table changed by another program is named', () => {
  const CHANGES: Readonly<Record<string, string>> = {
    plan: "UPDATE plan SET title = title || ' '",
    unit: 'UPDATE unit SET position = position + 1 WHERE id = (SELECT max(id) FROM unit)',
    unit_name: "UPDATE unit_name SET name = '他局' WHERE rowid = 1",
    year: "UPDATE year SET created_at = '2019'",
    scheme_version: "UPDATE scheme_version SET content = content || ' '",
    form_issue: 'UPDATE form_issue SET id = id + 100',
    submission: "UPDATE submission SET received = '2019-01-01'",
    reading: "UPDATE reading SET rows = replace(rows, 'true', 'false')",
    review: "UPDATE review SET opinion = '同意' WHERE id = 1",
  }

  test.each(Object.entries(CHANGES))('%s', async (table, sql) => {
    expect(await findingsOf(scratchFolder(), rebuild(sql, 'as they were'))).toEqual([
      `kaoping.db：数据表 ${table} 的内容与清单不符`,
    ])
  })

  test.each([
    [
      "INSERT INTO calendar_change VALUES (1, '2018-01-01', 'working', '', '', '')",
      'calendar_change 有 1 行，清单为 0 行',
    ],
    ['DELETE FROM review WHERE id = 1', /review 有 \d+ 行，清单为 \d+ 行/],
  ])('%s', async (sql, words) => {
    const findings = await findingsOf(scratchFolder(), rebuild(sql, 'as they were'))
    expect(findings[0]).toMatch(words)
    // The scores that rest on it are named beside it.
    const others = typeof findings === 'string' ? [findings] : findings.slice(1)
    expect(others.filter((finding) => !finding.startsWith('重新计算得分：'))).toEqual([])
  })
})

describe('what no manifest can cover is found inside the database copy', () => {
  test.each([
    [
      'a log entry changed',
      "UPDATE log SET operator = '他人' WHERE sequence = 2",
      ['kaoping.db：操作记录第 2 条与前一条接不上，被改动、删去或插入过'],
    ],
    [
      'a log entry removed',
      'DELETE FROM log WHERE sequence = 2',
      ['kaoping.db：操作记录第 3 条与前一条接不上，被改动、删去或插入过'],
    ],
    [
      'a table added',
      'CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT',
      [`kaoping.db：数据库的表结构与数据版本 ${NOW} 不符`],
    ],
    [
      'a trigger planted',
      'CREATE TRIGGER t AFTER INSERT ON log BEGIN SELECT 1; END',
      [`kaoping.db：数据库的表结构与数据版本 ${NOW} 不符`],
    ],
    [
      'a reference broken',
      "PRAGMA foreign_keys = OFF; UPDATE submission SET unit_id = 'X99' WHERE id = 1",
      ['kaoping.db：数据库有 1 行失去所引用的行'],
    ],
    ['another program’s mark', 'PRAGMA application_id = 7', ['kaoping.db：不是本程序的数据库']],
    [
      'a later version',
      'PRAGMA user_version = 99990',
      [`kaoping.db：由更新版本的程序建立（数据版本 99990，本程序只认到 ${NOW}）`],
    ],
  ])('%s', async (_, sql, findings) => {
    expect(await findingsOf(scratchFolder(), rebuild(sql))).toEqual(findings)
  })

  test('a kept original exchanged', async () => {
    const [file = ''] = manifestOf(archive)
      .entries.filter(({ name }) => name.startsWith('files/'))
      .map(({ sha256 }) => sha256)
    const changed = rebuild(`UPDATE stored_file SET bytes = x'00' WHERE sha256 = '${file}'`)
    expect(await findingsOf(scratchFolder(), changed)).toEqual([
      `kaoping.db：库中原件 ${file} 已不是收到时的内容`,
    ])
  })

  test('a file beside the database that the database does not know', async () => {
    const manifest = manifestOf(archive)
    const bytes = new TextEncoder().encode('夹带')
    const entry = { name: `files/${sha256Of(bytes)}`, size: bytes.byteLength, sha256: sha256Of(bytes) }
    const longer = repack(archive, (contents) => [...contents, { name: entry.name, bytes }])
    const changed = withManifest(longer, { ...manifest, entries: [...manifest.entries, entry] })
    expect(await findingsOf(scratchFolder(), changed)).toEqual([`${entry.name}：库中没有这份原件`])
  })
})

describe('every score is worked out anew', () => {
  test('a score changed inside, with manifest and digests made to fit, is named by unit and item', async () => {
    const path = join(scratchFolder(), '归档.zip')
    writeFileSync(
      path,
      rebuild(
        "UPDATE review SET score = score - 10 WHERE id = (SELECT id FROM review WHERE unit_id = (SELECT unit_id FROM unit_name WHERE name = '市教育局') AND indicator = 'S1' ORDER BY id DESC LIMIT 1)",
      ),
    )
    const { findings } = expectValue(await verifyArchive(path))
    expect(findings).toEqual([
      expect.stringMatching(/^重新计算得分：市教育局 S1：归档时为\d\.\d\d 分，现在算出\d\.\d\d 分$/),
      expect.stringMatching(/^重新计算得分：市教育局：归档时为总分 .+，现在算出总分 .+$/),
    ])
  })

  test('nor do the frozen scores themselves take another value unseen', async () => {
    const path = join(scratchFolder(), '归档.zip')
    const text = new TextDecoder().decode(
      contentsOf(archive).find(({ name }) => name === '得分.json')?.bytes ?? new Uint8Array(),
    )
    const bytes = new TextEncoder().encode(text.replace(/("S1": \[\s+"scored",\s+)(\d+)/, '$199'))
    const manifest = manifestOf(archive)
    const changed = repack(archive, (contents) =>
      contents.map((content) => (content.name === '得分.json' ? { ...content, bytes } : content)),
    )
    const entries = manifest.entries.map((entry) =>
      entry.name === '得分.json' ? { ...entry, size: bytes.byteLength, sha256: sha256Of(bytes) } : entry,
    )
    writeFileSync(path, withManifest(changed, { ...manifest, entries }))
    const { findings } = expectValue(await verifyArchive(path))
    expect(findings).toEqual([
      expect.stringMatching(/^重新计算得分：市.+ S1：归档时为0\.99 分，现在算出\d\.\d\d 分$/),
    ])
  })
})
