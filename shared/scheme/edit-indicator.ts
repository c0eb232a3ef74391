import { unitId, type UnitId } from '../plan/unit.ts'
import { INDICATOR_FIELDS, type IndicatorField, type SchemeEdit } from './edit.ts'
import { parseSource, sourceKey } from './indicator-source.ts'
import { readIndicator } from './read-scheme.ts'
import { RULE_NAMES } from './rule-names.ts'
import type { Group, Indicator, Rule } from './scheme.ts'
import {
  LONGEST_TITLE,
  refuse,
  tidyText,
  typedDecimal,
  typedName,
  typedPercent,
  typedPoints,
  typedText,
  typedYesNo,
  type Typed,
} from './typed-value.ts'

export type IndicatorEdit = Extract<
  SchemeEdit,
  { kind: 'indicator' | 'unit-target' | 'steps' | 'roles' | 'put' | 'retire' }
>

const LONGEST_MEASURE = 20
const MOST_STEPS = 20
const NO_TARGET = new Set(['无', '—', '-', '/'])
const GONE = '这项指标已停用，改动没有收下。请另选一项。'

/** Applies a change of one indicator to its group. `sources`: the keys of the plan's parts. */
export function editIndicator(group: Group, edit: IndicatorEdit, sources: ReadonlySet<string>): Typed<Group> {
  if (edit.kind === 'put') return putIndicator(group, edit, sources)
  const indicator = group.indicators.find(({ id }) => id === edit.indicator)
  if (indicator === undefined) return refuse(GONE)
  if (edit.kind === 'retire') {
    return {
      ok: true,
      value: { ...group, indicators: group.indicators.filter(({ id }) => id !== edit.indicator) },
    }
  }
  const changed = changeIndicator(group, indicator, edit, sources)
  if (!changed.ok) return changed
  return { ok: true, value: replaceIndicator(group, changed.value) }
}

function changeIndicator(
  group: Group,
  indicator: Indicator,
  edit: Exclude<IndicatorEdit, { kind: 'put' | 'retire' }>,
  sources: ReadonlySet<string>,
): Typed<Indicator> {
  switch (edit.kind) {
    case 'indicator':
      return changeField(group, indicator, edit.field, edit.text, sources)
    case 'unit-target':
      return changeUnitTarget(indicator, edit.unit, edit.text)
    case 'steps':
      return changeSteps(indicator, edit.steps)
    case 'roles':
      return changeRoles(group, indicator, edit.units, edit.leads)
  }
}

function changeField(
  group: Group,
  indicator: Indicator,
  field: IndicatorField,
  text: string,
  sources: ReadonlySet<string>,
): Typed<Indicator> {
  const name = INDICATOR_FIELDS[field]
  switch (field) {
    case 'title':
      return put(indicator, 'title', typedName(text, name, LONGEST_TITLE))
    case 'measure':
      return put(indicator, 'measure', emptyAsNull(typedText(text, name, LONGEST_MEASURE)))
    case 'target':
      return put(indicator, 'target', typedTarget(text, name, indicator.measure))
    case 'points':
      return put(indicator, 'points', typedPoints(text, name))
    case 'rule':
      return put(indicator, 'rule', typedRule(text))
    case 'pointsOff':
      return put(indicator, 'pointsOff', tidyText(text) === '' ? NOTHING : typedPoints(text, name))
    case 'block':
      return put(indicator, 'block', typedBlock(group, text))
    case 'source':
      return put(indicator, 'source', typedSource(text, sources))
    case 'evidence':
      return put(indicator, 'evidence', typedText(text, name))
    case 'noDataAllowed':
    case 'negativeAllowed':
      return put(indicator, field, typedYesNo(text, name))
  }
}

const NOTHING = { ok: true, value: null } as const

function put<Field extends keyof Indicator>(
  indicator: Indicator,
  field: Field,
  typed: Typed<Indicator[Field]>,
): Typed<Indicator> {
  return typed.ok ? { ok: true, value: { ...indicator, [field]: typed.value } } : typed
}

function emptyAsNull(typed: Typed<string>): Typed<string | null> {
  return typed.ok && typed.value === '' ? NOTHING : typed
}

/** '': none. */
function typedTarget(text: string, name: string, measure: string | null): Typed<Indicator['target']> {
  const tidy = tidyText(text)
  return tidy === '' || NO_TARGET.has(tidy) ? NOTHING : typedDecimal(text, name, measure)
}

/** By its name on the form, or by its key. */
export function typedRule(text: string): Typed<Rule> {
  const tidy = tidyText(text)
  const names = Object.entries(RULE_NAMES) as readonly (readonly [Rule, string])[]
  const found = names.find(([rule, name]) => name === tidy || rule === tidy)
  if (found !== undefined) return { ok: true, value: found[0] }
  return refuse(`没有“${tidy}”这种计分方式。请填${names.map(([, name]) => name).join('、')}之一。`)
}

