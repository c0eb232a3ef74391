import type { Migration } from '../migrate.ts'

/** 表彰推荐: whom the units put forward for 先进个人 and 先进单位. Rows are only added; the latest row of a number stands. */
export const nominations: Migration = {
  number: 46,
  name: 'nominations',
  sql: `
CREATE TABLE nomination (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES year (year),
  -- Counts the nominations of a year.
  number INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('kept', 'withdrawn')),
  honor TEXT NOT NULL CHECK (honor IN ('先进个人', '先进单位')),
  -- The unit that is put forward, or that the person works in.
  unit_id TEXT NOT NULL REFERENCES unit (id),
  -- Of the person, with the post; '' for a unit.
  name TEXT NOT NULL,
  post TEXT NOT NULL,
  -- 主要事迹.
  merits TEXT NOT NULL,
  reason TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX nomination_by_number ON nomination (year, number);
`,
}
