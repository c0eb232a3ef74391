import type { Migration } from '../migrate.ts'
import { foundation } from './0010-foundation.ts'
import { returns } from './0020-returns.ts'
import { rereadRows } from './0025-reread-rows.ts'
import { sendBacks } from './0026-send-backs.ts'
import { paperDrafts } from './0027-paper-drafts.ts'
import { unitsAndPoints } from './0030-units-and-points.ts'
import { schemeDraft } from './0031-scheme-draft.ts'
import { desk } from './0032-desk.ts'
import { appeals } from './0040-appeals.ts'
import { grades } from './0041-grades.ts'
import { reviewQuestions } from './0042-review-questions.ts'
import { progress } from './0043-progress.ts'
import { documents } from './0045-documents.ts'
import { nominations } from './0046-nominations.ts'
import { exchange } from './0048-exchange.ts'
import { tableSeals } from './0050-table-seals.ts'

/** Every step of the schema ever shipped, in order. Only add at the end. */
export const MIGRATIONS: readonly Migration[] = [
  foundation,
  returns,
  rereadRows,
  sendBacks,
  paperDrafts,
  unitsAndPoints,
  schemeDraft,
  desk,
  appeals,
  grades,
  reviewQuestions,
  progress,
  documents,
  nominations,
  exchange,
  tableSeals,
]
