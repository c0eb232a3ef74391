import type { Migration } from '../migrate.ts'

/** A return on paper while it is being typed in. */
export const paperDrafts: Migration = {
  number: 27,
  name: 'paper-drafts',
  sql: `
-- What is being typed is no record yet: a unit has one draft, and typing on takes the place of what was typed before. The
-- submission that comes of it is the record; it leaves an empty draft behind.
CREATE TABLE paper_draft (
  year INTEGER NOT NULL REFERENCES year (year),
  unit_id TEXT NOT NULL REFERENCES unit (id),
  content TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (year, unit_id)
) STRICT;
`,
}
