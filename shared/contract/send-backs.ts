import { z } from 'zod'
import { defineCall } from './call.ts'
import { count, day, indicatorId, list, moment, unitId, year } from './fields.ts'
import { readCell } from './returns.ts'
import { savedFiles } from './saved.ts'

const field = readCell.shape.field
/** Of one place; what was marked in 导入核对 may be as long, several times over. */
const reason = z.string().max(4000)

/** What a unit shall correct. indicator null: the form as a whole; field null: the row as a whole. */
const item = z.strictObject({ indicator: indicatorId.nullable(), field: field.nullable(), reason })

const shownItem = item.extend({
  reason: z.string(),
  /** Of the indicator; '' for the form as a whole. */
  title: z.string(),
  /** "H12 实际完成值", "整行", "整份表". */
  place: z.string(),
  /** What stands there; '' where it is blank. */
  original: z.string(),
})

const proposedItem = shownItem.extend({
  /**
   * decided: marked 退回单位 in 导入核对. question: an open 审核疑点. refused: can't be read. empty: not filled in. before: of the 退回 that is open.
   * asked: the officer came with it.
   */
  source: z.enum(['decided', 'question', 'refused', 'empty', 'before', 'asked']),
})
export type ProposedSendBackItem = z.infer<typeof proposedItem>

const submission = z.strictObject({
  id: count,
  number: count,
  received: day,
  fileName: z.string(),
  way: z.enum(['file', 'paper']),
})

const sendBackEntry = z.strictObject({
  id: count,
  unit: unitId,
  unitName: z.string(),
  /** What was sent back; null: its import was undone since. */
  submission: submission.nullable(),
  at: moment,
  operator: z.string(),
  deadline: day,
  note: z.string(),
  items: list(shownItem),
  /** open: not answered yet. replaced: by a later 退回 of the unit. */
  state: z.enum(['open', 'answered', 'replaced', 'withdrawn']),
  /** Calendar days to the deadline; below 0: past it. */
  daysLeft: z.int(),
  workingDaysOver: count,
  answer: submission.nullable(),
  /** Items of it that the answer leaves as they were; null while there is none. */
  unchanged: count.nullable(),
  /** One that came in since, but had been received before: no answer. */
  early: submission.nullable(),
  withdrawal: z.strictObject({ reason: z.string(), operator: z.string(), at: moment }).nullable(),
})
export type SendBackEntry = z.infer<typeof sendBackEntry>

const waitingUnit = z.strictObject({
  unit: unitId,
  unitName: z.string(),
  submission,
  /** Marked 退回单位, open 审核疑点, cells that can't be read, rows not filled in. */
  decided: count,
  questions: count,
  refused: count,
  empty: count,
})
export type WaitingUnit = z.infer<typeof waitingUnit>

export const listSendBacks = defineCall(
  z.strictObject({ year }),
  z.strictObject({
    today: day,
    /** The latest first. */
    sendBacks: list(sendBackEntry),
    /** Units whose return has something to correct and is not sent back, in document order. */
    waiting: list(waitingUnit),
    /** Units with a return at all: any of them can be sent back. */
    units: list(z.strictObject({ unit: unitId, unitName: z.string() })),
  }),
)

/** What to send back to a unit, as proposed; `ask` adds an item that the officer came with. */
export const draftSendBack = defineCall(
  z.strictObject({ year, unit: unitId, ask: indicatorId.nullable() }),
  z.strictObject({
    unit: unitId,
    unitName: z.string(),
    /** null: the unit has no return; nothing can be sent back. */
    submission: submission.nullable(),
    /** One that is still open: a new one takes its place, and its items are proposed again. */
    open: sendBackEntry.nullable(),
    items: list(proposedItem),
    /** Every row of the form with its cells, to add from. */
    rows: list(
      z.strictObject({
        indicator: indicatorId,
        title: z.string(),
        /** Own cells of the row; blank ones too. */
        cells: list(z.strictObject({ field, place: z.string(), original: z.string(), message: z.string() })),
      }),
    ),
    today: day,
    /** Five working days from today. */
    deadline: day,
    /** Years for it whose calendar is not announced: Monday to Friday counted. */
    unannounced: list(count),
    /** How units reach the office, as notices say it; '' where it has not said. */
    contact: z.string(),
  }),
)

/** `submission`: the one that the officer looked at; refused where another stands since. */
export const sendBack = defineCall(
  z.strictObject({
    year,
    unit: unitId,
    submission: count,
    deadline: day,
    note: z.string().max(1000),
    items: z.array(item).max(500).readonly(),
  }),
  z.strictObject({ id: count }),
)

export const withdrawSendBack = defineCall(
  z.strictObject({ year, id: count, reason: z.string().max(500) }),
  z.strictObject({}),
)

/** A job: of each 退回 the unit's marked form and its 退回通知. */
export const writeSendBacks = defineCall(
  z.strictObject({ year, ids: z.array(count).min(1).max(500).readonly() }),
  z.strictObject({
    saved: savedFiles,
    /** Where a new form took the place of the unit's own file, and why. */
    renewed: list(z.strictObject({ unitName: z.string(), why: z.string() })),
    fonts: list(z.string()),
  }),
)

/** As it is printed on forms and notices. */
export const keepOfficeContact = defineCall(
  z.strictObject({ year, text: z.string().max(200) }),
  z.strictObject({}),
)
