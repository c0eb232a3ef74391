import { z } from 'zod'
import { indicatorId, unitId } from './fields.ts'

/** What a person types or pastes into one field; what is too long for it is refused by the office's rules, in a sentence. */
const text = z.string().max(10_000)
export const groupId = z.string().min(1).max(40)
export const blockId = z.string().min(1).max(40)

const indicatorField = z.enum([
  'title',
  'measure',
  'target',
  'points',
  'rule',
  'pointsOff',
  'block',
  'source',
  'evidence',
  'noDataAllowed',
  'negativeAllowed',
])

const settingField = z.enum([
  'name',
  'deadline',
  'leadWeight',
  'formula',
  'bonusCap',
  'bonusCounts',
  'deductionCap',
  'latePerWorkingDay',
  'lateCap',
  'falseMaterial',
  'vetoAllowed',
  'appealWorkingDays',
])

const rows = <Row extends z.ZodType>(row: Row) => z.array(row).max(50).readonly()
const units = z.array(unitId).max(2000).readonly()

/** One change of the draft, its values as they were typed. */
export const schemeEdit = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('indicator'),
    group: groupId,
    indicator: indicatorId,
    field: indicatorField,
    text,
  }),
  z.strictObject({
    kind: z.literal('unit-target'),
    group: groupId,
    indicator: indicatorId,
    unit: unitId,
    text,
  }),
  z.strictObject({
    kind: z.literal('steps'),
    group: groupId,
    indicator: indicatorId,
    steps: rows(z.strictObject({ atLeast: text, percent: text })),
  }),
  z.strictObject({ kind: z.literal('roles'), group: groupId, indicator: indicatorId, units, leads: units }),
  z.strictObject({ kind: z.literal('retire'), group: groupId, indicator: indicatorId }),
  z.strictObject({
    kind: z.literal('block'),
    group: groupId,
    block: blockId,
    field: z.enum(['name', 'max']),
    text,
  }),
  z.strictObject({ kind: z.literal('add-block'), group: groupId, block: blockId, name: text }),
  z.strictObject({ kind: z.literal('remove-block'), group: groupId, block: blockId }),
  z.strictObject({
    kind: z.literal('group'),
    group: groupId,
    field: z.enum(['name', 'unrankedReason']),
    text,
  }),
  z.strictObject({ kind: z.literal('place-unit'), unit: unitId, group: groupId.nullable() }),
  z.strictObject({ kind: z.literal('rank-unit'), unit: unitId, ranked: z.boolean() }),
  z.strictObject({ kind: z.literal('setting'), field: settingField, text }),
  z.strictObject({
    kind: z.literal('grades'),
    grades: rows(z.strictObject({ name: text, from: text })),
  }),
  z.strictObject({
    kind: z.literal('levels'),
    levels: rows(z.strictObject({ name: text, points: text })),
  }),
  z.strictObject({ kind: z.literal('bands'), bands: rows(z.strictObject({ name: text, from: text })) }),
  z.strictObject({
    kind: z.literal('quota'),
    quota: z.strictObject({ grade: text, percent: text }).nullable(),
  }),
])
export type SchemeEditRequest = z.infer<typeof schemeEdit>
