import type { ProgressRow, ProgressStateName } from '#shared/contract/progress.ts'
import type { Light } from '../../components/status-tag.tsx'

export const STATES: readonly ProgressStateName[] = ['按计划', '滞后', '已完成', '未开展']

export type StateFilter = ProgressStateName | '未报'

export function stateOf({ note }: ProgressRow): StateFilter {
  return note?.state ?? '未报'
}

const LIGHTS: Readonly<Record<StateFilter, Light>> = {
  已完成: 'good',
  按计划: 'good',
  滞后: 'partial',
  未开展: 'bad',
  未报: 'none',
}

export function lightOf(state: StateFilter): Light {
  return LIGHTS[state]
}

/** Names the line of a task and a unit. */
export function rowKey({ task, unit }: Pick<ProgressRow, 'task' | 'unit'>): string {
  return `${task} ${unit}`
}

export interface ProgressFilter {
  readonly unit: string | null
  /** Number of the program; 0 for the safeguards; null for all. */
  readonly program: number | null
  readonly state: StateFilter | null
}

export function filterRows(
  rows: readonly ProgressRow[],
  { unit, program, state }: ProgressFilter,
): readonly ProgressRow[] {
  return rows.filter(
    (row) =>
      (unit === null || row.unit === unit) &&
      (program === null || (row.program ?? 0) === program) &&
      (state === null || stateOf(row) === state),
  )
}
