import { z } from 'zod'
import { defineCall } from './call.ts'
import { PREVIEW_PIECE_BYTES } from './evidence-limits.ts'
import { count, indicatorId, list, moment, nothing, opaqueId, unitId, year } from './fields.ts'
import { pickedFiles } from './returns.ts'
import { savedFiles } from './saved.ts'

/** Number of an entry in the 佐证材料目录; '' where there is none. */
const number = z.string().max(200)

export const evidenceFile = z.strictObject({
  id: count,
  name: z.string(),
  number: z.string(),
  indicator: indicatorId.nullable(),
  /** Bytes. */
  size: count,
  /** 图片, PDF, Word 文档 … */
  kind: z.string(),
  /** null: 只能另存后查看. */
  preview: z.enum(['image', 'pdf']).nullable(),
  /** Why to be careful with it. */
  warning: z.string().nullable(),
  /** false: the kept file is gone or has another size. */
  present: z.boolean(),
  operator: z.string(),
  at: moment,
})
export type EvidenceFile = z.infer<typeof evidenceFile>

const evidenceUnit = z.strictObject({
  unit: unitId,
  name: z.string(),
  handedIn: z.boolean(),
  entries: count,
  files: count,
  /** Entries without a file, numbers that are not in the 目录, items that show nothing. */
  missing: count,
  /** Files that have no entry. */
  toPlace: count,
})
export type EvidenceUnit = z.infer<typeof evidenceUnit>

/** Every unit of the year: how much evidence is there, how much is missing. */
export const evidenceUnits = defineCall(
  z.strictObject({ year }),
  z.strictObject({ units: list(evidenceUnit) }),
)

const unit = z.strictObject({
  unit: unitId,
  unitName: z.string(),
  /** Number of the submission that stands; null: nothing was handed in. */
  submission: count.nullable(),
  entries: list(
    z.strictObject({
      number: z.string(),
      indicators: z.string(),
      title: z.string(),
      reference: z.string(),
      kind: z.string(),
      pages: z.string(),
      /** Those of `indicators` that the unit has. */
      known: list(indicatorId),
      files: list(evidenceFile),
    }),
  ),
  /** Files of no entry. */
  others: list(evidenceFile),
  items: list(
    z.strictObject({
      indicator: indicatorId,
      title: z.string(),
      evidenceRequired: z.string(),
      required: z.boolean(),
      cited: list(z.string()),
      files: count,
    }),
  ),
  findings: list(
    z.strictObject({
      kind: z.enum(['listed-without-file', 'cited-not-listed', 'required-missing', 'file-without-entry']),
      text: z.string(),
      missing: z.boolean(),
    }),
  ),
})
export type UnitEvidence = z.infer<typeof unit>

export const unitEvidence = defineCall(z.strictObject({ year, unit: unitId }), unit)

/** Electron's dialog; `cancelled` where it was closed, `not-in-this-host` in the browser host, which takes uploads. */
export const pickEvidence = defineCall(z.strictObject({ what: z.enum(['files', 'folder']) }), pickedFiles)

const inspected = z.strictObject({
  /** For attachEvidence. */
  pick: opaqueId,
  name: z.string(),
  size: count,
  kind: z.string(),
  warning: z.string().nullable(),
  /** What its name seems to say: to be confirmed. */
  number: z.string(),
  indicator: indicatorId.nullable(),
  /** Why it cannot be attached; null: it can. */
  refused: z.string().nullable(),
})
export type InspectedEvidence = z.infer<typeof inspected>

/** Looks at picked files and folders and proposes what each is evidence of; nothing is kept yet. */
export const inspectEvidence = defineCall(
  z.strictObject({ year, unit: unitId, picks: z.array(opaqueId).min(1).max(2000).readonly() }),
  z.strictObject({
    files: list(inspected),
    /** Files beyond what one unit may bring at once. */
    leftOut: count,
  }),
)

/** A job with progress. Each file is kept whole or not at all; 取消 keeps what is done. */
export const attachEvidence = defineCall(
  z.strictObject({
    year,
    unit: unitId,
    files: z
      .array(z.strictObject({ pick: opaqueId, indicator: indicatorId.nullable(), number }))
      .min(1)
      .max(2000)
      .readonly(),
  }),
  z.strictObject({
    results: list(
      z.strictObject({
        name: z.string(),
        result: z.enum(['attached', 'known', 'refused']),
        message: z.string().nullable(),
      }),
    ),
    notTried: count,
  }),
)

/** Takes a file off its item; the file stays. */
export const removeEvidence = defineCall(
  z.strictObject({ evidence: count, reason: z.string().max(500) }),
  z.strictObject({}),
)

export const moveEvidence = defineCall(
  z.strictObject({ evidence: count, indicator: indicatorId.nullable(), number }),
  z.strictObject({}),
)

/** A piece of a file that the program itself can show, to be put together by the page. */
export const readEvidence = defineCall(
  z.strictObject({ evidence: count, from: count, length: z.int().min(1).max(PREVIEW_PIECE_BYTES) }),
  z.strictObject({
    /** Of the whole file. */
    size: count,
    /** Such as image/png: what the bytes are. */
    type: z.string(),
    /** Base64. */
    bytes: z.string(),
  }),
)

/** 另存: a copy under the file's own name, where the host says. */
export const saveEvidence = defineCall(z.strictObject({ evidence: count }), savedFiles)

/** Reads every kept file of all years again, against its digest. A job; nothing is written. */
export const rereadEvidence = defineCall(
  nothing,
  z.strictObject({
    total: count,
    /** Fewer than all where it was stopped. */
    read: count,
    /** As a person calls them. */
    missing: list(z.string()),
    changed: list(z.string()),
  }),
)

/** 缺佐证清单, as a text to be sent. */
export const missingEvidence = defineCall(
  z.strictObject({ year }),
  z.strictObject({ units: count, pieces: count, text: z.string() }),
)

/** 缺佐证清单 as a workbook. */
export const exportMissingEvidence = defineCall(z.strictObject({ year }), savedFiles)
