import { z } from 'zod'
import { defineCall } from './call.ts'
import { evidenceFile } from './evidence.ts'
import { PREVIEW_PIECE_BYTES } from './evidence-limits.ts'
import { count, day, list, moment, nothing, opaqueId, unitId, year } from './fields.ts'
import { savedFiles } from './saved.ts'

const taskId = z.string().min(1).max(20)
const text = z.string().max(10_000)
const form = z.enum(['督导检查', '调研'])
export type InspectionFormName = z.infer<typeof form>

/** A day, or '' for none. */
const dayOrNone = z.union([day, z.literal('')])

const problem = z.strictObject({
  number: count,
  text: z.string(),
  unit: unitId.nullable(),
  unitName: z.string(),
  demand: z.string(),
  deadline: dayOrNone,
  outcome: z.string(),
  settled: dayOrNone,
  state: z.enum(['待整改', '已整改', '逾期']),
})
export type InspectionProblem = z.infer<typeof problem>

const inspection = z.strictObject({
  number: count,
  withdrawn: z.boolean(),
  form,
  day,
  place: z.string(),
  units: list(z.strictObject({ unit: unitId, name: z.string() })),
  tasks: list(z.strictObject({ task: taskId, title: z.string() })),
  people: z.string(),
  findings: z.string(),
  problems: list(problem),
  photos: list(evidenceFile),
  operator: z.string(),
  at: moment,
  changes: count,
  /** Why it was changed or withdrawn; ''. */
  reason: z.string(),
})
export type InspectionRecord = z.infer<typeof inspection>

const page = z.strictObject({
  records: list(inspection),
  today: day,
  archived: z.boolean(),
  counts: z.strictObject({
    inspections: count,
    research: count,
    open: count,
    overdue: count,
    settled: count,
  }),
  units: list(z.strictObject({ unit: unitId, name: z.string(), otherNames: list(z.string()) })),
  tasks: list(z.strictObject({ task: taskId, title: z.string() })),
})
export type InspectionsPage = z.infer<typeof page>

export const inspectionsPage = defineCall(z.strictObject({ year }), page)

/** `number` null: a new record, or a new problem of it. Saving a withdrawn record brings it back. A problem that is left out is withdrawn. */
export const saveInspection = defineCall(
  z.strictObject({
    year,
    number: count.nullable(),
    form,
    day,
    place: text,
    units: z.array(unitId).max(200).readonly(),
    tasks: z.array(taskId).max(200).readonly(),
    people: text,
    findings: text,
    problems: z
      .array(
        z.strictObject({
          number: count.nullable(),
          text,
          unit: unitId.nullable(),
          demand: text,
          deadline: dayOrNone,
        }),
      )
      .max(100)
      .readonly(),
    reason: z.string().max(500),
  }),
  z.strictObject({ number: count }),
)

export const withdrawInspection = defineCall(
  z.strictObject({ year, number: count, reason: z.string().max(500) }),
  nothing,
)

/** 整改情况; `settled` '': still open. */
export const settleProblem = defineCall(
  z.strictObject({ year, inspection: count, problem: count, outcome: text, settled: dayOrNone }),
  nothing,
)

/** A job with progress: pictures and PDF, each kept whole or not at all. */
export const attachPhotos = defineCall(
  z.strictObject({ year, inspection: count, picks: z.array(opaqueId).min(1).max(200).readonly() }),
  z.strictObject({
    attached: count,
    /** Those that were not, each with the reason. */
    refused: list(z.string()),
  }),
)

export const removePhoto = defineCall(z.strictObject({ photo: count, reason: z.string().max(500) }), nothing)

/** A piece of a photo, to be put together by the page. */
export const readPhoto = defineCall(
  z.strictObject({ photo: count, from: count, length: z.int().min(1).max(PREVIEW_PIECE_BYTES) }),
  z.strictObject({ size: count, type: z.string(), bytes: z.string() }),
)

/** 另存. */
export const savePhoto = defineCall(z.strictObject({ photo: count }), savedFiles)

/** sheets: 督导检查记录 as PDF, one a record. list: 督导检查和调研台账 as a workbook. */
export const writeInspections = defineCall(
  z.strictObject({ year, paper: z.enum(['sheets', 'list']), numbers: z.array(count).max(500).readonly() }),
  savedFiles,
)
