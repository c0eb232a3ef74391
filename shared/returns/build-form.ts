import type { Plan } from '../plan/plan.ts'
import { unitNameIn, type Unit } from '../plan/unit.ts'
import { deadlineOf } from '../scheme/deadline.ts'
import { GOALS_TITLE } from '../scheme/plan-sources.ts'
import { targetFor, type Indicator, type IndicatorSource, type Scheme } from '../scheme/scheme.ts'
import type { Form, FormRow } from './form.ts'

export interface FormSource {
  readonly scheme: Scheme
  readonly plan: Plan
  readonly unit: Unit
  readonly year: number
  readonly schemeVersion: number
  /** The office's contact line; '' where it has given none. */
  readonly contact: string
}

/** A unit's form for a year, rows in the scheme's order. Throws where the scheme does not evaluate the unit. */
export function buildForm({ scheme, plan, unit, year, schemeVersion, contact }: FormSource): Form {
  const group = scheme.groups.find(({ units }) => units.includes(unit.id))
  if (group === undefined) throw new Error(`the scheme does not evaluate ${unit.id}`)
  return {
    unitId: unit.id,
    unitName: unitNameIn(unit, year),
    groupName: group.name,
    year,
    schemeVersion,
    deadline: deadlineOf(scheme, year),
    contact,
    bands: scheme.bands,
    lowerIsBetterFormula: scheme.lowerIsBetterFormula,
    rows: group.indicators
      .filter(({ units }) => units.includes(unit.id))
      .map((indicator) => buildRow(indicator, plan, unit)),
  }
}

function buildRow(indicator: Indicator, plan: Plan, unit: Unit): FormRow {
  return {
    indicatorId: indicator.id,
    program: programTitle(plan, indicator.source),
    title: indicator.title,
    role: leads(indicator, plan, unit) ? '牵头' : '责任',
    rule: indicator.rule,
    measure: indicator.measure,
    target: targetFor(indicator, unit.id),
    points: indicator.points,
    steps: indicator.steps,
    pointsOff: indicator.pointsOff,
    noDataAllowed: indicator.noDataAllowed,
    negativeAllowed: indicator.negativeAllowed,
    evidence: indicator.evidence,
  }
}

function programTitle(plan: Plan, source: IndicatorSource): string {
  if ('safeguard' in source) {
    return found(plan.safeguards.find(({ number }) => number === source.safeguard)).title
  }
  if ('goal' in source) {
    const [first] = found(plan.goals.find(({ id }) => id === source.goal)).programs
    return first === undefined ? GOALS_TITLE : programNumbered(plan, first).shortTitle
  }
  if ('program' in source) return programNumbered(plan, source.program).shortTitle
  return found(plan.programs.find(({ tasks }) => tasks.some(({ id }) => id === source.task))).shortTitle
}

function programNumbered(plan: Plan, wanted: number): Plan['programs'][number] {
  return found(plan.programs.find(({ number }) => number === wanted))
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the scheme refers to a part that the plan does not have')
  return value
}

/** 牵头 is a role in the program: of its tasks as `leadUnits` says, and of an item that judges the leading itself. */
function leads(indicator: Indicator, plan: Plan, unit: Unit): boolean {
  if (indicator.leadUnits.includes(unit.id)) return true
  const { source } = indicator
  if (!('program' in source)) return false
  const leadNames = programNumbered(plan, source.program).leads
  return unit.names.some(({ name }) => leadNames.includes(name))
}
