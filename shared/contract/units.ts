import { z } from 'zod'
import { defineCall } from './call.ts'
import { count, list, moment, unitId, year } from './fields.ts'

/** Texts of a person; trimmed and judged in main. */
const name = z.string().max(200)
const text = z.string().max(500)

const contact = z.strictObject({ leader: name, liaison: name, phone: name })

const unitEntry = z.strictObject({
  unit: unitId,
  /** As the year calls it. */
  name: z.string(),
  /** 简称 and other ways of writing it. */
  aliases: list(z.string()),
  /** Its official names in other years. */
  otherNames: list(z.string()),
  kind: z.string(),
  /** Where the year evaluates it; null: nowhere. */
  group: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  /** later: it begins after the year. */
  standing: z.enum(['evaluated', 'not-evaluated', 'ended', 'later']),
  /** First and last year; null: without bound. */
  from: z.int().nullable(),
  to: z.int().nullable(),
  /** '' where the office knows none. */
  contact,
  /** What became of it, from the first recorded to the last. */
  history: list(
    z.strictObject({
      change: count,
      /** 单位更名, 单位并入, 承接 … */
      word: z.string(),
      /** "2019年度起由“市环保局”更名为“市生态环境局”". */
      text: z.string(),
      document: z.string(),
      reason: z.string(),
      operator: z.string(),
      at: moment,
      /** null: it stands. */
      undone: z.strictObject({ reason: z.string(), operator: z.string(), at: moment }).nullable(),
    }),
  ),
})
export type UnitEntry = z.infer<typeof unitEntry>

const register = z.strictObject({
  groups: list(z.strictObject({ id: z.string(), name: z.string() })),
  /** 类别 to choose from. */
  kinds: list(z.string()),
  /** In document order, also those that ended. */
  units: list(unitEntry),
})
export type UnitRegister = z.infer<typeof register>

export const unitRegister = defineCall(z.strictObject({ year }), register)

/** Aliases (all that shall stand), kind and contact; null: stays as it is. */
export const keepUnit = defineCall(
  z.strictObject({
    year,
    unit: unitId,
    aliases: z.array(name).max(40).readonly().nullable(),
    kind: name.nullable(),
    contact: contact.nullable(),
  }),
  z.strictObject({}),
)

/** What comes of a change, in sentences. `confirmed` false: only tells, keeps nothing. */
const effects = z.strictObject({ effects: list(z.string()) })
const confirmed = z.boolean()

export const changeUnit = defineCall(
  z.strictObject({
    unit: unitId,
    kind: z.enum(['renamed', 'merged', 'ended', 'transferred']),
    /** The first year in which it holds. */
    from: year,
    /** renamed: the new name. */
    name,
    successors: z.array(unitId).max(40).readonly(),
    /** merged: the successors answer for the unit's indicators in the years that are open. */
    takeOver: z.boolean(),
    /** 文号 and why; '' where there is none. */
    document: name,
    reason: text,
    confirmed,
  }),
  effects,
)

export const addUnit = defineCall(
  z.strictObject({
    name,
    aliases: z.array(name).max(40).readonly(),
    kind: name,
    from: year,
    /** null: not evaluated yet. */
    group: z.string().max(40).nullable(),
    predecessors: z.array(unitId).max(40).readonly(),
    /** true: the predecessors end with it. */
    predecessorsEnd: z.boolean(),
    document: name,
    reason: text,
    confirmed,
  }),
  effects,
)

export const undoUnitChange = defineCall(z.strictObject({ change: count, reason: text, confirmed }), effects)

/** Takes a unit that the year does not evaluate into one of its groups. */
export const enlistUnit = defineCall(
  z.strictObject({ year, unit: unitId, group: z.string().max(40), confirmed }),
  effects,
)

/** 常见更名 of the reform of 2018—2019: only proposed; the plan is not their source. */
export const commonRenamings = defineCall(
  z.strictObject({ from: year }),
  z.strictObject({
    renamings: list(
      z.strictObject({
        unit: unitId,
        from: z.string(),
        to: z.string(),
        aliases: list(z.string()),
        note: z.string(),
        /** null: it can be taken over. Else why not. */
        done: z.string().nullable(),
      }),
    ),
  }),
)

export const applyRenamings = defineCall(
  z.strictObject({
    units: z.array(unitId).max(40).readonly(),
    from: year,
    document: name,
    reason: text,
    confirmed,
  }),
  effects,
)

/** What becomes of units that were renamed, ended or added when this year is made. */
export const newYearUnits = defineCall(
  z.strictObject({ year }),
  z.strictObject({
    renamed: list(z.strictObject({ before: z.string(), now: z.string() })),
    ended: list(
      z.strictObject({
        unit: unitId,
        name: z.string(),
        indicators: count,
        /** Who could answer for them; empty: nobody. */
        heirs: list(z.string()),
      }),
    ),
    /** Evaluated the year before, not named by the plan. */
    added: list(z.string()),
  }),
)
