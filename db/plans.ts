import type { Plan } from '#shared/plan/plan.ts'
import type { Database } from './open.ts'

/** Keeps a plan's official texts; a plan once kept is never changed. */
export function storePlan(db: Database, plan: Plan): void {
  db.prepare('INSERT OR IGNORE INTO plan (id, title, content) VALUES (?, ?, ?)').run(
    plan.id,
    plan.title,
    JSON.stringify(plan),
  )
}

/** The plan of a year; throws where the year does not exist. */
export function loadPlanOf(db: Database, year: number): Plan {
  const row = db
    .prepare<[number], { content: string }>(
      'SELECT plan.content FROM plan JOIN year ON year.plan_id = plan.id WHERE year.year = ?',
    )
    .get(year)
  if (row === undefined) throw new Error(`no plan for ${year}`)
  // Written by storePlan alone, from a Plan.
  return JSON.parse(row.content) as Plan
}
