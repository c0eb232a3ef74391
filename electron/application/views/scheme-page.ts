import { loadLatestIssues } from '#db/form-issues.ts'
import { loadSchemeVersions } from '#db/schemes.ts'
import type { IndicatorRow, SchemeGroupRow, SchemePage, SchemePlaceRow } from '#shared/contract/scheme.ts'
import { existsIn, unitNameIn, type UnitId } from '#shared/plan/unit.ts'
import { formatDecimal, type Decimal } from '#shared/scheme/decimal.ts'
import { sourceKey } from '#shared/scheme/indicator-source.ts'
import { planSources, type SourceChoice } from '#shared/scheme/plan-sources.ts'
import { formatPointsShort } from '#shared/scheme/points.ts'
import { RULE_NAMES } from '#shared/scheme/rule-names.ts'
import { compareSchemes, type SchemeDifference } from '#shared/scheme/scheme-difference.ts'
import type { SchemePlace } from '#shared/scheme/scheme-place.ts'
import type { Group, Indicator, Rule, Scheme } from '#shared/scheme/scheme.ts'
import type { Office } from '../office.ts'
import { loadDraft } from '../scheme/draft.ts'
import { earlierYears, lastYearActuals, summarizeActuals, type LastYear } from '../scheme/last-year.ts'
import { unitNames } from '../scheme/unit-names.ts'
import type { YearBook } from '../year-book.ts'
import { schemeSettings } from './scheme-settings.ts'

const KINDS: Readonly<Record<Rule, IndicatorRow['kind']>> = {
  'higher-is-better': '定量',
  'lower-is-better': '控制',
  steps: '定量',
  graded: '定性',
  'yes-no': '定性',
  'per-occurrence': '控制',
}

/** Texts of an own target: 无 is no target, '' the indicator's. */
const NO_TARGET = '无'

interface Facts {
  readonly nameOf: (unit: UnitId) => string
  readonly sources: ReadonlyMap<string, SourceChoice>
  readonly lastYear: LastYear
  readonly differences: readonly SchemeDifference[]
}

/** A year's scheme with its draft, as the fields of the page have it. */
export function schemePage(office: Office, book: YearBook): SchemePage {
  const { db } = office
  const draft = loadDraft(office, book)
  const sources = planSources(book.plan)
  const nameOf = unitNames(book)
  const facts: Facts = {
    nameOf,
    sources: new Map(sources.map((source) => [source.key, source])),
    lastYear: lastYearActuals(office, book),
    differences: compareSchemes(book.scheme, draft.scheme, nameOf),
  }
  const saved = loadSchemeVersions(db, book.year.year).at(-1)
  if (saved === undefined) throw new Error('a year without a scheme')
  return {
    version: book.schemeVersion,
    saved: { at: saved.at, operator: saved.operator, reason: saved.reason },
    archived: book.year.state === '归档',
    formsOut: loadLatestIssues(db, book.year.year).size > 0,
    draft: {
      changes: facts.differences.length,
      canUndo: draft.canUndo,
      canRedo: draft.canRedo,
      refused: draft.refused.map(({ message }) => message),
    },
    settings: schemeSettings(draft.scheme, book.year.year, facts.differences),
    groups: draft.scheme.groups.map((group) => toGroup(group, facts)),
    outside: unitsOutside(book, draft.scheme),
    sources: sources.map(({ key, program, text }) => ({ key, program, text })),
    earlierYears: earlierYears(office, book),
  }
}

/** Units that exist this year and stand in no group. */
function unitsOutside({ allUnits, year }: YearBook, scheme: Scheme): SchemePage['outside'] {
  const evaluated = new Set(scheme.groups.flatMap(({ units }) => units))
  return allUnits
    .filter((unit) => existsIn(unit, year.year) && !evaluated.has(unit.id))
    .map((unit) => ({ unit: unit.id, name: unitNameIn(unit, year.year) }))
}

function toGroup(group: Group, facts: Facts): SchemeGroupRow {
  return {
    id: group.id,
    name: group.name,
    unrankedReason: group.unrankedReason ?? '',
    units: group.units.map((unit) => ({
      unit,
      name: facts.nameOf(unit),
      ranked: !group.unranked.includes(unit),
    })),
    blocks: group.blocks.map(({ id, name, max }) => ({ id, name, max: formatPointsShort(max) })),
    indicators: group.indicators.map((indicator) => toIndicator(group, indicator, facts)),
  }
}

function toIndicator(group: Group, indicator: Indicator, facts: Facts): IndicatorRow {
  const key = sourceKey(indicator.source)
  const actuals = facts.lastYear.get(indicator.id) ?? new Map<UnitId, string>()
  return {
    id: indicator.id,
    block: indicator.block,
    source: key,
    program: facts.sources.get(key)?.program ?? '',
    title: indicator.title,
    measure: indicator.measure ?? '',
    rule: indicator.rule,
    ruleName: RULE_NAMES[indicator.rule],
    kind: KINDS[indicator.rule],
    target: textOf(indicator.target),
    points: formatPointsShort(indicator.points),
    pointsOff: indicator.pointsOff === null ? '' : formatPointsShort(indicator.pointsOff),
    steps: indicator.steps.map(({ atLeast, percent }) => ({
      atLeast: formatDecimal(atLeast),
      percent: formatDecimal(percent),
    })),
    evidence: indicator.evidence,
    noDataAllowed: indicator.noDataAllowed,
    negativeAllowed: indicator.negativeAllowed,
    lastActual: summarizeActuals(
      indicator.units.flatMap((unit) => {
        const text = actuals.get(unit)
        return text === undefined ? [] : [text]
      }),
    ),
    units: group.units
      .filter((unit) => indicator.units.includes(unit))
      .map((unit) => ({
        unit,
        lead: indicator.leadUnits.includes(unit),
        target: ownTarget(indicator, unit),
        lastActual: actuals.get(unit) ?? '',
      })),
    changed: facts.differences.flatMap(({ at, before }) =>
      at.kind === 'indicator' && at.group === group.id && at.indicator === indicator.id
        ? [{ field: at.field, unit: at.unit, before }]
        : [],
    ),
  }
}

function ownTarget({ unitTargets }: Indicator, unit: UnitId): string {
  const own = unitTargets.get(unit)
  return own === undefined ? '' : own === null ? NO_TARGET : formatDecimal(own)
}

function textOf(value: Decimal | null): string {
  return value === null ? '' : formatDecimal(value)
}

/** A place with all its parts, absent ones as null. */
export function toPlace(at: SchemePlace): SchemePlaceRow {
  return {
    kind: at.kind,
    group: 'group' in at ? at.group : null,
    indicator: at.kind === 'indicator' ? at.indicator : null,
    block: at.kind === 'block' ? at.block : null,
    unit: at.kind === 'indicator' ? at.unit : null,
    field: at.field,
  }
}
