import type { StoredAdjustment } from '#db/adjustments.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import { removeControls, trimSpaces } from '#shared/returns/clean-text.ts'
import { formatDay, parseDay, type Day } from '#shared/scheme/day.ts'
import { typedPoints } from '#shared/scheme/typed-value.ts'
import { fail, type Outcome } from '../outcome.ts'
import { findEvaluated, type YearBook } from '../year-book.ts'

/** A line as an officer typed it; '' for what she left open. */
export interface TypedLine {
  readonly unit: UnitId
  readonly kind: StoredAdjustment['kind']
  readonly reason: string
  /** 加分: a level of the scheme. 一票否决: the grade that it sets, '' for the lowest. */
  readonly level: string
  readonly document: string
  readonly day: string
  readonly points: string
}

export const VETO_OFF = '本年度办法没有启用一票否决，确需使用请先到“指标与目标”的“计分办法”中启用。'
const ORIGIN = '页面登记'
const NAMES = { bonus: '加分', deduction: '扣分', 'false-material': '材料不实', veto: '一票否决' } as const

/** A typed line as it will be kept, or in a sentence what is missing (scoring.md, Bonus, Deduction, Veto). */
export function judgeLine(book: YearBook, typed: TypedLine, today: Day): Outcome<StoredAdjustment> {
  const { unit, kind } = typed
  const [reason, level, document] = [tidy(typed.reason), tidy(typed.level), tidy(typed.document)]
  if (findEvaluated(book, unit) === null) {
    return fail('unknown-unit', `${book.year.year}年度没有这个单位，请重新选择单位。`)
  }
  if (kind === 'veto' && !book.scheme.vetoAllowed) return refuse(VETO_OFF)
  if (reason === '') return refuse('请写明事由。')
  const rightLevel = judgeLevel(book, kind, level)
  if (!rightLevel.ok) return rightLevel
  const needsSource = kind === 'bonus' || kind === 'veto'
  if (needsSource && document === '') return refuse(`${NAMES[kind]}要有文号，请填写文号。`)
  const day = judgeDay(typed.day, needsSource, NAMES[kind], today)
  if (!day.ok) return day
  const points = kind === 'veto' || tidy(typed.points) === '' ? null : typedPoints(typed.points, '分值')
  if (points?.ok === false) return refuse(points.message)
  if (kind === 'deduction' && points === null) return refuse('扣分要写明分值，请填写扣几分。')
  const kept = kind === 'bonus' || kind === 'veto' ? level : ''
  return {
    ok: true,
    value: {
      unit,
      kind,
      reason,
      level: kept,
      document,
      day: day.value,
      points: points?.value ?? null,
      origin: ORIGIN,
    },
  }
}

function judgeLevel({ scheme }: YearBook, kind: TypedLine['kind'], level: string): Outcome<null> {
  if (kind === 'bonus') {
    const names = scheme.bonus.levels.map(({ name }) => name)
    if (names.includes(level)) return { ok: true, value: null }
    return refuse(
      level === '' ? '加分要有级别，请选择级别。' : `办法中没有“${level}”这一级，请重新选择级别。`,
    )
  }
  if (kind === 'veto' && level !== '' && !scheme.grades.some(({ name }) => name === level)) {
    return refuse(`办法中没有“${level}”这个等次，请重新选择。`)
  }
  return { ok: true, value: null }
}

function judgeDay(text: string, needed: boolean, name: string, today: Day): Outcome<Day | null> {
  if (text === '') return needed ? refuse(`${name}要有日期，请选择文件的日期。`) : { ok: true, value: null }
  const day = parseDay(text)
  if (day === null) return refuse(`日期“${text}”不存在，请改正日期。`)
  if (day > today) return refuse(`日期 ${formatDay(day)}还没有到，请选今天或以前的日期。`)
  return { ok: true, value: day }
}

function refuse(message: string): ReturnType<typeof fail> {
  return fail('adjustment-not-taken', message)
}

function tidy(text: string): string {
  return trimSpaces(removeControls(text))
}
