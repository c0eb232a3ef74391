import type { Migration } from '../migrate.ts'

/** What the office decides of grades, the grades as they were fixed, and the archives made. Rows are only added. */
export const grades: Migration = {
  number: 41,
  name: 'grades',
  sql: `
-- The latest row of a unit stands. tie: who of several tied units holds the quota's grade. change: another grade than the
-- rules give. none: as the rules give.
CREATE TABLE grade_decision (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES year (year),
  unit_id TEXT NOT NULL REFERENCES unit (id),
  kind TEXT NOT NULL CHECK (kind IN ('tie', 'change', 'none')),
  grade TEXT,
  reason TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL,
  CHECK ((kind = 'none') = (grade IS NULL))
) STRICT;
CREATE INDEX grade_decision_by_unit ON grade_decision (year, unit_id);

-- 定稿; the latest of a year counts while the year is in 定等 or 归档.
CREATE TABLE grade_fixing (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES year (year),
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX grade_fixing_by_year ON grade_fixing (year);

-- What was fixed. rank null: 单列 or 未参评. total and grade null: 未参评.
CREATE TABLE fixed_grade (
  fixing_id INTEGER NOT NULL REFERENCES grade_fixing (id),
  unit_id TEXT NOT NULL REFERENCES unit (id),
  rank INTEGER,
  total INTEGER,
  grade TEXT,
  note TEXT,
  PRIMARY KEY (fixing_id, unit_id)
) STRICT;

-- An archive file that was written and read again.
CREATE TABLE archive_file (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES year (year),
  file_name TEXT NOT NULL,
  size INTEGER NOT NULL,
  -- 归档校验码 and 操作记录校验码, as they are printed.
  code TEXT NOT NULL,
  chain_code TEXT NOT NULL,
  entries INTEGER NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX archive_file_by_year ON archive_file (year);
`,
}
