import { z } from 'zod'
import { YEARS } from './years.ts'

/** The simple values that calls are made of. Everything is plain JSON: it crosses IPC and HTTP alike. */

export const year = z.int().min(YEARS.first).max(YEARS.last)
/** A calendar day in China, "YYYY-MM-DD". */
export const day = z.string().regex(/^(19|2\d)\d\d-\d\d-\d\d$/)
/** Whole hundredths of a point: 1000 is 10 points. */
export const points = z.int()
/** An exact decimal in plain notation. */
export const decimal = z.string().max(400)
export const unitId = z.string().min(1).max(40)
export const indicatorId = z.string().min(1).max(40)
/** Names something in the host (a picked file, a folder, a download) without telling where it lies. */
export const opaqueId = z.string().regex(/^[0-9a-f]{32}$/)
export const count = z.int().nonnegative()
/** A moment: ISO, UTC. */
export const moment = z.string()

export const rule = z.enum([
  'higher-is-better',
  'lower-is-better',
  'steps',
  'graded',
  'yes-no',
  'per-occurrence',
])
export const yearState = z.enum(['方案', '下发', '收表', '审核', '反馈', '定等', '归档'])
export const itemState = z.enum(['scored', 'pending', 'missing', 'not-applicable', 'no-data'])
export const nothing = z.strictObject({})

/** A list that nobody changes. */
export function list<Item extends z.ZodType>(item: Item) {
  return z.array(item).readonly()
}
