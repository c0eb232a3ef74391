import type { Plan } from './plan.ts'

/** A part of the plan that a year's 工作要点 can belong to: a task, or a safeguard. */
export interface PlanItem {
  /** "1.1", or "保障1". */
  readonly id: string
  readonly title: string
  /** Responsible units by name; a safeguard names none. */
  readonly units: readonly string[]
}

export function safeguardId(number: number): string {
  return `保障${number}`
}

/** The 39 tasks and 5 safeguards of the plan, in its order. */
export function planItems(plan: Plan): readonly PlanItem[] {
  return [
    ...plan.programs.flatMap(({ tasks }) => tasks.map(({ id, title, units }) => ({ id, title, units }))),
    ...plan.safeguards.map(({ number, title }) => ({ id: safeguardId(number), title, units: [] })),
  ]
}
