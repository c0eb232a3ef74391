import { loadRow } from '#db/table-rows.ts'
import { schemes } from './scheme-part.ts'
import { countedPart, latestPart, thing, type Part } from './part.ts'

/** 核定, 采纳, 退回待审核, and items that a return put back to pending. */
const reviews = latestPart({
  table: 'review',
  key: ['year', 'unit_id', 'indicator'],
  blank: { kind: 'reopened', score: null, actual: null, band: null, opinion: '' },
  mark: { way: '撤销' },
  touches: (_, row) => ({
    changes: [thing('review', row['year'], row['unit_id'], row['indicator'])],
    rests: [
      thing('returns', row['year'], row['unit_id']),
      thing('cells', row['submission_id'], row['indicator']),
      thing('scheme', row['year']),
    ],
  }),
})

/** 复核: a verdict is taken back; it rests on the decision that it is about. */
const secondChecks = latestPart({
  table: 'second_check',
  key: ['year', 'unit_id', 'indicator'],
  blank: { review_id: null, verdict: 'none', opinion: '' },
  touches: (_, row) => ({
    changes: [thing('second-check', row['year'], row['unit_id'], row['indicator'])],
    rests: [thing('review', row['year'], row['unit_id'], row['indicator'])],
  }),
})

/** 审核疑点: one that was asked is taken back, one that was answered is open again. */
const questions = latestPart({
  table: 'review_question',
  key: ['year', 'number'],
  blank: { state: 'withdrawn' },
  touches: (_, row) => ({ changes: [thing('question', row['year'], row['number'])], rests: [] }),
})

/** An import: the submission no longer counts, so that the one before it stands again. */
const submissions = countedPart('submission', (_, row) => ({
  changes: [thing('returns', row['year'], row['unit_id']), thing('submission', row['id'])],
  rests: [],
}))

/** The office's choice of the submission that stands. */
const choices = countedPart('standing_choice', (db, row) => {
  const submission = loadRow(db, 'submission', row['submission_id'])
  return {
    changes: [thing('returns', submission['year'], submission['unit_id'])],
    rests: [thing('submission', row['submission_id'])],
  }
})

/** A line of 加减分清单. */
const adjustments = countedPart('adjustment', (_, row) => ({
  changes: [thing('adjustment', row['id'])],
  rests: [],
}))

/** A line taken back: it counts again. */
const adjustmentWithdrawals = countedPart('adjustment_withdrawal', (_, row) => ({
  changes: [thing('adjustment', row['adjustment_id'])],
  rests: [],
}))

/** The day on which a unit got its 反馈函; the one recorded before it holds again. */
const feedback = countedPart('feedback', (_, row) => ({
  changes: [thing('feedback', row['year'], row['unit_id'])],
  rests: [],
}))

const appeals = countedPart('appeal', (_, row) => ({
  changes: [thing('appeal', row['id'])],
  rests: [thing('feedback', row['year'], row['unit_id'])],
}))

/** 复核: before the first one an appeal is open. */
const appealDecisions = latestPart({
  table: 'appeal_decision',
  key: ['appeal_id'],
  blank: { outcome: '收回', opinion: '', before: null, score: null },
  touches: (_, row) => ({ changes: [thing('appeal', row['appeal_id'])], rests: [] }),
})

/** A 退回: the one before it is open again, where it replaced one. */
const sendBacks = countedPart('send_back', (_, row) => ({
  changes: [thing('send-backs', row['year'], row['unit_id'])],
  rests: [thing('submission', row['submission_id'])],
}))

/** 催报. */
const reminders = countedPart('reminder', (_, row) => ({
  changes: [thing('reminder', row['id'])],
  rests: [],
}))

const cells = latestPart({
  table: 'cell_decision',
  key: ['submission_id', 'indicator', 'field'],
  blank: { kind: 'undecided', text: null, reason: '' },
  touches: (_, row) => ({
    changes: [thing('cells', row['submission_id'], row['indicator'])],
    rests: [thing('submission', row['submission_id'])],
  }),
})

/** What the office's own texts make of a row; before the first one it is as it was sent. */
const rereadRows = latestPart({
  table: 'reread_row',
  key: ['submission_id', 'indicator'],
  blank: { row: null, cells: null, remarks: null },
  touches: (_, row) => ({
    changes: [thing('cells', row['submission_id'], row['indicator'])],
    rests: [thing('submission', row['submission_id'])],
  }),
})

/** The office's own word on a unit's grade; before the first one the rules give it. */
const grades = latestPart({
  table: 'grade_decision',
  key: ['year', 'unit_id'],
  blank: { kind: 'none', grade: null, reason: '' },
  touches: (_, row) => ({ changes: [thing('grade', row['year'], row['unit_id'])], rests: [] }),
})

