import type { Migration } from '../migrate.ts'

/** What is asked and checked in a review, beside the scores. */
export const reviewQuestions: Migration = {
  number: 42,
  name: 'review-questions',
  sql: `
-- 审核疑点: what the office asks of one item, and its answer; the latest row of a number stands.
CREATE TABLE review_question (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL,
  unit_id TEXT NOT NULL,
  indicator TEXT NOT NULL,
  -- Counts the questions of a year from 1.
  number INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'withdrawn')),
  question TEXT NOT NULL,
  -- How it was answered; null until it is.
  way TEXT CHECK (way IN ('phone', 'return', 'office')),
  answer TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX review_question_by_year ON review_question (year);

-- 复核: a second person's word on a decision that stands; the latest row of an item is the last word.
CREATE TABLE second_check (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL,
  unit_id TEXT NOT NULL,
  indicator TEXT NOT NULL,
  -- The decision that was looked at; null where the word was taken back.
  review_id INTEGER REFERENCES review (id),
  verdict TEXT NOT NULL CHECK (verdict IN ('agreed', 'disagreed', 'none')),
  opinion TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX second_check_by_year ON second_check (year);
`,
}
