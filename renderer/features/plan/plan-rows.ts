import type { PlanIndicator, PlanPoint, PlanTasks, PlanUnit } from '#shared/contract/plan.ts'

/** A line of the tree that can be chosen: a program, a task or a safeguard. */
export interface PlanNode {
  /** "1" for a program, "1.1", "保障1". */
  readonly id: string
  readonly kind: 'program' | 'task' | 'safeguard'
  readonly title: string
  /** 牵头: of a program, and of the program that a task is part of. */
  readonly leads: readonly PlanUnit[]
  /** 责任单位 of a task. */
  readonly units: readonly PlanUnit[]
  readonly points: readonly PlanPoint[]
  readonly indicators: readonly PlanIndicator[]
}

/** A program with its tasks, or the safeguards. */
export interface PlanPart {
  /** "1" … "10"; '' for the safeguards. */
  readonly id: string
  readonly head: PlanNode | null
  readonly title: string
  readonly nodes: readonly PlanNode[]
}

export function planParts({ programs, safeguards }: PlanTasks): readonly PlanPart[] {
  const parts = programs.map((program): PlanPart => {
    const { leads, indicators } = program
    const id = String(program.number)
    const title = `${program.chineseNumber}、${program.shortTitle}`
    return {
      id,
      title,
      head: { id, kind: 'program', title, leads, units: [], points: [], indicators },
      nodes: program.tasks.map((task) => ({ ...task, kind: 'task', leads })),
    }
  })
  const last: PlanPart = {
    id: '',
    title: '保障措施',
    head: null,
    nodes: safeguards.map((safeguard) => ({ ...safeguard, kind: 'safeguard', leads: [], units: [] })),
  }
  return [...parts, last]
}

export interface PlanFilter {
  /** null: of every unit. */
  readonly unit: string | null
  /** A program's number, '保障'; null: all. */
  readonly part: string | null
}

const has = (units: readonly PlanUnit[], unit: string): boolean =>
  units.some(({ units: ids }) => ids.includes(unit))

/** Whether a unit has to do with a line: responsible for it, or named in one of its points. */
function concerns({ units, points }: PlanNode, unit: string): boolean {
  return (
    has(units, unit) ||
    points.some((point) => !point.withdrawn && point.units.some((named) => named.unit === unit))
  )
}

/** A program stays where the unit leads it, even where none of its tasks names the unit. */
export function filterParts(parts: readonly PlanPart[], { unit, part }: PlanFilter): readonly PlanPart[] {
  return parts.flatMap((known) => {
    if (part !== null && known.id !== (part === '保障' ? '' : part)) return []
    if (unit === null) return [known]
    const nodes = known.nodes.filter((node) => concerns(node, unit))
    const leads = known.head !== null && has(known.head.leads, unit)
    return nodes.length > 0 || leads ? [{ ...known, nodes }] : []
  })
}

/** Tasks whose responsible units the year no longer has: listed, so that nobody is left out unnoticed. */
export function withoutUnits(parts: readonly PlanPart[]): readonly PlanNode[] {
  return parts
    .flatMap(({ nodes }) => nodes)
    .filter(({ kind, units }) => kind === 'task' && units.every((unit) => unit.units.length === 0))
}

/** Leads of the program that the task itself does not name. */
export function leadsBeside({ leads, units }: PlanNode): readonly PlanUnit[] {
  return leads.filter((lead) => !lead.units.some((id) => has(units, id)))
}

export function standingPoints({ points }: PlanNode): readonly PlanPoint[] {
  return points.filter(({ withdrawn }) => !withdrawn)
}
