import {
  loadInspections,
  nextInspectionNumber,
  storeInspection,
  storeProblem,
  type Inspection,
  type InspectionEntry,
  type ProblemEntry,
} from '#db/inspections.ts'
import { appendLog, type Actor } from '#db/log.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import type { YearBook } from '../year-book.ts'
import { refuseArchived } from '../year-state.ts'
import { judgeInspection, type InspectionDraft, type ProblemDraft } from './judge-inspection.ts'

/** Writes down a 督导检查 or 调研 with the problems that it found, or changes one; gives its number. In a transaction. */
export function saveInspection(
  { db }: Office,
  actor: Actor,
  book: YearBook,
  draft: InspectionDraft,
): Outcome<number> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const { year } = book.year
  const judged = judgeInspection(book, draft, actor.at)
  if (!judged.ok) return judged
  const before = draft.number === null ? null : findInspection({ db }, year, draft.number)
  if (draft.number !== null && before === null) return noInspection()
  const number = draft.number ?? nextInspectionNumber(db, year)
  const { problems, ...content } = judged.value
  const changed = changedProblems(year, number, before, problems)
  if (!changed.ok) return changed
  const entry: InspectionEntry = { ...content, year, number, kind: 'kept' }
  const same = before?.kind === 'kept' && sameContent(before, entry)
  if (same && changed.value.length === 0) return fail('inspection', '内容没有变，没有保存。')
  if (!same) storeInspection(db, actor, entry)
  for (const problem of changed.value) storeProblem(db, actor, problem)
  appendLog(db, actor, {
    action: before === null ? '登记督导调研' : before.kind === 'withdrawn' ? '恢复督导调研' : '修改督导调研',
    object: objectOf(entry),
    detail: {
      year,
      inspection: number,
      before: before === null ? null : contentOf(before),
      after: contentOf(entry),
      problems: changed.value.map(({ number: at, kind, text, deadline }) => ({
        number: at,
        kind,
        text,
        deadline,
      })),
      reason: entry.reason,
    },
  })
  return { ok: true, value: number }
}

/** Takes a record off the list, with the reason; it stays on record and can be brought back. In a transaction. */
export function withdrawInspection(
  { db }: Office,
  actor: Actor,
  book: YearBook,
  at: { readonly number: number; readonly reason: string },
): Outcome<null> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const { year } = book.year
  const before = findInspection({ db }, year, at.number)
  if (before === null || before.kind === 'withdrawn') return noInspection()
  const reason = at.reason.trim()
  if (reason === '') return fail('inspection', '请写明撤回的原因，例如“重复登记”。')
  storeInspection(db, actor, { ...before, kind: 'withdrawn', reason })
  appendLog(db, actor, {
    action: '撤回督导调研',
    object: objectOf(before),
    detail: { year, inspection: at.number, before: contentOf(before), after: null, reason },
  })
  return { ok: true, value: null }
}

export function findInspection({ db }: Pick<Office, 'db'>, year: number, number: number): Inspection | null {
  return loadInspections(db, year).find((known) => known.number === number) ?? null
}

export function noInspection(): Outcome<never> {
  return fail('inspection', '没有找到这次督导或调研的记录，或它已经撤回。请刷新后再看。')
}

/** "督导检查 1". */
export function objectOf({ form, number }: Pick<InspectionEntry, 'form' | 'number'>): string {
  return `${form} ${number}`
}

function contentOf({ form, day, place, units, tasks, people, findings }: InspectionEntry) {
  return { form, day, place, units, tasks, people, findings }
}

function sameContent(one: InspectionEntry, other: InspectionEntry): boolean {
  return JSON.stringify(contentOf(one)) === JSON.stringify(contentOf(other))
}

/** The problems that are new, changed, or left out; what became of them stays as it is. */
function changedProblems(
  year: number,
  inspection: number,
  before: Inspection | null,
  drafts: readonly ProblemDraft[],
): Outcome<readonly ProblemEntry[]> {
  const known = before?.problems ?? []
  const changed: ProblemEntry[] = []
  let last = Math.max(0, ...known.map(({ number }) => number))
  for (const { number, text, unit, demand, deadline } of drafts) {
    const old = known.find((problem) => problem.number === number && problem.kind === 'kept')
    if (number !== null && old === undefined) {
      return fail('inspection', '有一个问题已经撤回，没有保存。请刷新后再改。')
    }
    if (old !== undefined) {
      const same =
        old.text === text && old.unit === unit && old.demand === demand && old.deadline === deadline
      if (!same) changed.push({ ...old, text, unit, demand, deadline })
      continue
    }
    last += 1
    const blank = { outcome: '', settled: '' }
    changed.push({ year, inspection, number: last, kind: 'kept', text, unit, demand, deadline, ...blank })
  }
  const left = known.filter(
    ({ kind, number }) => kind === 'kept' && !drafts.some((draft) => draft.number === number),
  )
  changed.push(...left.map((problem): ProblemEntry => ({ ...problem, kind: 'withdrawn' })))
  return { ok: true, value: changed }
}
