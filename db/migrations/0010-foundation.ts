import type { Migration } from '../migrate.ts'

/** Plans, units, years with their schemes, submissions with how every cell was read, reviews, adjustments, the log. */
export const foundation: Migration = {
  number: 10,
  name: 'foundation',
  sql: `
CREATE TABLE log (
  sequence INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  operator TEXT NOT NULL,
  action TEXT NOT NULL,
  object TEXT NOT NULL,
  detail TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE plan (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  content TEXT NOT NULL
) STRICT;

CREATE TABLE unit (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  valid_from INTEGER,
  valid_to INTEGER
) STRICT;

CREATE TABLE unit_name (
  unit_id TEXT NOT NULL REFERENCES unit (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('official', 'alias')),
  valid_from INTEGER,
  valid_to INTEGER,
  PRIMARY KEY (unit_id, position)
) STRICT;

CREATE TABLE unit_successor (
  unit_id TEXT NOT NULL REFERENCES unit (id),
  successor_id TEXT NOT NULL REFERENCES unit (id),
  PRIMARY KEY (unit_id, successor_id)
) STRICT;

CREATE TABLE year (
  year INTEGER PRIMARY KEY,
  plan_id TEXT NOT NULL REFERENCES plan (id),
  sample INTEGER NOT NULL CHECK (sample IN (0, 1)),
  created_at TEXT NOT NULL
) STRICT;

-- The latest row is the year's state.
CREATE TABLE year_state (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES year (year),
  state TEXT NOT NULL CHECK (state IN ('方案', '下发', '收表', '审核', '反馈', '定等', '归档')),
  reason TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

-- Every version of a year's scheme; the highest stands. Indicators, points, targets per unit, groups, caps, grades.
CREATE TABLE scheme_version (
  year INTEGER NOT NULL REFERENCES year (year),
  version INTEGER NOT NULL,
  content TEXT NOT NULL,
  digest TEXT NOT NULL,
  reason TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (year, version)
) STRICT;

-- The office's own changes to the State Council's calendar; the latest row of a day holds.
CREATE TABLE calendar_change (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('holiday', 'working', 'default')),
  reason TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

CREATE TABLE form_issue (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES year (year),
  unit_id TEXT NOT NULL REFERENCES unit (id),
  scheme_version INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  digest TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX form_issue_by_unit ON form_issue (year, unit_id);

CREATE TABLE stored_file (
  sha256 TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE submission (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES year (year),
  unit_id TEXT NOT NULL REFERENCES unit (id),
  number INTEGER NOT NULL,
  sha256 TEXT NOT NULL REFERENCES stored_file (sha256),
  file_name TEXT NOT NULL,
  received TEXT NOT NULL,
  scheme_version INTEGER NOT NULL,
  sheet TEXT NOT NULL,
  filled_by TEXT NOT NULL,
  phone TEXT NOT NULL,
  responsible TEXT NOT NULL,
  filled_on TEXT NOT NULL,
  complete INTEGER NOT NULL CHECK (complete IN (0, 1)),
  operator TEXT NOT NULL,
  at TEXT NOT NULL,
  UNIQUE (year, unit_id, number)
) STRICT;
CREATE INDEX submission_by_bytes ON submission (year, sha256);

-- How a return was read, whole and never changed: lists in JSON. The log entry of its import carries the digest.
CREATE TABLE reading (
  submission_id INTEGER PRIMARY KEY REFERENCES submission (id),
  rows TEXT NOT NULL,
  cells TEXT NOT NULL,
  remarks TEXT NOT NULL,
  evidence TEXT NOT NULL
) STRICT;

-- The office's choice of the submission that stands; without one the latest complete submission does.
CREATE TABLE standing_choice (
  id INTEGER PRIMARY KEY,
  submission_id INTEGER NOT NULL REFERENCES submission (id),
  reason TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

-- What the office decided of an item; the latest row of an item stands. 'reopened' puts it back to pending.
CREATE TABLE review (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES year (year),
  unit_id TEXT NOT NULL REFERENCES unit (id),
  indicator TEXT NOT NULL,
  submission_id INTEGER REFERENCES submission (id),
  kind TEXT NOT NULL CHECK (kind IN ('score', 'not-applicable', 'no-data', 'missing', 'reopened')),
  score INTEGER,
  actual TEXT,
  band TEXT,
  way TEXT NOT NULL,
  opinion TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL,
  CHECK ((kind = 'score') = (score IS NOT NULL))
) STRICT;
CREATE INDEX review_by_item ON review (year, unit_id, indicator);

CREATE TABLE adjustment (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES year (year),
  unit_id TEXT NOT NULL REFERENCES unit (id),
  kind TEXT NOT NULL CHECK (kind IN ('bonus', 'deduction', 'false-material', 'veto')),
  reason TEXT NOT NULL,
  level TEXT NOT NULL,
  document TEXT NOT NULL,
  day TEXT,
  points INTEGER,
  origin TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX adjustment_by_unit ON adjustment (year, unit_id);
`,
}
