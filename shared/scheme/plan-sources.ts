import type { Plan } from '../plan/plan.ts'

export interface SourceChoice {
  /** As sourceKey writes it. */
  readonly key: string
  /** 重点任务 that it belongs to: the program's or safeguard's short title. */
  readonly program: string
  /** "1.1 推进义务教育阶段的科技教育". */
  readonly text: string
  /** What an indicator of it is called at first. */
  readonly title: string
}

/** 重点任务 of a goal that belongs to no program. */
export const GOALS_TITLE = '任务目标'

/** Every part of a plan that an indicator may stand for, in the order of the plan. */
export function planSources(plan: Plan): readonly SourceChoice[] {
  const shortTitle = (number: number | undefined): string =>
    plan.programs.find((program) => program.number === number)?.shortTitle ?? GOALS_TITLE
  return [
    ...plan.programs.flatMap((program) => [
      ...program.tasks.map(({ id, title }) => choice(`task ${id}`, program.shortTitle, id, title)),
      choice(
        `program ${program.number}`,
        program.shortTitle,
        `（${program.chineseNumber}）`,
        `${program.shortTitle}的牵头工作`,
      ),
    ]),
    ...plan.goals.map(({ id, text, programs }) => choice(`goal ${id}`, shortTitle(programs[0]), id, text)),
    ...plan.safeguards.map(({ number, title }) =>
      choice(`safeguard ${number}`, title, `保障 ${number}`, title),
    ),
  ]
}

function choice(key: string, program: string, mark: string, title: string): SourceChoice {
  return { key, program, text: `${mark} ${title}`, title }
}
