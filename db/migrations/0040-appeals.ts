import type { Migration } from '../migrate.ts'

/** Registered lines taken back with a reason; feedback to the units, their appeals, and what was decided of them. */
export const appeals: Migration = {
  number: 40,
  name: 'appeals',
  sql: `
-- A line of 加减分 that no longer counts, and why. The line itself stays.
CREATE TABLE adjustment_withdrawal (
  id INTEGER PRIMARY KEY,
  adjustment_id INTEGER NOT NULL REFERENCES adjustment (id),
  reason TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX adjustment_withdrawal_by_line ON adjustment_withdrawal (adjustment_id);

-- The day on which a unit got its 反馈函; of a unit the latest row that counts stands.
CREATE TABLE feedback (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES year (year),
  unit_id TEXT NOT NULL REFERENCES unit (id),
  day TEXT NOT NULL,
  way TEXT NOT NULL,
  note TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX feedback_by_unit ON feedback (year, unit_id);

CREATE TABLE appeal (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES year (year),
  unit_id TEXT NOT NULL REFERENCES unit (id),
  about TEXT NOT NULL CHECK (about IN ('item', 'adjustment', 'total')),
  indicator TEXT,
  -- As it stood when the appeal was registered: of the item, else the total. null: there was none.
  score INTEGER,
  claim TEXT NOT NULL,
  received TEXT NOT NULL,
  -- The last day for it as it stood then; null: no feedback was on record.
  last_day TEXT,
  -- Why it was taken although it came late or early; '' where it came in time.
  late_reason TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL,
  CHECK ((about = 'item') = (indicator IS NOT NULL))
) STRICT;
CREATE INDEX appeal_by_unit ON appeal (year, unit_id);

-- What came of an appeal: the latest row of it stands. 收回 opens it again.
CREATE TABLE appeal_decision (
  id INTEGER PRIMARY KEY,
  appeal_id INTEGER NOT NULL REFERENCES appeal (id),
  outcome TEXT NOT NULL CHECK (outcome IN ('维持', '调整', '部分采纳', '撤回', '收回')),
  opinion TEXT NOT NULL,
  -- The score before and after, as of the appeal.
  before INTEGER,
  score INTEGER,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX appeal_decision_by_appeal ON appeal_decision (appeal_id);
`,
}
