import { hasAdjustmentFrom } from '#db/adjustments.ts'
import { loadSubmissions } from '#db/submissions.ts'
import type { Year } from '#db/years.ts'
import type { Office } from '../office.ts'
import { CAST } from './cast.ts'

/** Where the sample's bonus and deductions come from; they are registered last. */
export const SAMPLE_ORIGIN = '示例'

/** How far a sample year is whose making was stopped, in units; null: it is finished, or no sample. */
export function unfinishedSample(
  { db }: Office,
  { year, sample }: Year,
): { readonly done: number; readonly total: number } | null {
  if (!sample || hasAdjustmentFrom(db, year, SAMPLE_ORIGIN)) return null
  const total = Object.values(CAST).filter((part) => part !== null).length
  return { done: loadSubmissions(db, year).size, total }
}
