import type { SchemeFinding } from './scheme-finding.ts'
import { compareDecimals, decimal, formatDecimal, isZero } from './decimal.ts'
import { formatPointsShort } from './points.ts'
import type { SchemePlace } from './scheme-place.ts'
import type { Scheme } from './scheme.ts'

type SettingName = Extract<SchemePlace, { kind: 'setting' }>['field']

const HUNDRED = decimal('100')
const FULL_MARKS = 10_000

/** What of the settings cannot be worked by, and what is unusual. */
export function checkSettings(scheme: Scheme): readonly SchemeFinding[] {
  const findings: SchemeFinding[] = []
  const add = (level: SchemeFinding['level'], field: SettingName, message: string): void => {
    findings.push({ level, message, at: { kind: 'setting', field } })
  }
  const bands = checkBands(scheme)
  if (bands !== null) add('wrong', 'bands', bands)
  const grades = checkGrades(scheme)
  if (grades !== null) add('wrong', 'grades', grades)
  const { quota, bonus, deduction } = scheme
  if (quota !== null && isZero(quota.percent)) {
    add('hint', 'quota', `“${quota.grade}”的名额是 0%，没有单位能评上。请核对，或取消名额。`)
  }
  for (const [index, level] of bonus.levels.entries()) {
    const above = bonus.levels[index - 1]
    if (above !== undefined && level.points > above.points) {
      add('hint', 'levels', `加分级别“${level.name}”的分高于排在前面的“${above.name}”。请核对顺序和分值。`)
    }
    if (level.points > bonus.cap) {
      add(
        'hint',
        'levels',
        `加分级别“${level.name}”加 ${formatPointsShort(level.points)} 分，超过加分封顶 ${formatPointsShort(bonus.cap)}。`,
      )
    }
  }
  if (deduction.lateCap > deduction.cap) {
    add(
      'hint',
      'lateCap',
      `逾期扣分封顶 ${formatPointsShort(deduction.lateCap)} 高于扣分封顶 ${formatPointsShort(deduction.cap)}，以扣分封顶为准。`,
    )
  }
  if (deduction.latePerWorkingDay > deduction.lateCap) {
    add(
      'hint',
      'latePerWorkingDay',
      `逾期 1 个工作日扣 ${formatPointsShort(deduction.latePerWorkingDay)} 分，已超过逾期扣分封顶 ${formatPointsShort(deduction.lateCap)}。`,
    )
  }
  return findings
}

function checkBands({ bands }: Scheme): string | null {
  const [top] = bands
  const lowest = bands.at(-1)
  if (top === undefined || lowest === undefined) return '没有设档次，定性指标不能计分。请填写。'
  if (compareDecimals(top.to, HUNDRED) !== 0) {
    return `最高一档“${top.name}”只到 ${formatDecimal(top.to)}%，应到 100%。请改。`
  }
  if (!isZero(lowest.from)) {
    return `最低一档“${lowest.name}”从 ${formatDecimal(lowest.from)}% 起，以下的得分没有档次。请从 0 起。`
  }
  for (const [index, band] of bands.entries()) {
    const above = bands[index - 1]
    if (above !== undefined && compareDecimals(band.to, above.from) !== 0) {
      return `“${band.name}”与“${above.name}”之间有空档或重叠（${formatDecimal(band.to)}% 与 ${formatDecimal(above.from)}%）。请让它们相接。`
    }
    if (compareDecimals(band.from, band.to) >= 0) {
      return `“${band.name}”的起点 ${formatDecimal(band.from)}% 没有低于它上面一档。请从高到低排列。`
    }
  }
  return null
}

function checkGrades({ grades }: Scheme): string | null {
  const [highest] = grades
  const lowest = grades.at(-1)
  if (highest === undefined || lowest === undefined) return '没有设等次，不能定等。请填写。'
  for (const [index, grade] of grades.entries()) {
    const above = grades[index - 1]
    if (above !== undefined && grade.from >= above.from) {
      return `等次“${grade.name}”的起点 ${formatPointsShort(grade.from)} 没有低于“${above.name}”的 ${formatPointsShort(above.from)}。请从高到低排列。`
    }
  }
  if (lowest.from !== 0) {
    return `最低等次“${lowest.name}”从 ${formatPointsShort(lowest.from)} 分起，以下的得分没有等次。请从 0 起。`
  }
  return highest.from > FULL_MARKS
    ? `等次“${highest.name}”的起点 ${formatPointsShort(highest.from)} 超过 100 分。请核对。`
    : null
}
