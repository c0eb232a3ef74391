import { z } from 'zod'
import { defineCall } from './call.ts'
import { indicatorId, list, unitId, year } from './fields.ts'

/** What Ctrl+K can find of a year beside its pages; the window matches, by characters and by sound. */
export const searchIndex = defineCall(
  z.strictObject({ year }),
  z.strictObject({
    units: list(z.strictObject({ unit: unitId, name: z.string(), names: list(z.string()) })),
    /** Each indicator once, with the first unit that answers for it. */
    indicators: list(
      z.strictObject({
        indicator: indicatorId,
        title: z.string(),
        group: z.string(),
        unit: unitId,
        units: z.int().positive(),
      }),
    ),
    tasks: list(z.strictObject({ task: z.string(), title: z.string() })),
    files: list(z.strictObject({ unit: unitId, unitName: z.string(), fileName: z.string() })),
  }),
)
