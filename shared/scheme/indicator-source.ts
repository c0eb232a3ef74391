import type { IndicatorSource } from './scheme.ts'

/** A source as one text: "task 1.1", "program 1", "goal G01", "safeguard 1". */
export function sourceKey(source: IndicatorSource): string {
  if ('task' in source) return `task ${source.task}`
  if ('program' in source) return `program ${source.program}`
  if ('goal' in source) return `goal ${source.goal}`
  return `safeguard ${source.safeguard}`
}

/** "任务 1.1", "重点任务 1 的牵头工作". */
export function sourceName(source: IndicatorSource): string {
  if ('task' in source) return `任务 ${source.task}`
  if ('program' in source) return `重点任务 ${source.program} 的牵头工作`
  if ('goal' in source) return `目标 ${source.goal}`
  return `保障 ${source.safeguard}`
}

/** Null where the text is none. Whether the plan has that part is the plan's to say. */
export function parseSource(key: string): IndicatorSource | null {
  const [, kind, id = ''] = /^(task|program|goal|safeguard) (\S+)$/.exec(key) ?? []
  const number = /^\d{1,4}$/.test(id) ? Number(id) : null
  if (kind === 'task') return { task: id }
  if (kind === 'goal') return { goal: id }
  if (kind === 'program' && number !== null) return { program: number }
  if (kind === 'safeguard' && number !== null) return { safeguard: number }
  return null
}

/** What the 编号 of an indicator of this part begins with, as in the built-in scheme. */
export function idStem(source: IndicatorSource): string {
  if ('task' in source) return source.task
  if ('program' in source) return `L${source.program}`
  if ('goal' in source) return source.goal
  return `S${source.safeguard}`
}

/** A 编号 that was never used: the stem itself, else with the next number behind it: "1.1-2". */
export function freshId(stem: string, used: ReadonlySet<string>): string {
  if (!used.has(stem)) return stem
  let number = 2
  while (used.has(`${stem}-${number}`)) number += 1
  return `${stem}-${number}`
}

/** "1.1-2" → "1.1": what a copy's 编号 begins with. */
export function stemOf(id: string): string {
  return id.replace(/-\d+$/, '')
}
