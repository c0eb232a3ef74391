import { loadCopyOrigin } from '#db/copy-origin.ts'
import { loadHandouts, type Handout } from '#db/handouts.ts'
import { readLog, type KeptEntry } from '#db/log.ts'
import { loadMergedLog, loadMerges } from '#db/merges.ts'
import type { Database } from '#db/open.ts'
import { loadUnits } from '#db/units.ts'
import type { ExchangePage, HandoutRow, Place } from '#shared/contract/exchange.ts'
import type { ValueOf } from '#shared/contract/calls.ts'
import { unitNameIn } from '#shared/plan/unit.ts'
import { openHandouts } from '../exchange/hand-out.ts'
import type { OpenedPlace } from '../exchange/opened-place.ts'
import { loadEntryWords } from '../log/describe-entry.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import type { YearBook } from '../year-book.ts'
import { refuseArchived, refuseFixed } from '../year-state.ts'

/** 多人协作 of a year: what can be handed out, what is out and what came back. */
export function exchangePage({ db }: Office, book: YearBook): ExchangePage {
  const { year } = book.year
  const out = openHandouts(db, year)
  const open = refuseArchived(book.year)
  const free = open.ok ? refuseFixed(book.year) : open
  return {
    units: book.units.map(({ unit, name }) => ({
      unit: unit.id,
      name,
      out: out.filter(({ units }) => units.includes(unit.id)).map(({ colleague }) => colleague),
    })),
    handouts: loadHandouts(db, year).map((handout) => rowOf(db, book, handout)),
    closed: free.ok ? null : free.error.message,
  }
}

function rowOf(db: Database, book: YearBook, handout: Handout): HandoutRow {
  const names = new Map(book.allUnits.map((unit) => [unit.id, unitNameIn(unit, book.year.year)]))
  const { recalled } = handout
  return {
    package: handout.package,
    colleague: handout.colleague,
    units: handout.units.map((unit) => ({ unit, name: names.get(unit) ?? unit })),
    note: handout.note,
    fileName: handout.fileName,
    code: handout.code,
    at: handout.at,
    operator: handout.operator,
    state: recalled !== null ? 'recalled' : handout.mergedAt === null ? 'out' : 'merged',
    recalled,
    merges: loadMerges(db, handout.id).map(({ at, operator, fileName, counts }) => ({
      at,
      operator,
      fileName,
      counts,
    })),
  }
}

/** The data that are open, in words for every page. */
export function describePlace({ db }: Office, place: OpenedPlace): Place {
  if (place.kind === 'own') return { kind: 'own' }
  if (place.kind === 'archive') {
    const { year, fileName, archivedAt, code } = place
    return { kind: 'archive', year, fileName, archivedAt, code }
  }
  const origin = loadCopyOrigin(db)
  if (origin === null) throw new Error('a copy without its origin')
  const names = new Map(loadUnits(db).map((unit) => [unit.id, unitNameIn(unit, origin.year)]))
  const entries = readLog(db)
  const last = entries.findLast(({ action }) => action === '导出交回包')
  const { year, colleague, office, note, handedBy, handedAt } = origin
  return {
    kind: 'copy',
    year,
    colleague,
    units: origin.units.map((unit) => names.get(unit) ?? unit),
    office,
    note,
    handedBy,
    handedAt,
    pending: entries.filter((entry) => isWork(entry) && entry.sequence > (last?.sequence ?? 0)).length,
    handedBackAt: last?.at ?? null,
  }
}

function isWork({ action }: KeptEntry): boolean {
  return action !== '打开协作包' && action !== '导出交回包'
}

/** What the colleague did in the copies of one package, as their logs have it. */
export function exchangeLog({ db }: Office, book: YearBook, name: string): Outcome<ValueOf<'exchangeLog'>> {
  const handout = loadHandouts(db, book.year.year).find((known) => known.package === name)
  if (handout === undefined) return fail('unknown-package', '没有找到这次分出，请刷新后重新选择。')
  const { describe } = loadEntryWords(db)
  const entries = loadMergedLog(db, handout.id).map(({ sequence, at, operator, action, object, detail }) => {
    const parsed: unknown = JSON.parse(detail)
    const entry: KeptEntry = {
      sequence,
      at,
      operator,
      // An undoing names an entry of that log, not of this one: its words stand as they are.
      action,
      object,
      detail: typeof parsed === 'object' && parsed !== null ? { ...parsed } : {},
    }
    if (action === '撤销' || action === '恢复') {
      const of = typeof entry.detail['action'] === 'string' ? entry.detail['action'] : ''
      return {
        sequence,
        at,
        operator,
        action: `${action}${of}`,
        object: nameOf(entry),
        before: '',
        after: '',
      }
    }
    const words = describe(entry)
    return { sequence, at, operator, action, object: words.object, before: words.before, after: words.after }
  })
  return { ok: true, value: { entries } }

  function nameOf({ object, detail }: KeptEntry): string {
    const unit = book.allUnits.find(({ id }) => id === object)
    const year = typeof detail['year'] === 'number' ? detail['year'] : book.year.year
    return unit === undefined ? object : unitNameIn(unit, year)
  }
}
