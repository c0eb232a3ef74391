import { unitId } from '../plan/unit.ts'
import { formatDecimal } from './decimal.ts'
import { formatPointsShort, type Points } from './points.ts'
import { readScheme } from './read-scheme.ts'
import type { Group, Indicator, Scheme } from './scheme.ts'

/** The scheme as JSON for the database: always the same text for the same scheme, decimals and points as decimal strings. */
export function encodeScheme(scheme: Scheme): string {
  const { bonus, deduction, deadline, quota } = scheme
  return JSON.stringify({
    name: scheme.name,
    groups: scheme.groups.map(groupToJson),
    leadWeight: formatDecimal(scheme.leadWeight),
    bands: scheme.bands.map(({ name, from, to }) => ({
      name,
      from: formatDecimal(from),
      to: formatDecimal(to),
    })),
    lowerIsBetterFormula: scheme.lowerIsBetterFormula,
    bonus: {
      cap: pointsText(bonus.cap),
      countsInTotal: bonus.countsInTotal,
      levels: bonus.levels.map((level) => ({ name: level.name, points: pointsText(level.points) })),
    },
    deduction: {
      cap: pointsText(deduction.cap),
      latePerWorkingDay: pointsText(deduction.latePerWorkingDay),
      lateCap: pointsText(deduction.lateCap),
      falseMaterial: pointsText(deduction.falseMaterial),
    },
    deadline: { yearOffset: deadline.yearOffset, month: deadline.month, day: deadline.day },
    appealWorkingDays: scheme.appealWorkingDays,
    // Only where it is on: a scheme of before the switch keeps its text.
    ...(scheme.vetoAllowed ? { vetoAllowed: true } : {}),
    grades: scheme.grades.map((grade) => ({ name: grade.name, from: pointsText(grade.from) })),
    quota: quota === null ? null : { grade: quota.grade, percent: formatDecimal(quota.percent) },
  })
}

/** Reads what encodeScheme wrote. Throws on anything else: a scheme in the database is never edited by hand. */
export function decodeScheme(text: string): Scheme {
  return readScheme(JSON.parse(text), unitId)
}

function groupToJson(group: Group): object {
  return {
    id: group.id,
    name: group.name,
    units: group.units,
    unranked: group.unranked,
    unrankedReason: group.unrankedReason,
    blocks: group.blocks.map(({ id, name, max }) => ({ id, name, max: pointsText(max) })),
    indicators: group.indicators.map(indicatorToJson),
  }
}

/** As it stands in the scheme's JSON. */
export function indicatorToJson(indicator: Indicator): object {
  const { target, pointsOff } = indicator
  // By unit id, so that the same targets always give the same text.
  const ownTargets = [...indicator.unitTargets].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return {
    id: indicator.id,
    block: indicator.block,
    title: indicator.title,
    points: pointsText(indicator.points),
    rule: indicator.rule,
    target: target === null ? null : formatDecimal(target),
    unitTargets: Object.fromEntries(
      ownTargets.map(([unit, own]) => [unit, own === null ? null : formatDecimal(own)]),
    ),
    measure: indicator.measure,
    steps: indicator.steps.map(({ atLeast, percent }) => ({
      atLeast: formatDecimal(atLeast),
      percent: formatDecimal(percent),
    })),
    pointsOff: pointsOff === null ? null : pointsText(pointsOff),
    source: indicator.source,
    units: indicator.units,
    leadUnits: indicator.leadUnits,
    evidence: indicator.evidence,
    noDataAllowed: indicator.noDataAllowed,
    negativeAllowed: indicator.negativeAllowed,
  }
}

function pointsText(value: Points): string {
  return formatPointsShort(value)
}
