import type { UnitId } from '../plan/unit.ts'
import { formatDecimal } from './decimal.ts'
import { INDICATOR_FIELDS } from './edit.ts'
import { sourceName } from './indicator-source.ts'
import { formatPointsShort } from './points.ts'
import { RULE_NAMES } from './rule-names.ts'
import type { Group, Indicator, Scheme } from './scheme.ts'
import { atIndicator, type SchemePlace } from './scheme-place.ts'
import { settingTexts } from './setting-texts.ts'

/** One field that two versions of a scheme have otherwise, in words. */
export interface SchemeDifference {
  readonly at: SchemePlace
  /** What it belongs to: "市直部门 1.1 推进义务教育阶段的科技教育"; '' for settings of all groups. */
  readonly what: string
  readonly field: string
  /** 无 where there was nothing. */
  readonly before: string
  readonly after: string
}

type NameOf = (unit: UnitId) => string

const NONE = '无'

/** Old → new per field, in the order of the scheme; empty where both say the same. */
export function compareSchemes(before: Scheme, after: Scheme, nameOf: NameOf): readonly SchemeDifference[] {
  return [...compareSettings(before, after), ...compareGroups(before, after, nameOf)]
}

function compareSettings(before: Scheme, after: Scheme): readonly SchemeDifference[] {
  const old = new Map(settingTexts(before).map(({ field, text }) => [field, text]))
  return settingTexts(after)
    .filter(({ field, text }) => old.get(field) !== text)
    .map(({ field, name, text }) => ({
      at: { kind: 'setting', field },
      what: '',
      field: name,
      before: old.get(field) ?? NONE,
      after: text,
    }))
}

function compareGroups(before: Scheme, after: Scheme, nameOf: NameOf): readonly SchemeDifference[] {
  return after.groups.flatMap((group) => {
    const old = before.groups.find(({ id }) => id === group.id)
    if (old === undefined) return []
    return [
      ...compareGroup(old, group, nameOf),
      ...compareBlocks(old, group),
      ...compareIndicators(old, group, nameOf),
    ]
  })
}

function compareGroup(before: Group, after: Group, nameOf: NameOf): readonly SchemeDifference[] {
  const names = (units: readonly UnitId[]): string => listOrNone(units.map(nameOf))
  const rows = [
    ['name', '组名', before.name, after.name],
    ['units', '单位', ...changedNames(before.units, after.units, nameOf)],
    ['units', '单列单位', names(before.unranked), names(after.unranked)],
    ['unrankedReason', '单列原因', before.unrankedReason ?? NONE, after.unrankedReason ?? NONE],
  ] as const
  return rows
    .filter(([, , was, is]) => was !== is)
    .map(([field, name, was, is]) => ({
      at: { kind: 'group', group: after.id, field },
      what: after.name,
      field: name,
      before: was,
      after: is,
    }))
}

function compareBlocks(before: Group, after: Group): readonly SchemeDifference[] {
  const ids = [...new Set([...before.blocks, ...after.blocks].map(({ id }) => id))]
  return ids.flatMap((id): readonly SchemeDifference[] => {
    const old = before.blocks.find((block) => block.id === id)
    const now = after.blocks.find((block) => block.id === id)
    const what = `${after.name}板块“${(now ?? old)?.name ?? id}”`
    const rows = [
      ['name', '板块名称', old?.name ?? NONE, now?.name ?? NONE],
      ['max', '满分', pointsOrNone(old?.max), pointsOrNone(now?.max)],
    ] as const
    return rows
      .filter(([, , was, is]) => was !== is)
      .map(([field, name, was, is]) => ({
        at: { kind: 'block', group: after.id, block: id, field },
        what,
        field: name,
        before: was,
        after: is,
      }))
  })
}

function compareIndicators(before: Group, after: Group, nameOf: NameOf): readonly SchemeDifference[] {
  const old = new Map(before.indicators.map((indicator) => [indicator.id, indicator]))
  const kept = new Set(after.indicators.map(({ id }) => id))
  const retired = before.indicators
    .filter(({ id }) => !kept.has(id))
    .map((indicator) => whole(after, indicator, '使用', '停用'))
  const changed = after.indicators.flatMap((indicator) => {
    const was = old.get(indicator.id)
    return was === undefined
      ? [whole(after, indicator, NONE, `新增，分值 ${formatPointsShort(indicator.points)}`)]
      : compareIndicator(before, after, was, indicator, nameOf)
  })
  return [...changed, ...retired]
}

function whole(group: Group, indicator: Indicator, before: string, after: string): SchemeDifference {
  const what = nameOfIndicator(group, indicator)
  return { at: atIndicator(group.id, indicator.id, 'title'), what, field: '整项', before, after }
}

function nameOfIndicator(group: Group, { id, title }: Indicator): string {
  return `${group.name} ${id} ${title}`
}