/** 本年工作要点: one that was added is withdrawn. */
const points = latestPart({
  table: 'work_point',
  key: ['year', 'number'],
  blank: { kind: 'withdrawn', reason: '' },
  touches: (_, row) => ({ changes: [thing('point', row['year'], row['number'])], rests: [] }),
})

/** 进展: one that was written down is withdrawn. */
const progress = latestPart({
  table: 'progress_note',
  key: ['year', 'period', 'task', 'unit_id'],
  blank: { kind: 'withdrawn', reason: '' },
  touches: (_, row) => ({
    changes: [thing('progress', row['year'], row['period'], row['task'], row['unit_id'])],
    rests: [],
  }),
})

const rhythms = latestPart({
  table: 'progress_rhythm',
  key: ['year'],
  blank: { rhythm: 'quarter' },
  touches: (_, row) => ({ changes: [thing('rhythm', row['year'])], rests: [] }),
})

/** 督导检查 and 调研. */
const inspections = latestPart({
  table: 'inspection',
  key: ['year', 'number'],
  blank: { kind: 'withdrawn', reason: '' },
  touches: (_, row) => ({ changes: [thing('inspection', row['year'], row['number'])], rests: [] }),
})

const problems = latestPart({
  table: 'inspection_problem',
  key: ['year', 'inspection', 'number'],
  blank: { kind: 'withdrawn' },
  touches: (_, row) => ({
    changes: [thing('problem', row['year'], row['inspection'], row['number'])],
    rests: [thing('inspection', row['year'], row['inspection'])],
  }),
})

const photos = latestPart({
  table: 'inspection_photo',
  key: ['year', 'inspection', 'sha256'],
  blank: { kind: 'removed', reason: '' },
  touches: (_, row) => ({
    changes: [thing('photo', row['year'], row['inspection'], row['sha256'])],
    rests: [thing('inspection', row['year'], row['inspection'])],
  }),
})

/** 表彰推荐: one that was written down is withdrawn. */
const nominations = latestPart({
  table: 'nomination',
  key: ['year', 'number'],
  blank: { kind: 'withdrawn', reason: '' },
  touches: (_, row) => ({ changes: [thing('nomination', row['year'], row['number'])], rests: [] }),
})

/** A name more or less of a unit; a name that no row tells of stands as it came with the plan. */
const aliases = latestPart({
  table: 'unit_alias',
  key: ['unit_id', 'name'],
  blank: (_, { kept }) => ({ kept: kept === 1 ? 0 : 1 }),
  touches: (_, row) => ({ changes: [thing('alias', row['unit_id'], row['name'])], rests: [] }),
})

const kinds = latestPart({
  table: 'unit_kind',
  key: ['unit_id'],
  blank: (db, row) => ({ kind: loadRow(db, 'unit', row['unit_id'])['kind'] ?? '' }),
  touches: (_, row) => ({ changes: [thing('kind', row['unit_id'])], rests: [] }),
})

const contacts = latestPart({
  table: 'unit_contact',
  key: ['unit_id'],
  blank: { leader: '', liaison: '', phone: '' },
  touches: (_, row) => ({ changes: [thing('contact', row['unit_id'])], rests: [] }),
})

/** The office's own working days. */
const calendar = latestPart({
  table: 'calendar_change',
  key: ['day'],
  blank: { kind: 'default', reason: '' },
  touches: (_, row) => ({ changes: [thing('day', row['day'])], rests: [] }),
})

const officeContact = latestPart({
  table: 'office_contact',
  key: [],
  blank: { text: '' },
  touches: () => ({ changes: [thing('office-contact')], rests: [] }),
})

const settings = latestPart({
  table: 'setting',
  key: ['name'],
  blank: { value: '{}' },
  touches: (_, row) => ({ changes: [thing('setting', row['name'])], rests: [] }),
})

/** The office's own text of a paragraph; before the first one the generated one stands. */
const paragraphEdits = latestPart({
  table: 'paragraph_edit',
  key: ['year', 'document', 'key'],
  blank: { text: null },
  touches: (_, row) => ({
    changes: [thing('paragraph', row['year'], row['document'], row['key'])],
    rests: [],
  }),
})

/**
 * Every table that undoing knows. To add one: a part here, and the actions that write it in actions.ts. A table in
 * which the latest row of a thing stands is a latestPart; one whose rows count one by one is a countedPart, and its
 * repository reads `counting(table)`.
 */
export const PARTS: readonly Part[] = [
  submissions,
  choices,
  cells,
  sendBacks,
  reminders,
  rereadRows,
  adjustments,
  adjustmentWithdrawals,
  feedback,
  appeals,
  appealDecisions,
  reviews,
  secondChecks,
  questions,
  grades,
  points,
  progress,
  rhythms,
  inspections,
  problems,
  photos,
  nominations,
  aliases,
  kinds,
  contacts,
  schemes,
  calendar,
  officeContact,
  settings,
  paragraphEdits,
]