function typedBlock(group: Group, text: string): Typed<string> {
  const tidy = tidyText(text)
  const block = group.blocks.find(({ id, name }) => id === tidy || name === tidy)
  if (block !== undefined) return { ok: true, value: block.id }
  return refuse(`没有“${tidy}”这个板块。请填${group.blocks.map(({ name }) => name).join('、')}之一。`)
}

function typedSource(text: string, sources: ReadonlySet<string>): Typed<Indicator['source']> {
  const source = parseSource(text)
  return source === null || !sources.has(text)
    ? refuse('规划中没有这项任务，改动没有收下。请从列表中选择。')
    : { ok: true, value: source }
}

function changeUnitTarget(indicator: Indicator, unit: UnitId, text: string): Typed<Indicator> {
  if (!indicator.units.includes(unit)) {
    if (tidyText(text) === '') return { ok: true, value: indicator }
    return refuse('这个单位不承担本项指标，目标值没有收下。请先把它列为责任单位。')
  }
  const tidy = tidyText(text)
  const unitTargets = new Map(indicator.unitTargets)
  if (tidy === '') {
    unitTargets.delete(unit)
  } else {
    const typed = typedTarget(text, '目标值', indicator.measure)
    if (!typed.ok) return typed
    unitTargets.set(unit, typed.value)
  }
  return { ok: true, value: { ...indicator, unitTargets } }
}

function changeSteps(
  indicator: Indicator,
  texts: readonly { readonly atLeast: string; readonly percent: string }[],
): Typed<Indicator> {
  if (texts.length > MOST_STEPS) return refuse(`阶梯最多 ${MOST_STEPS} 级，填了 ${texts.length} 级。请减少。`)
  const steps: Indicator['steps'][number][] = []
  for (const [index, text] of texts.entries()) {
    const atLeast = typedDecimal(text.atLeast, `第 ${index + 1} 级的起点`, indicator.measure)
    if (!atLeast.ok) return atLeast
    const percent = typedPercent(text.percent, `第 ${index + 1} 级的得分比例`)
    if (!percent.ok) return percent
    steps.push({ atLeast: atLeast.value, percent: percent.value })
  }
  return { ok: true, value: { ...indicator, steps } }
}

function changeRoles(
  group: Group,
  indicator: Indicator,
  units: readonly UnitId[],
  leads: readonly UnitId[],
): Typed<Indicator> {
  if (units.some((unit) => !group.units.includes(unit))) {
    return refuse(`所选单位有不在${group.name}的，责任单位没有改。请先在“计分办法”中把它列入本组。`)
  }
  const chosen = new Set([...units, ...leads])
  const kept = indicator.units.filter((unit) => chosen.has(unit))
  const added = group.units.filter((unit) => chosen.has(unit) && !kept.includes(unit))
  return { ok: true, value: withUnits(indicator, [...kept, ...added], new Set(leads)) }
}

/** Roles and own targets of units that are none of the indicator's any more go with them. */
function withUnits(indicator: Indicator, units: readonly UnitId[], leads: ReadonlySet<UnitId>): Indicator {
  const stillLeading = indicator.leadUnits.filter((unit) => units.includes(unit) && leads.has(unit))
  const newlyLeading = units.filter((unit) => leads.has(unit) && !stillLeading.includes(unit))
  return {
    ...indicator,
    units,
    leadUnits: [...stillLeading, ...newlyLeading],
    unitTargets: new Map([...indicator.unitTargets].filter(([unit]) => units.includes(unit))),
  }
}

function putIndicator(
  group: Group,
  edit: Extract<IndicatorEdit, { kind: 'put' }>,
  sources: ReadonlySet<string>,
): Typed<Group> {
  const read = readOrNull(edit.indicator)
  if (read === null) return refuse('要加入的指标内容不完整，没有收下。')
  const source = typedSource(sourceKey(read.source), sources)
  if (!source.ok) return source
  const block = group.blocks.some(({ id }) => id === read.block) ? read.block : group.blocks[0]?.id
  if (block === undefined)
    return refuse(`${group.name}还没有板块，没有收下指标。请先在“计分办法”中新增板块。`)
  const units = [...new Set(read.units)].filter((unit) => group.units.includes(unit))
  const indicator = withUnits({ ...read, block }, units, new Set(read.leadUnits))
  if (group.indicators.some(({ id }) => id === indicator.id)) {
    return { ok: true, value: replaceIndicator(group, indicator) }
  }
  const at = group.indicators.findIndex(({ id }) => id === edit.after)
  const place = at === -1 ? group.indicators.length : at + 1
  return { ok: true, value: { ...group, indicators: group.indicators.toSpliced(place, 0, indicator) } }
}

function readOrNull(json: unknown): Indicator | null {
  try {
    return readIndicator({ value: json, at: '' }, unitId)
  } catch {
    // Kept by an older program or made wrongly: it is refused, and said so.
    return null
  }
}

function replaceIndicator(group: Group, indicator: Indicator): Group {
  return {
    ...group,
    indicators: group.indicators.map((known) => (known.id === indicator.id ? indicator : known)),
  }
}
