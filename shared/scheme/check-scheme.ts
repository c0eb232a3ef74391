import type { UnitId } from '../plan/unit.ts'
import { checkIndicator } from './check-indicator.ts'
import { checkSettings } from './check-settings.ts'
import { formatPointsShort } from './points.ts'
import { atIndicator, type SchemePlace } from './scheme-place.ts'
import { namesOf, type SchemeFinding } from './scheme-finding.ts'
import type { Group, Scheme } from './scheme.ts'

const FULL_MARKS = 10_000

/** What an office should look at before it works by a scheme, in the order of the scheme. The same scheme gives the same list. */
export function checkScheme(scheme: Scheme, nameOf: (unit: UnitId) => string): readonly SchemeFinding[] {
  return [
    ...checkSettings(scheme),
    ...scheme.groups.flatMap((group) => [
      ...checkBlocks(group),
      ...checkGroupUnits(group, nameOf),
      ...checkTitles(group),
      ...group.indicators.flatMap((indicator) => checkIndicator(group, indicator, nameOf)),
    ]),
  ]
}

function checkBlocks(group: Group): readonly SchemeFinding[] {
  const findings: SchemeFinding[] = []
  const sum = group.blocks.reduce((total, { max }) => total + max, 0)
  const [first] = group.blocks
  if (first === undefined) {
    const at: SchemePlace = { kind: 'group', group: group.id, field: 'name' }
    return [{ level: 'wrong', message: `${group.name}没有板块。请新增板块并填满分。`, at }]
  }
  if (sum !== FULL_MARKS) {
    const blocks = group.blocks.map(({ name, max }) => `${name} ${formatPointsShort(max)}`).join('、')
    const gap =
      sum < FULL_MARKS
        ? `少 ${formatPointsShort(FULL_MARKS - sum)}`
        : `多 ${formatPointsShort(sum - FULL_MARKS)}`
    findings.push({
      level: 'wrong',
      message: `${group.name}各板块满分合计 ${formatPointsShort(sum)}，应为 100，${gap}（${blocks}）。请改板块满分。`,
      at: { kind: 'block', group: group.id, block: first.id, field: 'max' },
    })
  }
  for (const block of group.blocks) {
    const own = group.indicators.filter((indicator) => indicator.block === block.id)
    const points = own.reduce((total, indicator) => total + indicator.points, 0)
    const at: SchemePlace = { kind: 'block', group: group.id, block: block.id, field: 'max' }
    if (own.length === 0) {
      findings.push({
        level: 'hint',
        message: `${group.name}“${block.name}”板块没有指标，计分时不计这个板块，其余板块折算为 100 分。`,
        at,
      })
    } else if (points !== block.max) {
      findings.push({
        level: 'hint',
        message: `${group.name}“${block.name}”板块各指标分值合计 ${formatPointsShort(points)}，板块满分 ${formatPointsShort(block.max)}，相差 ${formatPointsShort(Math.abs(points - block.max))}；计分时按比例折算，可以不改。`,
        at,
      })
    }
  }
  return findings
}

function checkGroupUnits(group: Group, nameOf: (unit: UnitId) => string): readonly SchemeFinding[] {
  const at: SchemePlace = { kind: 'group', group: group.id, field: 'units' }
  const charged = new Set(group.indicators.flatMap(({ units }) => units))
  const idle = group.units.filter((unit) => !charged.has(unit))
  const findings: SchemeFinding[] = []
  if (group.units.length === 0) {
    findings.push({ level: 'hint', message: `${group.name}没有单位，本年不评价这个组。`, at })
  }
  if (idle.length > 0) {
    findings.push({
      level: 'hint',
      message: `${namesOf(idle, nameOf)}没有承担任何指标，不会有得分。请在指标的责任单位中列入，或在“计分办法”中移出本组。`,
      at,
    })
  }
  if (group.unranked.length > 0 && group.unrankedReason === null) {
    findings.push({
      level: 'hint',
      message: `${namesOf(group.unranked, nameOf)}单列，没有写单列原因。请补写，汇总表和报告中要用。`,
      at: { kind: 'group', group: group.id, field: 'unrankedReason' },
    })
  }
  return findings
}

function checkTitles(group: Group): readonly SchemeFinding[] {
  return group.indicators.flatMap((indicator, index): readonly SchemeFinding[] => {
    const earlier = group.indicators.slice(0, index).find(({ title }) => title === indicator.title)
    if (earlier === undefined) return []
    return [
      {
        level: 'hint',
        message: `${indicator.id} 与 ${earlier.id} 的指标名称相同：“${indicator.title}”。收表时只能凭编号区分，请确认或改名。`,
        at: atIndicator(group.id, indicator.id, 'title'),
      },
    ]
  })
}
