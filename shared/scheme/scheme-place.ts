import type { UnitId } from '../plan/unit.ts'
import type { IndicatorField, SettingField } from './edit.ts'

/** Where in a scheme something stands, so that a screen can lead there. */
export type SchemePlace =
  | {
      readonly kind: 'indicator'
      readonly group: string
      readonly indicator: string
      readonly field: IndicatorField | 'steps' | 'units'
      /** The unit whose own target or role it is; null: the indicator's. */
      readonly unit: UnitId | null
    }
  | { readonly kind: 'block'; readonly group: string; readonly block: string; readonly field: 'name' | 'max' }
  | { readonly kind: 'group'; readonly group: string; readonly field: 'name' | 'units' | 'unrankedReason' }
  | { readonly kind: 'setting'; readonly field: SettingField | 'grades' | 'levels' | 'bands' | 'quota' }

export function atIndicator(
  group: string,
  indicator: string,
  field: Extract<SchemePlace, { kind: 'indicator' }>['field'],
  unit: UnitId | null = null,
): SchemePlace {
  return { kind: 'indicator', group, indicator, field, unit }
}
