import type { UnitId } from '../plan/unit.ts'
import type { Decimal } from './decimal.ts'
import {
  booleanOf,
  decimalOf,
  fieldNames,
  fieldOf,
  integerOf,
  listOf,
  orNull,
  pointsFrom,
  textOf,
  type JsonValue,
} from './json-value.ts'
import type { Band, Group, Indicator, IndicatorSource, Rule, Scheme, Step } from './scheme.ts'

const RULES: readonly Rule[] = [
  'higher-is-better',
  'lower-is-better',
  'steps',
  'graded',
  'yes-no',
  'per-occurrence',
]

/** Reads a scheme from its JSON form; `unitOf` resolves what stands there for a unit. Throws on a malformed one. */
export function readScheme(value: unknown, unitOf: (text: string) => UnitId): Scheme {
  const json: JsonValue = { value, at: '' }
  return {
    ...settingsFrom(json),
    groups: listOf(fieldOf(json, 'groups'), (group) => readGroup(group, unitOf)),
  }
}

/** All of a scheme but its groups; null where it is malformed. */
export function readSettings(value: unknown): Omit<Scheme, 'groups'> | null {
  try {
    return settingsFrom({ value, at: '' })
  } catch {
    // Not what encodeScheme writes: it is not taken.
    return null
  }
}

function settingsFrom(json: JsonValue): Omit<Scheme, 'groups'> {
  const bonus = fieldOf(json, 'bonus')
  const deduction = fieldOf(json, 'deduction')
  const deadline = fieldOf(json, 'deadline')
  return {
    name: textOf(fieldOf(json, 'name')),
    leadWeight: decimalOf(fieldOf(json, 'leadWeight')),
    bands: listOf(fieldOf(json, 'bands'), readBand),
    lowerIsBetterFormula: readFormula(fieldOf(json, 'lowerIsBetterFormula')),
    bonus: {
      cap: pointsFrom(fieldOf(bonus, 'cap')),
      countsInTotal: booleanOf(fieldOf(bonus, 'countsInTotal')),
      levels: listOf(fieldOf(bonus, 'levels'), (level) => ({
        name: textOf(fieldOf(level, 'name')),
        points: pointsFrom(fieldOf(level, 'points')),
      })),
    },
    deduction: {
      cap: pointsFrom(fieldOf(deduction, 'cap')),
      latePerWorkingDay: pointsFrom(fieldOf(deduction, 'latePerWorkingDay')),
      lateCap: pointsFrom(fieldOf(deduction, 'lateCap')),
      falseMaterial: pointsFrom(fieldOf(deduction, 'falseMaterial')),
    },
    deadline: {
      yearOffset: integerOf(fieldOf(deadline, 'yearOffset')),
      month: integerOf(fieldOf(deadline, 'month')),
      day: integerOf(fieldOf(deadline, 'day')),
    },
    appealWorkingDays: integerOf(fieldOf(json, 'appealWorkingDays')),
    vetoAllowed: fieldNames(json).includes('vetoAllowed') && booleanOf(fieldOf(json, 'vetoAllowed')),
    grades: listOf(fieldOf(json, 'grades'), (grade) => ({
      name: textOf(fieldOf(grade, 'name')),
      from: pointsFrom(fieldOf(grade, 'from')),
    })),
    quota: orNull(fieldOf(json, 'quota'), (quota) => ({
      grade: textOf(fieldOf(quota, 'grade')),
      percent: decimalOf(fieldOf(quota, 'percent')),
    })),
  }
}

function readGroup(json: JsonValue, unitOf: (text: string) => UnitId): Group {
  const unit = (item: JsonValue): UnitId => unitOf(textOf(item))
  return {
    id: textOf(fieldOf(json, 'id')),
    name: textOf(fieldOf(json, 'name')),
    units: listOf(fieldOf(json, 'units'), unit),
    unranked: listOf(fieldOf(json, 'unranked'), unit),
    unrankedReason: orNull(fieldOf(json, 'unrankedReason'), textOf),
    blocks: listOf(fieldOf(json, 'blocks'), (block) => ({
      id: textOf(fieldOf(block, 'id')),
      name: textOf(fieldOf(block, 'name')),
      max: pointsFrom(fieldOf(block, 'max')),
    })),
    indicators: listOf(fieldOf(json, 'indicators'), (indicator) => readIndicator(indicator, unitOf)),
  }
}

/** One indicator of a scheme; throws on a malformed one. */
export function readIndicator(json: JsonValue, unitOf: (text: string) => UnitId): Indicator {
  const unit = (item: JsonValue): UnitId => unitOf(textOf(item))
  return {
    id: textOf(fieldOf(json, 'id')),
    block: textOf(fieldOf(json, 'block')),
    title: textOf(fieldOf(json, 'title')),
    points: pointsFrom(fieldOf(json, 'points')),
    rule: readRule(fieldOf(json, 'rule')),
    target: orNull(fieldOf(json, 'target'), decimalOf),
    unitTargets: readUnitTargets(fieldOf(json, 'unitTargets'), unitOf),
    measure: orNull(fieldOf(json, 'measure'), textOf),
    steps: orNull(fieldOf(json, 'steps'), (steps) => listOf(steps, readStep)) ?? [],
    pointsOff: orNull(fieldOf(json, 'pointsOff'), pointsFrom),
    source: readSource(fieldOf(json, 'source')),
    units: listOf(fieldOf(json, 'units'), unit),
    leadUnits: listOf(fieldOf(json, 'leadUnits'), unit),
    evidence: textOf(fieldOf(json, 'evidence')),
    noDataAllowed: booleanOf(fieldOf(json, 'noDataAllowed')),
    negativeAllowed: orNull(fieldOf(json, 'negativeAllowed'), booleanOf) ?? false,
  }
}

function readUnitTargets(
  json: JsonValue,
  unitOf: (text: string) => UnitId,
): ReadonlyMap<UnitId, Decimal | null> {
  if (json.value === null) return new Map()
  return new Map(fieldNames(json).map((name) => [unitOf(name), orNull(fieldOf(json, name), decimalOf)]))
}

function readBand(json: JsonValue): Band {
  return {
    name: textOf(fieldOf(json, 'name')),
    from: decimalOf(fieldOf(json, 'from')),
    to: decimalOf(fieldOf(json, 'to')),
  }
}

function readStep(json: JsonValue): Step {
  return { atLeast: decimalOf(fieldOf(json, 'atLeast')), percent: decimalOf(fieldOf(json, 'percent')) }
}

function readRule(json: JsonValue): Rule {
  const rule = RULES.find((known) => known === json.value)
  if (rule === undefined) throw new Error(`${json.at} is no rule`)
  return rule
}

function readFormula(json: JsonValue): Scheme['lowerIsBetterFormula'] {
  if (json.value === 'double' || json.value === 'inverse') return json.value
  throw new Error(`${json.at} is no formula`)
}

function readSource(json: JsonValue): IndicatorSource {
  const [kind] = fieldNames(json)
  if (kind === 'task') return { task: textOf(fieldOf(json, kind)) }
  if (kind === 'goal') return { goal: textOf(fieldOf(json, kind)) }
  if (kind === 'program') return { program: integerOf(fieldOf(json, kind)) }
  if (kind === 'safeguard') return { safeguard: integerOf(fieldOf(json, kind)) }
  throw new Error(`${json.at} is no source`)
}
