import type { Migration } from '../migrate.ts'

/** What each table holds by the program's own count, kept with every row that it writes (db/seals.ts). */
export const tableSeals: Migration = {
  number: 50,
  name: 'table-seals',
  sql: `
CREATE TABLE table_seal (
  table_name TEXT PRIMARY KEY,
  rows INTEGER NOT NULL,
  -- The sum of the rows' SHA-256, modulo 2^256, in lower-case hex.
  sum TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`,
}
