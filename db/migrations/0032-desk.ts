import type { Migration } from '../migrate.ts'

/**
 * Who may be at the desk, what was undone, and the office's own settings. Rows are only added: of an operator, a PIN, a
 * submission or a setting the latest row stands.
 */
export const desk: Migration = {
  number: 32,
  name: 'desk',
  sql: `
CREATE TABLE operator (
  id INTEGER PRIMARY KEY,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

CREATE TABLE operator_state (
  id INTEGER PRIMARY KEY,
  operator_id INTEGER NOT NULL REFERENCES operator (id),
  name TEXT NOT NULL,
  -- A list in JSON of 填报录入, 审核, 审定.
  roles TEXT NOT NULL,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

-- null: no PIN is asked for.
CREATE TABLE operator_pin (
  id INTEGER PRIMARY KEY,
  operator_id INTEGER NOT NULL REFERENCES operator (id),
  hash TEXT,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

-- Tries with a PIN: after wrong ones the next has to wait, also when the program was closed in between.
CREATE TABLE pin_try (
  id INTEGER PRIMARY KEY,
  operator_id INTEGER NOT NULL REFERENCES operator (id),
  right INTEGER NOT NULL CHECK (right IN (0, 1)),
  at TEXT NOT NULL
) STRICT;
CREATE INDEX pin_try_by_operator ON pin_try (operator_id);

-- An entry of the log that turned another one round: 撤销, or 恢复 of what was undone.
CREATE TABLE log_turn (
  sequence INTEGER PRIMARY KEY,
  -- The entry of the first doing, however often it was undone and done again.
  root INTEGER NOT NULL
) STRICT;
CREATE INDEX log_turn_by_root ON log_turn (root);

-- A row that an undoing took out of count, or let count again: the latest of a row stands. The row itself stays.
CREATE TABLE withdrawal (
  id INTEGER PRIMARY KEY,
  table_name TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  counts INTEGER NOT NULL CHECK (counts IN (0, 1)),
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX withdrawal_by_row ON withdrawal (table_name, row_id);

-- The last row of each table that had grown when an entry was written: which rows an entry stands for.
CREATE TABLE log_mark (
  table_name TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  last_id INTEGER NOT NULL,
  PRIMARY KEY (table_name, sequence)
) STRICT;

-- What the office has set once for all years; the value is JSON.
CREATE TABLE setting (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX setting_by_name ON setting (name);
`,
}
