import { unitId, type UnitId } from '#shared/plan/unit.ts'
import type { Actor } from './log.ts'
import type { Database } from './open.ts'
import { prepared } from './prepared.ts'

type Done = Pick<Actor, 'operator' | 'at'>

/** phone: the unit said it by phone. return: a new return answers it. office: the office found out by itself. */
export type AnswerWay = 'phone' | 'return' | 'office'

/** 审核疑点: what the office asks of one item of a unit. */
export interface Question {
  /** Counts the questions of a year from 1. */
  readonly number: number
  readonly unit: UnitId
  readonly indicator: string
  readonly question: string
  readonly asked: Done
  /** null: open. */
  readonly answer: (Done & { readonly way: AnswerWay; readonly text: string }) | null
}

interface QuestionRow extends Done {
  readonly unit_id: string
  readonly indicator: string
  readonly number: number
  readonly state: 'open' | 'answered' | 'withdrawn'
  readonly question: string
  readonly way: AnswerWay | null
  readonly answer: string
}

/** Keeps a new question and gives its number. */
export function storeQuestion(
  db: Database,
  actor: Actor,
  year: number,
  { unit, indicator, question }: Pick<Question, 'unit' | 'indicator' | 'question'>,
): number {
  const row = prepared<[number], { last: number }>(
    db,
    'SELECT coalesce(max(number), 0) AS last FROM review_question WHERE year = ?',
  ).get(year)
  const number = (row?.last ?? 0) + 1
  storeRow(db, actor, year, {
    unit_id: unit,
    indicator,
    number,
    state: 'open',
    question,
    way: null,
    answer: '',
  })
  return number
}

export function storeAnswer(
  db: Database,
  actor: Actor,
  year: number,
  { unit, indicator, number, question }: Question,
  { way, text }: { readonly way: AnswerWay; readonly text: string },
): void {
  storeRow(db, actor, year, {
    unit_id: unit,
    indicator,
    number,
    state: 'answered',
    question,
    way,
    answer: text,
  })
}

function storeRow(db: Database, actor: Actor, year: number, row: Omit<QuestionRow, keyof Done>): void {
  prepared(
    db,
    `INSERT INTO review_question (year, unit_id, indicator, number, state, question, way, answer, operator, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    year,
    row.unit_id,
    row.indicator,
    row.number,
    row.state,
    row.question,
    row.way,
    row.answer,
    actor.operator,
    actor.at,
  )
}

/** Every question of a year that was not taken back, by number. */
export function loadQuestions(db: Database, year: number): readonly Question[] {
  const rows = prepared<[number], QuestionRow>(
    db,
    `SELECT unit_id, indicator, number, state, question, way, answer, operator, at
     FROM review_question WHERE year = ? ORDER BY number, id`,
  ).all(year)
  return [...Map.groupBy(rows, ({ number }) => number).values()].flatMap((own): readonly Question[] => {
    const [first, last] = [own[0], own.at(-1)]
    if (first === undefined || last === undefined || last.state === 'withdrawn') return []
    const { way, answer, operator, at } = last
    return [
      {
        number: first.number,
        unit: unitId(first.unit_id),
        indicator: first.indicator,
        question: first.question,
        asked: { operator: first.operator, at: first.at },
        answer: last.state === 'open' || way === null ? null : { way, text: answer, operator, at },
      },
    ]
  })
}

/** Those that nobody has answered, by unit. */
export function loadOpenQuestions(db: Database, year: number): ReadonlyMap<UnitId, readonly Question[]> {
  return Map.groupBy(
    loadQuestions(db, year).filter(({ answer }) => answer === null),
    ({ unit }) => unit,
  )
}
