import type { UnitRow } from '#shared/contract/overview.ts'

export type FormState = '未下发' | '已下发' | '需重新下发'

/** 需重新下发: indicators, points or targets changed after the form went out. */
export function formState({ form }: UnitRow): FormState {
  if (form === null) return '未下发'
  return form.outdated ? '需重新下发' : '已下发'
}
