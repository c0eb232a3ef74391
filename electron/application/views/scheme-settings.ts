import type { SchemeSettings } from '#shared/contract/scheme.ts'
import { deadlineOf } from '#shared/scheme/deadline.ts'
import { formatDecimal } from '#shared/scheme/decimal.ts'
import { formatPointsShort } from '#shared/scheme/points.ts'
import type { SchemeDifference } from '#shared/scheme/scheme-difference.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'

/** 计分办法 as its fields have it. */
export function schemeSettings(
  scheme: Scheme,
  year: number,
  differences: readonly SchemeDifference[],
): SchemeSettings {
  const { bonus, deduction, quota } = scheme
  return {
    name: scheme.name,
    deadline: deadlineOf(scheme, year),
    leadWeight: formatDecimal(scheme.leadWeight),
    formula: scheme.lowerIsBetterFormula,
    bonusCap: formatPointsShort(bonus.cap),
    bonusCounts: bonus.countsInTotal,
    deductionCap: formatPointsShort(deduction.cap),
    latePerWorkingDay: formatPointsShort(deduction.latePerWorkingDay),
    lateCap: formatPointsShort(deduction.lateCap),
    falseMaterial: formatPointsShort(deduction.falseMaterial),
    vetoAllowed: scheme.vetoAllowed,
    appealWorkingDays: String(scheme.appealWorkingDays),
    levels: bonus.levels.map((level) => ({ name: level.name, points: formatPointsShort(level.points) })),
    bands: scheme.bands.map(({ name, from }) => ({ name, from: formatDecimal(from) })),
    grades: scheme.grades.map(({ name, from }) => ({ name, from: formatPointsShort(from) })),
    quota: quota === null ? null : { grade: quota.grade, percent: formatDecimal(quota.percent) },
    changed: differences.flatMap(({ at, before }) =>
      at.kind === 'setting' ? [{ field: at.field, before }] : [],
    ),
  }
}
