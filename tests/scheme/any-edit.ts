import fc from 'fast-check'
import { unitId } from '#shared/plan/unit.ts'
import { INDICATOR_FIELDS, SETTING_FIELDS, type SchemeEdit } from '#shared/scheme/edit.ts'
import { encodeScheme, indicatorToJson } from '#shared/scheme/scheme-text.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'

/** What people type and paste, and what nobody should. */
const TEXTS = [
  '',
  '0',
  '10',
  '7.5',
  '-3',
  '1,200',
  '９５',
  '95%',
  '12.345',
  '约300',
  '无',
  '是',
  '否',
  '定性三档',
  '阶梯',
  '扣分制',
  '控制型',
  '组织保障',
  'tasks',
  'task 1.1',
  'goal G99',
  '2019-02-28',
  '1e50',
  '9'.repeat(40),
  '指标\t名称\n二',
  '__proto__',
]

/** Any change of a scheme, possible or not, with a bias to what is there. */
export function anyEdit(scheme: Scheme): fc.Arbitrary<SchemeEdit> {
  const text = fc.oneof(fc.constantFrom(...TEXTS), fc.string({ maxLength: 20 }))
  const group = fc.constantFrom(...scheme.groups.map(({ id }) => id), 'nowhere')
  const indicators = scheme.groups.flatMap((known) => known.indicators)
  const indicator = fc.constantFrom(...indicators.map(({ id }) => id), '1.1-2', 'gone')
  const unit = fc.constantFrom(...scheme.groups.flatMap(({ units }) => units), unitId('X99'))
  const units = fc.uniqueArray(unit, { maxLength: 5 })
  const block = fc.constantFrom('tasks', 'safeguards', 'extra')
  const rows = <Row>(row: fc.Arbitrary<Row>): fc.Arbitrary<readonly Row[]> => fc.array(row, { maxLength: 4 })
  const kind = <Kind extends SchemeEdit['kind']>(name: Kind): fc.Arbitrary<Kind> => fc.constant(name)
  return fc.oneof(
    fc.record({
      kind: kind('indicator'),
      group,
      indicator,
      field: fc.constantFrom(...keysOf(INDICATOR_FIELDS)),
      text,
    }),
    fc.record({ kind: kind('unit-target'), group, indicator, unit, text }),
    fc.record({
      kind: kind('steps'),
      group,
      indicator,
      steps: rows(fc.record({ atLeast: text, percent: text })),
    }),
    fc.record({ kind: kind('roles'), group, indicator, units, leads: units }),
    fc.record({
      kind: kind('put'),
      group,
      after: fc.option(indicator),
      indicator: fc.oneof(
        fc.anything(),
        fc.tuple(fc.constantFrom(...indicators), indicator).map(([known, id]) => ({
          ...indicatorToJson(known),
          id,
        })),
      ),
    }),
    fc.record({ kind: kind('retire'), group, indicator }),
    fc.record({ kind: kind('block'), group, block, field: fc.constantFrom('name', 'max'), text }),
    fc.record({ kind: kind('add-block'), group, block, name: text }),
    fc.record({ kind: kind('remove-block'), group, block }),
    fc.record({ kind: kind('group'), group, field: fc.constantFrom('name', 'unrankedReason'), text }),
    fc.record({ kind: kind('place-unit'), unit, group: fc.option(group) }),
    fc.record({ kind: kind('rank-unit'), unit, ranked: fc.boolean() }),
    fc.record({ kind: kind('setting'), field: fc.constantFrom(...keysOf(SETTING_FIELDS)), text }),
    fc.record({ kind: kind('grades'), grades: rows(fc.record({ name: text, from: text })) }),
    fc.record({ kind: kind('levels'), levels: rows(fc.record({ name: text, points: text })) }),
    fc.record({ kind: kind('bands'), bands: rows(fc.record({ name: text, from: text })) }),
    fc.record({
      kind: kind('quota'),
      quota: fc.option(fc.record({ grade: fc.constantFrom('优秀', '良好', '头等'), percent: text })),
    }),
    fc.record({ kind: kind('settings'), scheme: fc.anything() }),
    fc.record({
      kind: kind('restore'),
      scheme: fc.constantFrom(encodeScheme(scheme), encodeScheme(scheme).slice(1), '{}'),
    }),
  )
}

function keysOf<Key extends string>(table: Readonly<Record<Key, string>>): readonly Key[] {
  return Object.keys(table) as Key[]
}
