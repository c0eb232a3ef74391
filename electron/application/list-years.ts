import { loadYears, type Year } from '#db/years.ts'
import type { Office } from './office.ts'
import { unfinishedSample } from './sample/unfinished-sample.ts'

export interface ListedYear {
  readonly year: Year
  /** A sample year whose making was stopped: so many units are in, of so many. */
  readonly unfinished: ReturnType<typeof unfinishedSample>
}

/** Every year of the database, from the earliest to the latest. */
export function listYears(office: Office): readonly ListedYear[] {
  return loadYears(office.db).map((year) => ({ year, unfinished: unfinishedSample(office, year) }))
}
