import type { Migration } from '../migrate.ts'

/** The draft of a year's scheme, and since which version each unit's form asks what it asks. */
export const schemeDraft: Migration = {
  number: 31,
  name: 'scheme-draft',
  sql: `
-- What the office changed of a year's scheme and has not saved yet, one row a step (a cell, a pasted block). The draft is
-- the steps behind the latest 'saved' or 'discarded'; 'undo' takes back the latest step that stands, 'redo' puts it back.
CREATE TABLE scheme_step (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES year (year),
  kind TEXT NOT NULL CHECK (kind IN ('edit', 'undo', 'redo', 'saved', 'discarded')),
  -- The changes in JSON; '[]' where the step is none.
  edits TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX scheme_step_by_year ON scheme_step (year);

-- The scheme versions that changed what a unit's form asks. Without a row its form is that of version 1.
CREATE TABLE form_revision (
  year INTEGER NOT NULL,
  unit_id TEXT NOT NULL REFERENCES unit (id),
  scheme_version INTEGER NOT NULL,
  PRIMARY KEY (year, unit_id, scheme_version),
  FOREIGN KEY (year, scheme_version) REFERENCES scheme_version (year, version)
) STRICT;
`,
}
