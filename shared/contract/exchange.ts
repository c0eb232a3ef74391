import { z } from 'zod'
import { defineCall } from './call.ts'
import { count, list, moment, nothing, opaqueId, unitId, year } from './fields.ts'
import { savedFiles } from './saved.ts'

const copyEntry = z.strictObject({
  /** Names the copy for openCopy. */
  id: z.string(),
  year,
  colleague: z.string(),
  units: list(z.string()),
  openedAt: moment,
})

const handoutRow = z.strictObject({
  package: z.string(),
  colleague: z.string(),
  units: list(z.strictObject({ unit: unitId, name: z.string() })),
  note: z.string(),
  fileName: z.string(),
  code: z.string(),
  at: moment,
  operator: z.string(),
  state: z.enum(['out', 'merged', 'recalled']),
  recalled: z.strictObject({ at: moment, operator: z.string(), reason: z.string() }).nullable(),
  merges: list(
    z.strictObject({
      at: moment,
      operator: z.string(),
      fileName: z.string(),
      counts: z.record(z.string(), count),
    }),
  ),
})
export type HandoutRow = z.infer<typeof handoutRow>

/** 多人协作: what is out and what came back, the copies on this PC. */
export const exchangePage = defineCall(
  z.strictObject({ year }),
  z.strictObject({
    /** Units that can be handed out, in document order; `out`: to whom they are now. */
    units: list(z.strictObject({ unit: unitId, name: z.string(), out: list(z.string()) })),
    handouts: list(handoutRow),
    /** Why nothing can be handed out or merged now: the year is archived or its grades are fixed; null: nothing. */
    closed: z.string().nullable(),
  }),
)
export type ExchangePage = z.infer<(typeof exchangePage)['value']>

const place = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('own') }),
  z.strictObject({
    kind: z.literal('copy'),
    year,
    colleague: z.string(),
    units: list(z.string()),
    office: z.string(),
    note: z.string(),
    handedBy: z.string(),
    handedAt: moment,
    /** Entries of the log since it was opened or handed back last. */
    pending: count,
    handedBackAt: moment.nullable(),
  }),
  z.strictObject({
    kind: z.literal('archive'),
    year,
    fileName: z.string(),
    archivedAt: moment,
    code: z.string(),
  }),
])
export type Place = z.infer<typeof place>

/** Which data are open: this PC's own, a 协作副本, an archive to look at; and the copies on this PC. */
export const openPlace = defineCall(nothing, z.strictObject({ place, copies: list(copyEntry) }))

/** Writes a package with some units for a colleague. A job. */
export const handOutUnits = defineCall(
  z.strictObject({
    year,
    units: z.array(unitId).min(1).max(200).readonly(),
    colleague: z.string().max(40),
    note: z.string().max(500),
  }),
  z.strictObject({ saved: savedFiles, code: z.string() }),
)

export const recallHandout = defineCall(
  z.strictObject({ year, package: z.string().max(40), reason: z.string().max(500) }),
  nothing,
)

/** Makes a copy of a package that a colleague sent, and opens it. */
export const openHandout = defineCall(z.strictObject({ pick: opaqueId }), z.strictObject({ year }))

/** Opens a copy that is on this PC; null: goes back to this PC's own data. */
export const switchPlace = defineCall(
  z.strictObject({ copy: z.string().max(80).nullable() }),
  z.strictObject({ year: year.nullable() }),
)

/** In a copy: writes what was done there, for the office that handed it out. A job. */
export const handBack = defineCall(nothing, z.strictObject({ saved: savedFiles, code: z.string() }))

const side = z.strictObject({ text: z.string(), operator: z.string(), at: moment })

const preview = z.strictObject({
  colleague: z.string(),
  handedAt: moment,
  madeAt: moment,
  /** 包校验码. */
  code: z.string(),
  warnings: list(z.string()),
  units: list(
    z.strictObject({
      unit: unitId,
      name: z.string(),
      submissions: count,
      /** Files that came here too. */
      known: count,
      checks: count,
      reviews: count,
      questions: count,
      evidence: count,
    }),
  ),
  conflicts: list(
    z.strictObject({
      key: z.string(),
      kind: z.enum(['standing', 'check', 'review', 'question']),
      unit: z.string(),
      indicator: z.string().nullable(),
      title: z.string(),
      mine: side,
      theirs: side,
    }),
  ),
  /** What the colleague did, as the copy's log has it. */
  log: list(
    z.strictObject({
      sequence: count,
      at: moment,
      operator: z.string(),
      action: z.string(),
      object: z.string(),
    }),
  ),
})
export type ExchangePreview = z.infer<typeof preview>

/** What merging a package would bring. Nothing is written. A job. */
export const previewMerge = defineCall(z.strictObject({ year, pick: opaqueId }), preview)

/** What both sides changed, by its key in the preview: whose value stands. */
export const mergeChoices = z.record(z.string().max(200), z.enum(['mine', 'theirs']))

export const mergeReturned = defineCall(
  z.strictObject({ year, pick: opaqueId, choices: mergeChoices }),
  z.strictObject({ colleague: z.string(), counts: z.record(z.string(), count) }),
)

/** The kept log of a colleague's copies of one package. */
export const exchangeLog = defineCall(
  z.strictObject({ year, package: z.string().max(40) }),
  z.strictObject({
    entries: list(
      z.strictObject({
        sequence: count,
        at: moment,
        operator: z.string(),
        action: z.string(),
        object: z.string(),
        before: z.string(),
        after: z.string(),
      }),
    ),
  }),
)
