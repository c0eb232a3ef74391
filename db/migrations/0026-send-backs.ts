import type { Migration } from '../migrate.ts'

/** What a 退回 needs beside its items, and how units reach the office. */
export const sendBacks: Migration = {
  number: 26,
  name: 'send-backs',
  sql: `
-- The latest submission of any unit when it was sent back: what comes after it can answer. Clocks of offices go back.
ALTER TABLE send_back ADD COLUMN last_submission INTEGER NOT NULL DEFAULT 0;

-- As it is printed on forms and notices; the latest row stands.
CREATE TABLE office_contact (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
`,
}
