import { z } from 'zod'
import { defineCall } from './call.ts'
import { count, list, moment, nothing, opaqueId, points, unitId, year, yearState } from './fields.ts'
import { savedFiles } from './saved.ts'
import { gap } from './year-progress.ts'

const archiveRow = z.strictObject({
  fileName: z.string(),
  /** Bytes. */
  size: count,
  /** 归档校验码 and 操作记录校验码, to be noted apart from the file. */
  code: z.string(),
  chainCode: z.string(),
  entries: count,
  operator: z.string(),
  at: moment,
  /** false: the year was unlocked since, what came then is not in it. */
  current: z.boolean(),
})
export type ArchiveRow = z.infer<typeof archiveRow>

/** 归档与对比, the part of one year. */
export const archivePage = defineCall(
  z.strictObject({ year }),
  z.strictObject({
    year,
    state: yearState,
    /** What keeps the year from being archived; empty: nothing does, or it is. */
    gaps: list(gap),
    archived: z.strictObject({ at: moment, operator: z.string() }).nullable(),
    /** The latest first. */
    archives: list(archiveRow),
  }),
)
export type ArchivePage = z.infer<(typeof archivePage)['value']>

/** Closes the year and writes its archive file, verified by reading it again; for a closed year one more copy. A job. */
export const archiveYear = defineCall(
  z.strictObject({ year }),
  z.strictObject({ saved: savedFiles, code: z.string(), chainCode: z.string(), size: count }),
)

/** 打开归档: verifies an archive file, and opens a temporary copy of it to look at. A job. */
export const openArchive = defineCall(z.strictObject({ pick: opaqueId }), z.strictObject({ year }))

/** 导出移交档案: all of a year in open formats, as one zip. A job. */
export const exportYear = defineCall(
  z.strictObject({ year }),
  z.strictObject({ saved: savedFiles, files: count }),
)

export const unlockYear = defineCall(z.strictObject({ year, reason: z.string().max(500) }), nothing)

const unitYear = z.strictObject({
  total: points.nullable(),
  rank: count.nullable(),
  grade: z.string().nullable(),
  note: z.string().nullable(),
})

const goalYear = z.strictObject({
  text: z.string(),
  value: z.number().nullable(),
  reached: z.boolean().nullable(),
})

/** 对比: units, programs and tasks, and the plan's goals, year by year. */
export const compareYears = defineCall(
  z.strictObject({ year }),
  z.strictObject({
    /** Those with returns, from the earliest on; fixed: its grades are. */
    years: list(z.strictObject({ year, sample: z.boolean(), fixed: z.boolean() })),
    units: list(
      z.strictObject({
        unit: unitId,
        name: z.string(),
        history: z.string(),
        years: list(unitYear.nullable()),
      }),
    ),
    /** Tenths of a percent by year; an id with a dot is a task of its program. */
    work: list(
      z.strictObject({ id: z.string(), program: count, title: z.string(), years: list(count.nullable()) }),
    ),
    goals: list(
      z.strictObject({
        goal: z.string(),
        title: z.string(),
        target: z.string(),
        targetValue: z.number().nullable(),
        measure: z.string(),
        years: list(goalYear.nullable()),
      }),
    ),
    /** Last year of the plan: its values are the final ones. */
    planEnd: year,
  }),
)
export type Comparison = z.infer<(typeof compareYears)['value']>
