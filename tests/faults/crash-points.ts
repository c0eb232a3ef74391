import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '#tests/architecture/planted-tree.ts'
import type { Operation } from './operations.ts'

/** Every named moment of the program, with an operation that passes it. */
export const CRASH_POINTS: Readonly<Record<string, Operation>> = {
  'create.configured': 'create',
  'create.made': 'create',
  'create.named': 'create',
  'migrate.begun': 'migrate',
  'migrate.changed': 'migrate',
  'migrate.versioned': 'migrate',
  'migrate.committed': 'migrate',
  'import.stored': 'import',
  'import.logged': 'import',
  'import.committed': 'import',
  'score.reviewed': 'score',
  'score.logged': 'score',
  'export.written': 'export',
  'export.flushed': 'export',
  'export.named': 'export',
  'export.unrecorded': 'export',
  'backup.copied': 'backup',
  'backup.flushed': 'backup',
  'backup.named': 'backup',
  'backup.thinned': 'backup',
  'restore.copied': 'restore',
  'restore.begun': 'restore',
  'restore.moved': 'restore',
  'restore.placed': 'restore',
  'restore.logged': 'restore',
  'archive.copied': 'archive',
  'archive.entry': 'archive',
  'archive.saved': 'archive',
  'close.state': 'close',
  'close.archived': 'close',
  'close.recorded': 'close',
}

/** The names that stand in the program's sources. */
export function namedInSources(): ReadonlySet<string> {
  const sources = globSync('{shared,db,electron,renderer}/**/*.{ts,tsx}', { cwd: ROOT })
  return new Set(
    sources.flatMap((name) =>
      [...readFileSync(join(ROOT, name), 'utf8').matchAll(/crashpoint\('([^']+)'\)/g)].map(
        ([, point]) => point ?? '',
      ),
    ),
  )
}
