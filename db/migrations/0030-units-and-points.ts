import type { Migration } from '../migrate.ts'

/**
 * What becomes of units over the years, their aliases and kinds as the office keeps them, and 本年工作要点. As
 * everywhere, rows are only added: a later row of the same thing takes the place of the earlier, or takes it back.
 */
export const unitsAndPoints: Migration = {
  number: 30,
  name: 'units-and-points',
  sql: `
-- founded: a unit that the office added. renamed: 'name' is its name from then on. merged: it ends, its successors
-- go on. ended: it ends, nobody goes on. transferred: a part of its work goes to the successors, it stays.
CREATE TABLE unit_change (
  id INTEGER PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES unit (id),
  kind TEXT NOT NULL CHECK (kind IN ('founded', 'renamed', 'merged', 'ended', 'transferred')),
  -- The first year in which it holds.
  from_year INTEGER NOT NULL,
  name TEXT,
  -- 文号 of the paper that says so; '' where the office gave none.
  document TEXT NOT NULL,
  reason TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL,
  CHECK ((kind = 'renamed') = (name IS NOT NULL))
) STRICT;
CREATE INDEX unit_change_by_unit ON unit_change (unit_id);

CREATE TABLE unit_change_successor (
  change_id INTEGER NOT NULL REFERENCES unit_change (id),
  unit_id TEXT NOT NULL REFERENCES unit (id),
  PRIMARY KEY (change_id, unit_id)
) STRICT;

-- The version of a year's scheme that a change brought with it.
CREATE TABLE unit_change_scheme (
  change_id INTEGER NOT NULL REFERENCES unit_change (id),
  year INTEGER NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (change_id, year),
  FOREIGN KEY (year, version) REFERENCES scheme_version (year, version)
) STRICT;

-- Takes a change back.
CREATE TABLE unit_change_undo (
  change_id INTEGER PRIMARY KEY REFERENCES unit_change (id),
  reason TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

-- 简称 and other ways of writing a unit; the latest row of a name of a unit stands. kept 0: no longer one.
CREATE TABLE unit_alias (
  id INTEGER PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES unit (id),
  name TEXT NOT NULL,
  kept INTEGER NOT NULL CHECK (kept IN (0, 1)),
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX unit_alias_by_unit ON unit_alias (unit_id);

-- 类别; the latest row of a unit stands.
CREATE TABLE unit_kind (
  id INTEGER PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES unit (id),
  kind TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX unit_kind_by_unit ON unit_kind (unit_id);

-- 本年工作要点 of a task or safeguard; the latest row of a point stands.
CREATE TABLE work_point (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES year (year),
  -- Counts the points of a year.
  number INTEGER NOT NULL,
  -- "1.1", or "保障1" for a safeguard.
  task TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('added', 'changed', 'withdrawn')),
  text TEXT NOT NULL,
  -- Ids of the units responsible, in JSON.
  units TEXT NOT NULL,
  -- '' all year round, '2018-06' a month, '2018-06-30' a day.
  due TEXT NOT NULL,
  reason TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX work_point_by_number ON work_point (year, number);
`,
}
