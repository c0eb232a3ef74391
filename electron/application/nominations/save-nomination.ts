import { appendLog, type Actor } from '#db/log.ts'
import { loadNominations, nextNominationNumber, storeNomination, type Nomination } from '#db/nominations.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import type { YearBook } from '../year-book.ts'
import { refuseArchived } from '../year-state.ts'
import {
  contentOf,
  findSame,
  judgeNomination,
  objectOf,
  sameContent,
  type NominationDraft,
} from './judge-nomination.ts'

/** Writes down a nomination or changes one; gives its number. In a transaction. */
export function saveNomination(
  { db }: Office,
  actor: Actor,
  book: YearBook,
  draft: NominationDraft,
): Outcome<number> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const { year } = book.year
  const judged = judgeNomination(book, draft)
  if (!judged.ok) return judged
  const content = judged.value
  const known = loadNominations(db, year)
  const before = draft.number === null ? null : findNomination(known, draft.number)
  if (draft.number !== null && before === null) return noNomination()
  const same = findSame(known, content)
  if (same !== null && same.number !== draft.number) {
    return fail('nomination', `${objectOf(book, content)}已经登记过，没有再登记。要改内容的，请修改那一条。`)
  }
  if (before?.kind === 'kept' && sameContent(before, content)) {
    return fail('nomination', '内容没有变，没有保存。')
  }
  const number = draft.number ?? nextNominationNumber(db, year)
  const reason = draft.reason.trim()
  storeNomination(db, actor, { ...content, year, number, kind: 'kept', reason })
  appendLog(db, actor, {
    action: before === null ? '登记表彰推荐' : before.kind === 'withdrawn' ? '恢复表彰推荐' : '修改表彰推荐',
    object: objectOf(book, content),
    detail: {
      year,
      nomination: number,
      before: before === null ? null : contentOf(before),
      after: content,
      reason,
    },
  })
  return { ok: true, value: number }
}

/** Takes a nomination off the list, with the reason; it stays on record and can be brought back. In a transaction. */
export function withdrawNomination(
  { db }: Office,
  actor: Actor,
  book: YearBook,
  at: { readonly number: number; readonly reason: string },
): Outcome<null> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const { year } = book.year
  const before = findNomination(loadNominations(db, year), at.number)
  if (before === null || before.kind === 'withdrawn') return noNomination()
  const reason = at.reason.trim()
  if (reason === '') return fail('nomination', '请写明撤回的原因，例如“单位撤回推荐”。')
  storeNomination(db, actor, { ...contentOf(before), year, number: at.number, kind: 'withdrawn', reason })
  appendLog(db, actor, {
    action: '撤回表彰推荐',
    object: objectOf(book, before),
    detail: { year, nomination: at.number, before: contentOf(before), after: null, reason },
  })
  return { ok: true, value: null }
}

function findNomination(known: readonly Nomination[], number: number): Nomination | null {
  return known.find((one) => one.number === number) ?? null
}

function noNomination(): Outcome<never> {
  return fail('nomination', '没有找到这条推荐，或它已经撤回。请刷新后再看。')
}
