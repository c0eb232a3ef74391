import type { InspectionEntry, InspectionForm } from '#db/inspections.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import { removeControls, trimSpaces } from '#shared/returns/clean-text.ts'
import { formatDay, parseDay } from '#shared/scheme/day.ts'
import { dayInChina } from '../china-time.ts'
import { fail, type Outcome } from '../outcome.ts'
import { taskTitles } from '../progress/pairs.ts'
import { findEvaluated, type YearBook } from '../year-book.ts'

const LONGEST = 5000

export interface ProblemDraft {
  /** null: a new one. */
  readonly number: number | null
  readonly text: string
  readonly unit: UnitId | null
  readonly demand: string
  readonly deadline: string
}

export interface InspectionDraft {
  /** null: a new record. */
  readonly number: number | null
  readonly form: InspectionForm
  readonly day: string
  readonly place: string
  readonly units: readonly UnitId[]
  readonly tasks: readonly string[]
  readonly people: string
  readonly findings: string
  readonly problems: readonly ProblemDraft[]
  readonly reason: string
}

type Judged = Omit<InspectionEntry, 'year' | 'number' | 'kind'> & {
  readonly problems: readonly ProblemDraft[]
}

/** A draft with its texts cleaned; else what is missing or cannot be. */
export function judgeInspection(book: YearBook, draft: InspectionDraft, at: string): Outcome<Judged> {
  const day = parseDay(draft.day)
  if (day === null || day > dayInChina(Date.parse(at))) {
    return fail('inspection', '日期没有这一天，或在今天以后，没有保存。请重新选择日期。')
  }
  const place = clean(draft.place)
  if (place === '') return fail('inspection', '地点是空白，没有保存。请写明到了哪里。')
  const tasks = taskTitles(book)
  if (draft.tasks.some((task) => !tasks.has(task))) {
    return fail('inspection', '方案中没有所选的任务，没有保存。请重新选择任务。')
  }
  const problems = draft.problems.map((problem) => ({
    ...problem,
    text: clean(problem.text),
    demand: clean(problem.demand),
  }))
  const named = [...draft.units, ...problems.flatMap(({ unit }) => (unit === null ? [] : [unit]))]
  if (named.some((unit) => findEvaluated(book, unit) === null)) {
    return fail('inspection', `所选单位有不在${book.year.year}年度评价的，没有保存。请重新选择单位。`)
  }
  for (const [index, { text, deadline }] of problems.entries()) {
    if (text === '') {
      return fail('inspection', `第 ${index + 1} 个问题没有写内容，没有保存。请写明问题，或移去这一行。`)
    }
    if (deadline !== '' && (parseDay(deadline) === null || deadline < day)) {
      return fail(
        'inspection',
        `第 ${index + 1} 个问题的整改期限早于${formatDay(day)}，没有保存。请重新选择期限。`,
      )
    }
  }
  const { people, findings, reason } = draft
  const texts = { place, people: clean(people), findings: clean(findings), reason: clean(reason) }
  const all = [...Object.values(texts), ...problems.flatMap(({ text, demand }) => [text, demand])]
  const long = all.find((text) => text.length > LONGEST)
  if (long !== undefined) {
    return fail('inspection', `有一栏写了 ${long.length} 字，超过 ${LONGEST} 字，没有保存。请写得简短些。`)
  }
  return {
    ok: true,
    value: {
      ...texts,
      form: draft.form,
      day,
      units: [...new Set(draft.units)],
      tasks: [...new Set(draft.tasks)],
      problems,
    },
  }
}

export function clean(text: string): string {
  return trimSpaces(removeControls(text))
}
