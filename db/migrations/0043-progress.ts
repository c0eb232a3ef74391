import type { Migration } from '../migrate.ts'

/**
 * What the year brings before the forms come back: 进展 of each task by unit, 督导检查 and 调研 with their photos, and the
 * problems that they found. Rows are only added; the latest row of a thing stands.
 */
export const progress: Migration = {
  number: 43,
  name: 'progress',
  sql: `
-- How often the units report in a year.
CREATE TABLE progress_rhythm (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES year (year),
  rhythm TEXT NOT NULL CHECK (rhythm IN ('quarter', 'half')),
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

CREATE TABLE progress_note (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES year (year),
  -- 'Q1' to 'Q4', 'H1', 'H2'.
  period TEXT NOT NULL,
  -- "1.1", or "保障1" for a safeguard.
  task TEXT NOT NULL,
  unit_id TEXT NOT NULL REFERENCES unit (id),
  kind TEXT NOT NULL CHECK (kind IN ('reported', 'withdrawn')),
  state TEXT NOT NULL CHECK (state IN ('按计划', '滞后', '已完成', '未开展')),
  -- 完成情况, 存在问题, 下一步.
  done TEXT NOT NULL,
  problems TEXT NOT NULL,
  next TEXT NOT NULL,
  -- Who said so at the unit, and when.
  reporter TEXT NOT NULL,
  day TEXT NOT NULL,
  reason TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX progress_note_by_thing ON progress_note (year, period, task, unit_id);

CREATE TABLE inspection (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES year (year),
  -- Counts the records of a year.
  number INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('kept', 'withdrawn')),
  form TEXT NOT NULL CHECK (form IN ('督导检查', '调研')),
  day TEXT NOT NULL,
  place TEXT NOT NULL,
  -- Ids of the units and of the tasks concerned, in JSON.
  units TEXT NOT NULL,
  tasks TEXT NOT NULL,
  people TEXT NOT NULL,
  findings TEXT NOT NULL,
  reason TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX inspection_by_number ON inspection (year, number);

CREATE TABLE inspection_problem (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES year (year),
  inspection INTEGER NOT NULL,
  -- Counts the problems of a record.
  number INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('kept', 'withdrawn')),
  text TEXT NOT NULL,
  -- Who shall mend it; null: not of one unit.
  unit_id TEXT REFERENCES unit (id),
  -- 整改要求, its last day ('' for none), 整改情况, and the day on which it was settled ('' as long as it is open).
  demand TEXT NOT NULL,
  deadline TEXT NOT NULL,
  outcome TEXT NOT NULL,
  settled TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX inspection_problem_by_number ON inspection_problem (year, inspection, number);

-- The bytes lie with the evidence files, under their digest.
CREATE TABLE inspection_photo (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES year (year),
  inspection INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('attached', 'removed')),
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  reason TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX inspection_photo_by_record ON inspection_photo (year, inspection, sha256);
`,
}
