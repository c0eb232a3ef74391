import type { Migration } from '../migrate.ts'

/**
 * Collecting in full: returns on paper, decisions on single cells, 退回, reminders and whom to call, evidence files. As
 * everywhere, rows are only added: a later row of the same thing takes the place of the earlier.
 */
export const returns: Migration = {
  number: 20,
  name: 'returns',
  sql: `
-- file: came as a workbook. paper: the office filled in the same form from a paper return.
ALTER TABLE submission ADD COLUMN way TEXT NOT NULL DEFAULT 'file' CHECK (way IN ('file', 'paper'));

-- What the office decided of one cell or remark of a submission; the latest row of a cell stands.
-- adopt: as it was read. rewrite: 'text' in the cell's place, read by the same rules. send-back: the unit shall correct it.
-- undecided: takes the decision back.
CREATE TABLE cell_decision (
  id INTEGER PRIMARY KEY,
  submission_id INTEGER NOT NULL REFERENCES submission (id),
  -- null: a remark on the file as a whole.
  indicator TEXT,
  -- A column of the unit's own, or the code of a remark that has no cell.
  field TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('adopt', 'rewrite', 'send-back', 'undecided')),
  text TEXT,
  reason TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL,
  CHECK ((kind = 'rewrite') = (text IS NOT NULL))
) STRICT;
CREATE INDEX cell_decision_by_submission ON cell_decision (submission_id);

-- A submission given back to its unit. Answered by the unit's next submission.
CREATE TABLE send_back (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES year (year),
  unit_id TEXT NOT NULL REFERENCES unit (id),
  submission_id INTEGER NOT NULL REFERENCES submission (id),
  deadline TEXT NOT NULL,
  note TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX send_back_by_unit ON send_back (year, unit_id);

CREATE TABLE send_back_item (
  send_back_id INTEGER NOT NULL REFERENCES send_back (id),
  position INTEGER NOT NULL,
  -- null: the form as a whole.
  indicator TEXT,
  -- null: the row as a whole.
  field TEXT,
  reason TEXT NOT NULL,
  PRIMARY KEY (send_back_id, position)
) STRICT;

CREATE TABLE send_back_withdrawal (
  send_back_id INTEGER PRIMARY KEY REFERENCES send_back (id),
  reason TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

-- 催报, one row each time a unit was reminded.
CREATE TABLE reminder (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES year (year),
  unit_id TEXT NOT NULL REFERENCES unit (id),
  way TEXT NOT NULL,
  note TEXT NOT NULL,
  day TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX reminder_by_unit ON reminder (year, unit_id);

-- 分管领导, 联络员 and how to reach them; the latest row of a unit stands.
CREATE TABLE unit_contact (
  id INTEGER PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES unit (id),
  leader TEXT NOT NULL,
  liaison TEXT NOT NULL,
  phone TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX unit_contact_by_unit ON unit_contact (unit_id);

-- Evidence lies beside the database under its SHA-256 and is never deleted; this says what it is evidence of.
CREATE TABLE evidence_file (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES year (year),
  unit_id TEXT NOT NULL REFERENCES unit (id),
  -- null: of the unit as a whole.
  indicator TEXT,
  -- Its number in the unit's 佐证材料目录; '' where it has none.
  number TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_file_by_unit ON evidence_file (year, unit_id);

-- Taken off its item; the file stays.
CREATE TABLE evidence_removal (
  evidence_id INTEGER PRIMARY KEY REFERENCES evidence_file (id),
  reason TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
`,
}
