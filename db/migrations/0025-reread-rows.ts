import type { Migration } from '../migrate.ts'

/**
 * What the office's own texts in cells make of a row. Kept, not worked out anew each time: the values of a year must not
 * change when a later version of the program reads by other rules.
 */
export const rereadRows: Migration = {
  number: 25,
  name: 'reread-rows',
  sql: `
-- A row of a submission, read again with the texts of its cell decisions; the latest row of an indicator stands in the
-- place of what is in 'reading', which is never changed. JSON, as there; all three null: as it was sent.
CREATE TABLE reread_row (
  id INTEGER PRIMARY KEY,
  submission_id INTEGER NOT NULL REFERENCES submission (id),
  indicator TEXT NOT NULL,
  row TEXT,
  cells TEXT,
  remarks TEXT,
  operator TEXT NOT NULL,
  at TEXT NOT NULL,
  CHECK ((row IS NULL) = (cells IS NULL) AND (row IS NULL) = (remarks IS NULL))
) STRICT;
CREATE INDEX reread_row_by_submission ON reread_row (submission_id);
`,
}
