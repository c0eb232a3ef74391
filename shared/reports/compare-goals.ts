import type { Plan, PlanGoal } from '../plan/plan.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { ItemScore, ScoreSheet } from '../scoring/score-sheet.ts'
import { itemsOf } from './figures.ts'
import { goalRows, isShareOfUnits, type GoalRow } from './goal-figures.ts'
import { STATE_NAMES } from './workings.ts'

export interface YearOfPlan {
  readonly year: number
  readonly sheet: ScoreSheet
  readonly scheme: Scheme
}

/** A goal of the plan in one year. */
export interface GoalYear {
  /** "9.8 %", "7/13 家达到", "待审核". */
  readonly text: string
  /** For a chart: the value, or the share of units that reached it in percent; null: none. */
  readonly value: number | null
  /** null: not to be said, as where there are no data, or units that answer for the same thing do not agree. */
  readonly reached: boolean | null
}

export interface GoalLine {
  readonly goal: string
  readonly title: string
  /** "10.5 %"; the plan's words where it gives no number. */
  readonly target: string
  /** For a chart, in the measure of the years' values; null: none. */
  readonly targetValue: number | null
  readonly measure: string
  /** By year, in order; null: no indicator asked for it. */
  readonly years: readonly (GoalYear | null)[]
}

/** 总体评估: what the plan aims at, and what each year came to. */
export function compareGoals(plan: Plan, years: readonly YearOfPlan[]): readonly GoalLine[] {
  return plan.goals.map((goal) => {
    const own = years.map((year) => answersOf(goal, year))
    const shared = own.some((of) => of.length > 1)
    const { value, measure } = goal
    const share =
      shared &&
      isShareOfUnits(
        goal,
        own.flat().every(({ yesNo }) => yesNo),
      )
    return {
      goal: goal.id,
      title: goal.text,
      target: value === null ? '原文未写数' : `${value} ${measure ?? ''}`.trim(),
      targetValue: shared && !share ? 100 : value === null ? null : Number(value),
      measure: shared ? '%' : (own.find((of) => of.length > 0)?.[0]?.measure ?? ''),
      years: own.map((of) => (of.length === 0 ? null : goalYear(goal, of, { shared, share }))),
    }
  })
}

/** What one unit says of a goal. */
interface GoalAnswer {
  readonly text: string
  readonly value: number | null
  readonly measure: string
  readonly yesNo: boolean
  /** null: it says nothing that counts. */
  readonly reached: boolean | null
}

function answersOf({ id }: PlanGoal, { sheet, scheme }: YearOfPlan): readonly GoalAnswer[] {
  const rows = new Map(
    goalRows(sheet, scheme).map((row) => [`${row.group} ${row.indicator} ${row.unit}`, row]),
  )
  return sheet.groups.flatMap((group) => {
    const own = new Set(
      (scheme.groups.find((known) => known.id === group.id)?.indicators ?? [])
        .filter(({ source }) => 'goal' in source && source.goal === id)
        .map((indicator) => indicator.id),
    )
    return group.units.flatMap((unit) =>
      itemsOf(unit)
        .filter(({ indicator }) => own.has(indicator))
        .map((item) => {
          const row = rows.get(`${group.id} ${item.indicator} ${unit.name}`)
          return row === undefined ? bandAnswer(item, scheme) : rowAnswer(row, item)
        }),
    )
  })
}

function rowAnswer({ actual, measure, reached }: GoalRow, { rule, state }: ItemScore): GoalAnswer {
  const value = /^-?\d+(\.\d+)?$/.test(actual) ? Number(actual) : null
  return {
    text: value === null ? actual : `${actual} ${measure}`.trim(),
    value,
    measure,
    yesNo: rule === 'yes-no',
    reached: state === 'scored' ? reached : state === 'missing' ? false : null,
  }
}

/** 定性: reached in the scheme's highest band. */
function bandAnswer({ grade, state }: ItemScore, { bands }: Scheme): GoalAnswer {
  const counts = state === 'scored'
  return {
    text: counts ? (grade ?? '—') : STATE_NAMES[state],
    value: null,
    measure: '',
    yesNo: false,
    reached: counts ? grade === bands[0]?.name : state === 'missing' ? false : null,
  }
}

function goalYear(
  goal: PlanGoal,
  answers: readonly GoalAnswer[],
  { shared, share }: { readonly shared: boolean; readonly share: boolean },
): GoalYear {
  const [first] = answers
  if (first === undefined) throw new Error('a goal without an answer')
  if (!shared) return { text: first.text, value: first.value, reached: first.reached }
  const known = answers.filter(({ reached }) => reached !== null)
  if (known.length === 0) return { text: first.text, value: null, reached: null }
  const yes = known.filter(({ reached }) => reached === true).length
  const percent = Math.round((yes * 1000) / answers.length) / 10
  return {
    text: `${yes}/${answers.length} 家达到`,
    value: percent,
    reached: share ? yes * 100 >= Number(goal.value) * answers.length : agreed(goal, yes, answers.length),
  }
}

/** Of what every county shall do, all have to; of one thing in the city that several units answer for, they must agree. */
function agreed({ level }: PlanGoal, yes: number, all: number): boolean | null {
  if (yes === all) return true
  return level === 'county' || yes === 0 ? false : null
}
