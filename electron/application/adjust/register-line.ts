import {
  loadAdjustments,
  loadRegister,
  storeAdjustmentWithdrawal,
  type StoredAdjustment,
} from '#db/adjustments.ts'
import { appendLog } from '#db/log.ts'
import { removeControls, trimSpaces } from '#shared/returns/clean-text.ts'
import { matterOf } from '#shared/scoring/matters.ts'
import { dayInChina } from '../china-time.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import type { YearBook } from '../year-book.ts'
import { loadYearInput } from '../year-input.ts'
import { refuseArchived } from '../year-state.ts'
import { adjustmentEffects } from './adjustment-effects.ts'
import { judgeLine, type TypedLine } from './judge-line.ts'
import { registerAdjustments } from './register-adjustments.ts'

export interface LinePreview {
  readonly effects: readonly string[]
  /** Lines of the unit on the same matter: it counts once, at its highest level. */
  readonly same: readonly StoredAdjustment[]
}

/** What a line would do to the unit's total, before it is registered. */
export function previewLine(office: Office, book: YearBook, typed: TypedLine): Outcome<LinePreview> {
  const line = judge(office, book, typed)
  if (!line.ok) return line
  const own = linesOf(office, book, line.value.unit)
  const effects = adjustmentEffects(loadYearInput(office, book), line.value.unit, [...own, line.value])
  return { ok: true, value: { effects, same: sameMatter(own, line.value) } }
}

/** Registers one line. On a matter that is registered already only where the officer has seen both. */
export function registerLine(
  office: Office,
  book: YearBook,
  typed: TypedLine,
  bothSeen: boolean,
): Outcome<null> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const line = judge(office, book, typed)
  if (!line.ok) return line
  const [same] = sameMatter(linesOf(office, book, line.value.unit), line.value)
  if (same !== undefined && !bothSeen) {
    return fail(
      'same-matter',
      `这件事已经登记过“${same.reason}”，没有登记。同一事项只计最高的一次，确需两条都登记，请先核对再确认。`,
    )
  }
  const { added } = registerAdjustments(office, book, [line.value])
  if (added === 0) return fail('adjustment-not-taken', '一模一样的一条已经登记过，没有重复登记。')
  return { ok: true, value: null }
}

/** What the unit's total would be without a line. */
export function previewWithdrawal(office: Office, book: YearBook, id: number): Outcome<readonly string[]> {
  const found = findCounting(office, book, id)
  if (!found.ok) return found
  const { unit } = found.value
  const left = loadRegister(office.db, book.year.year).filter(
    (line) => line.unit === unit && line.state === 'counts' && line.id !== id,
  )
  return { ok: true, value: adjustmentEffects(loadYearInput(office, book), unit, left) }
}

/** Takes a line back: it stays in the register, struck, with the reason. */
export function withdrawLine(office: Office, book: YearBook, id: number, reason: string): Outcome<null> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const why = trimSpaces(removeControls(reason))
  if (why === '') return fail('reason-missing', '请写明撤回的原因。')
  const { db } = office
  return db.transaction((): Outcome<null> => {
    const found = findCounting(office, book, id)
    if (!found.ok) return found
    const { unit, kind, level, document, day, points, reason: matter } = found.value
    const actor = office.act()
    storeAdjustmentWithdrawal(db, actor, id, why)
    const line = { kind, matter, level, document, day, points }
    appendLog(db, actor, {
      action: '撤回登记',
      object: unit,
      detail: { year: book.year.year, adjustment: id, line, reason: why },
    })
    return { ok: true, value: null }
  })()
}

function findCounting({ db }: Office, { year }: YearBook, id: number) {
  const line = loadRegister(db, year.year).find((known) => known.id === id)
  if (line === undefined) return fail('unknown-entry', '没有找到这条登记，请刷新后重新选择。')
  if (line.state !== 'counts') return fail('adjustment-not-taken', '这条登记已经撤回或撤销，不需要再撤回。')
  return { ok: true as const, value: line }
}

function judge(office: Office, book: YearBook, typed: TypedLine): Outcome<StoredAdjustment> {
  return judgeLine(book, typed, dayInChina(Date.parse(office.act().at)))
}

function linesOf({ db }: Office, { year }: YearBook, unit: TypedLine['unit']): readonly StoredAdjustment[] {
  return loadAdjustments(db, year.year).filter((line) => line.unit === unit)
}

/** Bonuses count with bonuses, and all that is taken off with its like (scoring.md, The same matter). */
function sameMatter(lines: readonly StoredAdjustment[], line: StoredAdjustment): readonly StoredAdjustment[] {
  if (line.kind === 'veto') return []
  const side = (known: StoredAdjustment): string =>
    known.kind === 'false-material' ? 'deduction' : known.kind
  return lines.filter((known) => side(known) === side(line) && matterOf(known) === matterOf(line))
}