function compareIndicator(
  beforeGroup: Group,
  group: Group,
  before: Indicator,
  after: Indicator,
  nameOf: NameOf,
): readonly SchemeDifference[] {
  const what = nameOfIndicator(group, after)
  const old = indicatorTexts(beforeGroup, before)
  const plain = indicatorTexts(group, after)
    .map(({ field, name, text }, index) => ({
      at: atIndicator(group.id, after.id, field),
      what,
      field: name,
      before: old[index]?.text ?? NONE,
      after: text,
    }))
    .filter((difference) => difference.before !== difference.after)
  return [
    ...plain,
    ...compareRoles(group, before, after, what, nameOf),
    ...compareOwnTargets(group, before, after, what, nameOf),
  ]
}

interface FieldText {
  readonly field: Extract<SchemePlace, { kind: 'indicator' }>['field']
  readonly name: string
  readonly text: string
}

function indicatorTexts(group: Group, indicator: Indicator): readonly FieldText[] {
  const yesNo = (value: boolean): string => (value ? '是' : '否')
  const texts: Readonly<Record<keyof typeof INDICATOR_FIELDS, string>> = {
    title: indicator.title,
    measure: indicator.measure ?? NONE,
    target: indicator.target === null ? NONE : formatDecimal(indicator.target),
    points: formatPointsShort(indicator.points),
    rule: RULE_NAMES[indicator.rule],
    pointsOff: pointsOrNone(indicator.pointsOff),
    block: group.blocks.find(({ id }) => id === indicator.block)?.name ?? NONE,
    source: sourceName(indicator.source),
    evidence: indicator.evidence === '' ? NONE : indicator.evidence,
    noDataAllowed: yesNo(indicator.noDataAllowed),
    negativeAllowed: yesNo(indicator.negativeAllowed),
  }
  const fields = Object.entries(INDICATOR_FIELDS) as readonly [keyof typeof INDICATOR_FIELDS, string][]
  return [
    ...fields.map(([field, name]) => ({ field, name, text: texts[field] })),
    { field: 'steps', name: '阶梯', text: stepsText(indicator) },
  ]
}

/** "满 1 得 50%，满 2 得 100%". */
function stepsText({ steps }: Indicator): string {
  return steps.length === 0
    ? NONE
    : steps
        .map(({ atLeast, percent }) => `满 ${formatDecimal(atLeast)} 得 ${formatDecimal(percent)}%`)
        .join('，')
}

function compareRoles(
  group: Group,
  before: Indicator,
  after: Indicator,
  what: string,
  nameOf: NameOf,
): readonly SchemeDifference[] {
  const rows = [
    ['责任单位', before.units, after.units],
    ['牵头单位', before.leadUnits, after.leadUnits],
  ] as const
  return rows.flatMap(([field, old, now]): readonly SchemeDifference[] => {
    const [was, is] = changedNames(old, now, nameOf)
    if (was === is) return []
    return [{ at: atIndicator(group.id, after.id, 'units'), what, field, before: was, after: is }]
  })
}

function compareOwnTargets(
  group: Group,
  before: Indicator,
  after: Indicator,
  what: string,
  nameOf: NameOf,
): readonly SchemeDifference[] {
  const units = [...new Set([...before.unitTargets.keys(), ...after.unitTargets.keys()])]
  return units.flatMap((unit): readonly SchemeDifference[] => {
    const [was, is] = [ownTarget(before, unit), ownTarget(after, unit)]
    if (was === is) return []
    const at = atIndicator(group.id, after.id, 'target', unit)
    return [{ at, what, field: `${nameOf(unit)}的目标`, before: was, after: is }]
  })
}

function ownTarget({ unitTargets }: Indicator, unit: UnitId): string {
  const own = unitTargets.get(unit)
  if (own === undefined) return '同本项目标'
  return own === null ? NONE : formatDecimal(own)
}

/** Of two lists of units only what came and went is named: '' and '' where they hold the same. */
function changedNames(
  before: readonly UnitId[],
  after: readonly UnitId[],
  nameOf: NameOf,
): readonly [string, string] {
  const gone = before.filter((unit) => !after.includes(unit)).map(nameOf)
  const come = after.filter((unit) => !before.includes(unit)).map(nameOf)
  if (gone.length + come.length === 0) return ['', '']
  const parts = [
    come.length === 0 ? '' : `增加${come.join('、')}`,
    gone.length === 0 ? '' : `减少${gone.join('、')}`,
  ].filter((part) => part !== '')
  return [`${before.length} 家`, `${after.length} 家（${parts.join('；')}）`]
}

function listOrNone(names: readonly string[]): string {
  return names.length === 0 ? NONE : names.join('、')
}

function pointsOrNone(points: Indicator['pointsOff'] | undefined): string {
  return points === null || points === undefined ? NONE : formatPointsShort(points)
}
