import { formatDecimal } from './decimal.ts'
import { SETTING_FIELDS, type SettingField } from './edit.ts'
import { FORMULA_NAMES } from './edit-settings.ts'
import { formatPointsShort } from './points.ts'
import type { SchemePlace } from './scheme-place.ts'
import type { Scheme } from './scheme.ts'

export interface SettingText {
  readonly field: Extract<SchemePlace, { kind: 'setting' }>['field']
  readonly name: string
  readonly text: string
}

/** The settings of a scheme in words, in the order of the screen. */
export function settingTexts(scheme: Scheme): readonly SettingText[] {
  const { bonus, deduction, deadline, quota } = scheme
  const texts: Readonly<Record<SettingField, string>> = {
    name: scheme.name,
    deadline: `${['当年', '次年', '第三年'][deadline.yearOffset] ?? ''}${deadline.month}月${deadline.day}日`,
    leadWeight: formatDecimal(scheme.leadWeight),
    formula: FORMULA_NAMES[scheme.lowerIsBetterFormula],
    bonusCap: formatPointsShort(bonus.cap),
    bonusCounts: bonus.countsInTotal ? '是' : '否',
    deductionCap: formatPointsShort(deduction.cap),
    latePerWorkingDay: formatPointsShort(deduction.latePerWorkingDay),
    lateCap: formatPointsShort(deduction.lateCap),
    falseMaterial: formatPointsShort(deduction.falseMaterial),
    vetoAllowed: scheme.vetoAllowed ? '是' : '否',
    appealWorkingDays: String(scheme.appealWorkingDays),
  }
  const fields = Object.entries(SETTING_FIELDS) as readonly [SettingField, string][]
  return [
    ...fields.map(([field, name]) => ({ field, name, text: texts[field] })),
    {
      field: 'levels',
      name: '加分级别',
      text: bonus.levels.map(({ name, points }) => `${name} ${formatPointsShort(points)}`).join('，'),
    },
    {
      field: 'bands',
      name: '定性档次',
      text: scheme.bands.map(({ name, from }) => `${name} ${formatDecimal(from)}% 起`).join('，'),
    },
    {
      field: 'grades',
      name: '等次',
      text: scheme.grades.map(({ name, from }) => `${name} ${formatPointsShort(from)} 分起`).join('，'),
    },
    {
      field: 'quota',
      name: '名额',
      text: quota === null ? '不设名额' : `${quota.grade}不超过 ${formatDecimal(quota.percent)}%`,
    },
  ]
}
