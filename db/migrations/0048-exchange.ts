import type { Migration } from '../migrate.ts'

/** Work shared by several PCs: units handed out in a package, the copy on a colleague's PC, and what was merged back. */
export const exchange: Migration = {
  number: 48,
  name: 'exchange',
  sql: `
-- 分出: a package that went to a colleague. The rows up to its marks are what both sides began with.
CREATE TABLE handout (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES year (year),
  -- 32 hexadecimal digits.
  package TEXT NOT NULL UNIQUE,
  colleague TEXT NOT NULL,
  -- Ids of the units, in JSON.
  units TEXT NOT NULL,
  note TEXT NOT NULL,
  -- By which a package that comes back is known to be made from this one.
  key TEXT NOT NULL,
  -- By table, in JSON: its last id when the package was made.
  marks TEXT NOT NULL,
  scheme_version INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  code TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX handout_by_year ON handout (year);

-- 收回: the office waits for it no longer.
CREATE TABLE handout_recall (
  handout_id INTEGER PRIMARY KEY REFERENCES handout (id),
  reason TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

-- Only in a 协作副本: where it came from. One row.
CREATE TABLE copy_origin (
  package TEXT PRIMARY KEY,
  -- Tells two copies of one package apart.
  copy TEXT NOT NULL,
  year INTEGER NOT NULL,
  colleague TEXT NOT NULL,
  units TEXT NOT NULL,
  office TEXT NOT NULL,
  note TEXT NOT NULL,
  key TEXT NOT NULL,
  marks TEXT NOT NULL,
  -- Who handed it out and when, and the head of the log there.
  handed_by TEXT NOT NULL,
  handed_at TEXT NOT NULL,
  head TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

-- 合并: a package that came back and was taken in.
CREATE TABLE exchange_merge (
  id INTEGER PRIMARY KEY,
  handout_id INTEGER NOT NULL REFERENCES handout (id),
  copy TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  file_name TEXT NOT NULL,
  -- How far the log of the copy went.
  entries INTEGER NOT NULL,
  head TEXT NOT NULL,
  -- What was taken in and what was chosen where both sides had changed a thing, in JSON.
  counts TEXT NOT NULL,
  choices TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX exchange_merge_by_handout ON exchange_merge (handout_id);

-- Which row here a row of the copy is.
CREATE TABLE exchange_row (
  merge_id INTEGER NOT NULL REFERENCES exchange_merge (id),
  table_name TEXT NOT NULL,
  their_id INTEGER NOT NULL,
  row_id INTEGER NOT NULL,
  -- 1: written by the merge. 0: the same file was here already.
  written INTEGER NOT NULL CHECK (written IN (0, 1)),
  PRIMARY KEY (merge_id, table_name, their_id)
) STRICT;

-- The log of the copy, entry by entry as it was written there, with its own chain.
CREATE TABLE exchange_log (
  merge_id INTEGER NOT NULL REFERENCES exchange_merge (id),
  sequence INTEGER NOT NULL,
  at TEXT NOT NULL,
  operator TEXT NOT NULL,
  action TEXT NOT NULL,
  object TEXT NOT NULL,
  detail TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (merge_id, sequence)
) STRICT;
`,
}
