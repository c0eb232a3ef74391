import { z } from 'zod'
import { defineCall } from './call.ts'
import { blockId, groupId, schemeEdit } from './scheme-edit.ts'
import { count, indicatorId, list, moment, opaqueId, points, rule, unitId, year } from './fields.ts'
import { savedFiles } from './saved.ts'

const word = z.string().max(400)

const namedUnit = z.strictObject({ unit: unitId, name: z.string() })

/** Where in the scheme something stands; null: not of that kind. */
const place = z.strictObject({
  kind: z.enum(['indicator', 'block', 'group', 'setting']),
  group: z.string().nullable(),
  indicator: z.string().nullable(),
  block: z.string().nullable(),
  unit: z.string().nullable(),
  field: z.string(),
})
export type SchemePlaceRow = z.infer<typeof place>

const difference = z.strictObject({
  at: place,
  /** "市直部门 1.1 推进义务教育阶段的科技教育"; '' for settings of all groups. */
  what: z.string(),
  field: z.string(),
  before: z.string(),
  after: z.string(),
})
export type SchemeDifferenceRow = z.infer<typeof difference>

const indicator = z.strictObject({
  id: indicatorId,
  block: blockId,
  /** Key of one of the page's sources. */
  source: z.string(),
  /** 重点任务. */
  program: z.string(),
  title: z.string(),
  measure: z.string(),
  rule,
  ruleName: z.string(),
  kind: z.enum(['定量', '控制', '定性']),
  /** As they stand in the fields: '' where there is none. */
  target: z.string(),
  points: z.string(),
  pointsOff: z.string(),
  steps: list(z.strictObject({ atLeast: z.string(), percent: z.string() })),
  evidence: z.string(),
  noDataAllowed: z.boolean(),
  negativeAllowed: z.boolean(),
  /** 上年实际 of all its units in one text; '' where there is none. */
  lastActual: z.string(),
  units: list(
    z.strictObject({
      unit: unitId,
      lead: z.boolean(),
      /** '': the indicator's target holds; 无: none for this unit. */
      target: z.string(),
      lastActual: z.string(),
    }),
  ),
  /** Fields that differ from what is saved, with what stands there. */
  changed: list(z.strictObject({ field: z.string(), unit: unitId.nullable(), before: z.string() })),
})
export type IndicatorRow = z.infer<typeof indicator>

const group = z.strictObject({
  id: groupId,
  name: z.string(),
  unrankedReason: z.string(),
  units: list(z.strictObject({ unit: unitId, name: z.string(), ranked: z.boolean() })),
  blocks: list(z.strictObject({ id: blockId, name: z.string(), max: z.string() })),
  indicators: list(indicator),
})
export type SchemeGroupRow = z.infer<typeof group>

const settings = z.strictObject({
  name: z.string(),
  /** A day, "2019-01-10". */
  deadline: z.string(),
  leadWeight: z.string(),
  formula: z.enum(['double', 'inverse']),
  bonusCap: z.string(),
  bonusCounts: z.boolean(),
  deductionCap: z.string(),
  latePerWorkingDay: z.string(),
  lateCap: z.string(),
  falseMaterial: z.string(),
  vetoAllowed: z.boolean(),
  appealWorkingDays: z.string(),
  levels: list(z.strictObject({ name: z.string(), points: z.string() })),
  bands: list(z.strictObject({ name: z.string(), from: z.string() })),
  grades: list(z.strictObject({ name: z.string(), from: z.string() })),
  quota: z.strictObject({ grade: z.string(), percent: z.string() }).nullable(),
  /** Fields that differ from what is saved, with what stands there. */
  changed: list(z.strictObject({ field: z.string(), before: z.string() })),
})
export type SchemeSettings = z.infer<typeof settings>

const page = z.strictObject({
  version: count,
  /** Of the version that stands. */
  saved: z.strictObject({ at: moment, operator: z.string(), reason: z.string() }),
  /** The year takes no changes. */
  archived: z.boolean(),
  /** Forms have gone out: a change may make them old. */
  formsOut: z.boolean(),
  draft: z.strictObject({
    /** Fields that differ from what is saved. */
    changes: count,
    canUndo: z.boolean(),
    canRedo: z.boolean(),
    /** Changes that do not apply any more, in sentences. */
    refused: list(z.string()),
  }),
  settings,
  groups: list(group),
  /** Units of this year that are not evaluated. */
  outside: list(namedUnit),
  sources: list(z.strictObject({ key: z.string(), program: z.string(), text: z.string() })),
  /** Earlier years to copy from, the latest first. */
  earlierYears: list(year),
})
export type SchemePage = z.infer<typeof page>

