import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { closeDatabase, openDatabase, type Database } from '#db/open.ts'
import { digestTables } from '#db/table-digests.ts'
import { scratchFolder } from '#tests/support/scratch.ts'

const PAGE = 4096

interface Rooted {
  readonly type: 'table' | 'index'
  readonly name: string
  readonly tbl_name: string
  readonly rootpage: number
}

function openSound(path: string): Database {
  const opened = openDatabase(path, { mode: 'open' })
  if (!opened.ok || opened.damage !== null) throw new Error('not sound')
  return opened.db
}

test('an empty page of another kind in the place of any table or index is found at the start, or changes nothing that is read', () => {
  const path = join(scratchFolder(), 'kaoping.db')
  const made = openDatabase(path, { mode: 'create' })
  if (!made.ok) throw new Error(made.failure.code)
  closeDatabase(made.db)
  const sound = openSound(path)
  const all = sound.prepare<[], Rooted>('SELECT type, name, tbl_name, rootpage FROM sqlite_schema').all()
  const truth = digestTables(sound)
  closeDatabase(sound)
  const whole = readFileSync(path)
  const empty = new Set(truth.filter(({ rows }) => rows === 0).map(({ name }) => name))
  const pageOf = (kind: Rooted['type']): number =>
    all.find(({ type, tbl_name: table }) => type === kind && empty.has(table))?.rootpage ?? 0
  const missed = (['table', 'index'] as const).flatMap((kind) =>
    all
      .filter(({ rootpage }) => rootpage > 0)
      .filter(({ rootpage }) => {
        const bytes = Buffer.from(whole)
        whole.copy(bytes, (rootpage - 1) * PAGE, (pageOf(kind) - 1) * PAGE, pageOf(kind) * PAGE)
        writeFileSync(path, bytes)
        return !isFoundOrSame(path, truth)
      })
      .map(({ name }) => `${name} as an empty ${kind}`),
  )
  expect(missed).toEqual([])
}, 240_000)

function isFoundOrSame(path: string, truth: ReturnType<typeof digestTables>): boolean {
  const opened = openDatabase(path, { mode: 'open' })
  if (!opened.ok) return true
  try {
    return opened.damage !== null || JSON.stringify(digestTables(opened.db)) === JSON.stringify(truth)
  } catch {
    return false
  } finally {
    closeDatabase(opened.db)
  }
}
