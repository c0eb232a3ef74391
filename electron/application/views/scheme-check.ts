import { loadSchemeVersion, loadSchemeVersions } from '#db/schemes.ts'
import type { SchemeCheckValue, SchemeDifferenceRow, SchemeVersionRow } from '#shared/contract/scheme.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import { formatPointsShort } from '#shared/scheme/points.ts'
import { compareSchemes, type SchemeDifference } from '#shared/scheme/scheme-difference.ts'
import { decodeScheme } from '#shared/scheme/scheme-text.ts'
import type { Review } from '#db/reviews.ts'
import type { Office } from '../office.ts'
import { checkDraft } from '../scheme/save.ts'
import { unitNames } from '../scheme/unit-names.ts'
import { findEvaluated, type YearBook } from '../year-book.ts'
import { toPlace } from './scheme-page.ts'

/** What 保存并检查 shows. */
export function schemeCheck(office: Office, book: YearBook): SchemeCheckValue {
  const { step, findings, differences, impact } = checkDraft(office, book)
  const nameOf = unitNames(book)
  return {
    step,
    findings: findings.map(({ level, message, at }) => ({ level, message, at: toPlace(at) })),
    differences: differences.map(toDifference),
    impact: {
      oldForms: impact.oldForms.map(({ unit, handedIn }) => ({ unit, name: nameOf(unit), handedIn })),
      reopened: impact.reopened.map((review) => ({
        unit: review.unit,
        name: nameOf(review.unit),
        indicator: review.indicator,
        title: titleOf(book, review.unit, review.indicator),
        decision: decisionText(review),
      })),
      totals: impact.totals.map(({ unit, before, after }) => ({ unit, name: nameOf(unit), before, after })),
    },
  }
}

/** Who changed a year's scheme when and why, and what, the latest first. */
export function schemeVersions({ db }: Office, book: YearBook): readonly SchemeVersionRow[] {
  const nameOf = unitNames(book)
  const { year } = book.year
  const versions = loadSchemeVersions(db, year).map(({ version, at, operator, reason }) => {
    const content = loadSchemeVersion(db, year, version)?.content
    if (content === undefined) throw new Error(`no version ${version} of ${year}`)
    return { version, at, operator, reason, scheme: decodeScheme(content) }
  })
  return versions
    .map(({ scheme, ...version }, index) => {
      const before = versions[index - 1]
      const differences = before === undefined ? [] : compareSchemes(before.scheme, scheme, nameOf)
      return { ...version, differences: differences.map(toDifference) }
    })
    .toReversed()
}

function toDifference({ at, what, field, before, after }: SchemeDifference): SchemeDifferenceRow {
  return { at: toPlace(at), what, field, before, after }
}

function titleOf(book: YearBook, unit: UnitId, indicator: string): string {
  const group = findEvaluated(book, unit)?.group
  return group?.indicators.find(({ id }) => id === indicator)?.title ?? ''
}

const DECISIONS: Readonly<Record<Exclude<Review['kind'], 'score'>, string>> = {
  'not-applicable': '不适用',
  'no-data': '无数据',
  missing: '缺报',
  reopened: '待审核',
}

function decisionText({ kind, score }: Review): string {
  return kind === 'score' ? `${formatPointsShort(score ?? 0)} 分` : DECISIONS[kind]
}
