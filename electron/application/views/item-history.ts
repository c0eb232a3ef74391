import { loadAppeals } from '#db/appeals.ts'
import { loadItemHistory, type Review } from '#db/reviews.ts'
import type { ItemHistory } from '#shared/contract/appeals.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import { formatPoints } from '#shared/scheme/points.ts'
import { TAKEN_BACK_WAY } from '../appeals/decide-appeal.ts'
import type { Office } from '../office.ts'

const KINDS = {
  'not-applicable': '不适用',
  'no-data': '无数据',
  missing: '缺报',
  reopened: '待审核',
} as const

/** Every decision of one item with what stood before it. */
export function itemHistory(
  { db }: Office,
  year: number,
  unit: UnitId,
  indicator: string,
): ItemHistory['steps'] {
  // Why an outcome was taken back stands beside the appeal; the review brings back the opinion of before.
  const takenBack = new Map(
    loadAppeals(db, year)
      .filter((appeal) => appeal.unit === unit && appeal.indicator === indicator)
      .flatMap(({ decisions }) => decisions)
      .filter(({ outcome }) => outcome === '收回')
      .map(({ at, opinion }) => [at, opinion]),
  )
  let before = '待审核'
  return loadItemHistory(db, year, unit, indicator).map((review, index) => {
    const { at, operator, way, opinion } = review
    const step = {
      number: index + 1,
      at,
      operator,
      way,
      before,
      after: decidedText(review),
      reason: way === TAKEN_BACK_WAY ? (takenBack.get(at) ?? opinion) : opinion,
    }
    before = step.after
    return step
  })
}

/** "8.50 分（达成，核定值 95）". */
export function decidedText({ kind, score, band, actual }: Review): string {
  if (kind !== 'score') return KINDS[kind]
  const values = [band ?? '', actual === null ? '' : `核定值 ${actual}`].filter((part) => part !== '')
  return `${formatPoints(score ?? 0)} 分${values.length === 0 ? '' : `（${values.join('，')}）`}`
}