/** A year's scheme with its draft: 指标与目标 and 计分办法. */
export const schemePage = defineCall(z.strictObject({ year }), page)

const refusal = z.strictObject({
  /** Which of the edits, from 0. */
  index: count,
  message: z.string(),
})

/** One step of the draft; what is refused of it stays out, the rest is kept. */
export const editScheme = defineCall(
  z.strictObject({ year, edits: z.array(schemeEdit).min(1).max(20_000).readonly() }),
  z.strictObject({ page, refused: list(refusal) }),
)

export const undoSchemeEdit = defineCall(
  z.strictObject({ year, redo: z.boolean() }),
  z.strictObject({ page }),
)

/** Drops the draft. */
export const discardSchemeDraft = defineCall(z.strictObject({ year }), z.strictObject({ page }))

const added = z.strictObject({ page, indicator: indicatorId })
export const addIndicator = defineCall(z.strictObject({ year, group: groupId, source: word }), added)
export const copyIndicator = defineCall(
  z.strictObject({ year, group: groupId, indicator: indicatorId }),
  added,
)

/** Brings parts of an earlier year's scheme into the draft, as one step. */
export const copyScheme = defineCall(
  z.strictObject({
    year,
    from: year,
    parts: z
      .array(z.enum(['targets', 'points', 'indicators', 'settings']))
      .min(1)
      .max(4)
      .readonly(),
  }),
  z.strictObject({ page, changes: count, refused: list(z.string()) }),
)

const standing = z.strictObject({ total: points.nullable(), grade: z.string().nullable() })

/** What is wrong or unusual in the draft, what it changes, and what saving it would do. */
export const checkScheme = defineCall(
  z.strictObject({ year }),
  z.strictObject({
    /** For saveScheme: names this state of the draft. */
    step: count,
    findings: list(z.strictObject({ level: z.enum(['wrong', 'hint']), message: z.string(), at: place })),
    differences: list(difference),
    impact: z.strictObject({
      /** Units that hold a form which would be old. */
      oldForms: list(z.strictObject({ unit: unitId, name: z.string(), handedIn: z.boolean() })),
      /** Decided items that would be pending again. */
      reopened: list(
        z.strictObject({
          unit: unitId,
          name: z.string(),
          indicator: indicatorId,
          title: z.string(),
          /** "9 分", "不适用" … */
          decision: z.string(),
        }),
      ),
      totals: list(
        z.strictObject({
          unit: unitId,
          name: z.string(),
          before: standing,
          /** null: not evaluated any more. */
          after: standing.nullable(),
        }),
      ),
    }),
  }),
)
export type SchemeCheckValue = z.infer<(typeof checkScheme)['value']>

/** Makes the draft a new version. `draft-changed`: it is not the one that was checked. */
export const saveScheme = defineCall(
  z.strictObject({ year, step: count, reason: z.string().max(400) }),
  z.strictObject({ page, version: count, oldForms: count, reopened: count }),
)

export const schemeVersions = defineCall(
  z.strictObject({ year }),
  z.strictObject({
    /** The latest first. */
    versions: list(
      z.strictObject({
        version: count,
        at: moment,
        operator: z.string(),
        reason: z.string(),
        /** Against the version before; none for the first. */
        differences: list(difference),
      }),
    ),
  }),
)
export type SchemeVersionRow = z.infer<(typeof schemeVersions)['value']>['versions'][number]

/** Puts an earlier version into the draft, to be checked and saved as a new one. */
export const restoreScheme = defineCall(z.strictObject({ year, version: count }), z.strictObject({ page }))

/** The indicator table as a workbook that can be edited and taken in again. */
export const exportIndicators = defineCall(z.strictObject({ year }), savedFiles)

/** Takes the rows of a workbook into the draft by their headers, as one step. */
export const importIndicators = defineCall(
  z.strictObject({ year, pick: opaqueId }),
  z.strictObject({
    page,
    /** Fields that are other than before. */
    changes: count,
    /** What was not taken, with where it stands. */
    refused: list(z.string()),
  }),
)
