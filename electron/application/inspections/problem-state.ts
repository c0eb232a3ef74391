import type { ProblemEntry } from '#db/inspections.ts'

export type ProblemState = '待整改' | '已整改' | '逾期'

/** On the last day it is not late yet. */
export function problemState(
  { settled, deadline }: Pick<ProblemEntry, 'settled' | 'deadline'>,
  today: string,
): ProblemState {
  if (settled !== '') return '已整改'
  return deadline !== '' && deadline < today ? '逾期' : '待整改'
}
