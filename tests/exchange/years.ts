import { storeYearState } from '#db/years.ts'
import { createYear } from '#electron/application/create-year.ts'
import type { Office } from '#electron/application/office.ts'
import { openYear, type YearBook } from '#electron/application/year-book.ts'
import { valueOf } from './two-pcs.ts'

/** A second year in the office's data. */
export function otherYear(office: Office): YearBook {
  valueOf(createYear(office, { year: 2019, sample: false }))
  return valueOf(openYear(office, 2019))
}

/** As 归档 leaves it, without the work that comes before. */
export function closeYearForTest({ db, act }: Office): void {
  storeYearState(db, act(), 2018, '归档', '示例')
}
