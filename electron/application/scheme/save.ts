import { loadAdjustments } from '#db/adjustments.ts'
import { appendLog } from '#db/log.ts'
import { storeReviews } from '#db/reviews.ts'
import { storeSchemeStep } from '#db/scheme-steps.ts'
import { loadStanding } from '#db/submissions.ts'
import { checkScheme } from '#shared/scheme/check-scheme.ts'
import { compareSchemes, type SchemeDifference } from '#shared/scheme/scheme-difference.ts'
import type { SchemeFinding } from '#shared/scheme/scheme-finding.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { tidyText } from '#shared/scheme/typed-value.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import type { YearBook } from '../year-book.ts'
import { refuseArchived } from '../year-state.ts'
import { loadDraft } from './draft.ts'
import { schemeImpact, type SchemeImpact } from './impact.ts'
import { keepScheme } from './keep-scheme.ts'
import { unitNames } from './unit-names.ts'

export const SCHEME_CHANGED = '修改办法'

export interface SchemeCheck {
  /** The state of the draft that was checked, for saveDraft. */
  readonly step: number
  readonly findings: readonly SchemeFinding[]
  readonly differences: readonly SchemeDifference[]
  readonly impact: SchemeImpact
}

/** 检查: what is wrong or unusual in the draft, what it changes, and what that does to forms and scores. */
export function checkDraft(office: Office, book: YearBook): SchemeCheck {
  const { scheme, step } = loadDraft(office, book)
  const nameOf = unitNames(book)
  return {
    step,
    findings: [...checkScheme(scheme, nameOf), ...checkUsedLevels(office, book, scheme)],
    differences: compareSchemes(book.scheme, scheme, nameOf),
    impact: schemeImpact(office, book, scheme),
  }
}

/** A level that recorded bonuses stand for would make them worth nothing, without a word. */
function checkUsedLevels({ db }: Office, book: YearBook, scheme: Scheme): readonly SchemeFinding[] {
  const kept = new Set(scheme.bonus.levels.map(({ name }) => name))
  const used = loadAdjustments(db, book.year.year).filter(
    ({ kind, points }) => kind === 'bonus' && points === null,
  )
  const lost = Map.groupBy(
    used.filter(({ level }) => !kept.has(level)),
    ({ level }) => level,
  )
  return [...lost].map(([level, lines]) => ({
    level: 'wrong',
    message: `加分级别“${level}”已用于 ${lines.length} 条加分，不能删去或改名。请恢复这个级别。`,
    at: { kind: 'setting', field: 'levels' },
  }))
}

export interface SavedScheme {
  readonly version: number
  readonly impact: SchemeImpact
}

/**
 * Makes the draft the scheme that stands: a new version with its reason. Items that it judges otherwise are put back to
 * pending with that reason, and the forms that it makes old are recorded. Nothing of the earlier versions is lost.
 */
export function saveDraft(
  office: Office,
  book: YearBook,
  { reason, step }: { readonly reason: string; readonly step: number },
): Outcome<SavedScheme> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const why = tidyText(reason)
  if (why === '') return fail('reason-missing', '没有写修改原因，没有保存。请写明原因，以后查得到。')
  const { db } = office
  return db.transaction((): Outcome<SavedScheme> => {
    const draft = loadDraft(office, book)
    if (draft.step !== step) {
      return fail('draft-changed', '检查之后又有改动，没有保存。请重新检查后保存。')
    }
    const { findings, differences, impact } = checkDraft(office, book)
    if (differences.length === 0) return fail('nothing-changed', '与现行办法没有差别，不需要保存。')
    const wrong = findings.find(({ level }) => level === 'wrong')
    if (wrong !== undefined) return fail('scheme-wrong', `没有保存。${wrong.message}`)
    return { ok: true, value: store(office, book, draft.scheme, why, differences, impact) }
  })()
}

function store(
  office: Office,
  book: YearBook,
  scheme: Scheme,
  reason: string,
  differences: readonly SchemeDifference[],
  impact: SchemeImpact,
): SavedScheme {
  const { db } = office
  const { year } = book.year
  const actor = office.act()
  const version = keepScheme(office, actor, year, scheme, reason)
  const standing = loadStanding(db, year)
  storeReviews(
    db,
    actor,
    year,
    impact.reopened.map(({ unit, indicator }) => ({
      unit,
      indicator,
      submissionId: standing.get(unit)?.id ?? null,
      kind: 'reopened',
      score: null,
      actual: null,
      band: null,
      way: SCHEME_CHANGED,
      opinion: `第 ${version} 版办法改动了本项：${reason}`,
    })),
  )
  storeSchemeStep(db, actor, year, { kind: 'saved', edits: '[]' })
  appendLog(db, actor, {
    action: SCHEME_CHANGED,
    object: `${year}年度`,
    detail: {
      year,
      version,
      reason,
      changes: differences.map(({ what, field, before, after }) => [what, field, before, after]),
      oldForms: impact.oldForms.map(({ unit }) => unit),
      reopened: impact.reopened.map(({ unit, indicator, kind, score }) => [unit, indicator, kind, score]),
    },
  })
  return { version, impact }
}
