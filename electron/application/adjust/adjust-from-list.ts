import { openReturnFile } from '#electron/workbooks/read/open-return-file.ts'
import { readAdjustmentList } from '#shared/returns/adjustment-list.ts'
import { day } from '#shared/scheme/day.ts'
import type { Office } from '../office.ts'
import { dayInChina } from '../china-time.ts'
import { fail, type Outcome } from '../outcome.ts'
import { registerAdjustments } from './register-adjustments.ts'
import { buildResolver } from '../unit-resolver.ts'
import { VETO_OFF } from './judge-line.ts'
import { refuseArchived } from '../year-state.ts'
import type { YearBook } from '../year-book.ts'

export interface AdjustResult {
  readonly added: number
  /** Lines that were registered before. */
  readonly known: number
  /** Why a line was not registered, with sheet and cell. */
  readonly refused: readonly string[]
}

export interface ListFile {
  readonly path: string
  /** As it was called where it came from. */
  readonly name: string
}

/**
 * Registers the good lines of a 加减分清单; each bad one is named, and the others are registered all the same. `rehearsal`: days of
 * a year to come are taken as well.
 */
export async function adjustFromList(
  office: Office,
  book: YearBook,
  { path, name }: ListFile,
  rehearsal = false,
): Promise<Outcome<AdjustResult>> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const file = await openReturnFile(path)
  if (!file.ok) return fail(file.refusal.code, `${name}：${file.refusal.message}`)
  const reader = office.startReader()
  const read = await reader.read(file.bytes)
  await reader.close()
  if (!read.ok) return fail(read.refusal.code, `${name}：${read.refusal.message}`)
  const today = dayInChina(Date.parse(office.act().at))
  const end = day(`${book.year.year + 1}-12-31`)
  const levels = book.scheme.bonus.levels.map((level) => level.name)
  const list = readAdjustmentList(
    read.workbook,
    buildResolver(book),
    levels,
    rehearsal && end > today ? end : today,
  )
  const taken = list.rows.filter(({ kind }) => book.scheme.vetoAllowed || kind !== 'veto')
  const lines = taken.map(({ sheet, cell, ...line }) => ({ ...line, origin: `${name} ${sheet}!${cell}` }))
  const { added, known } = registerAdjustments(office, book, lines)
  const vetoes = list.rows
    .filter((row) => !taken.includes(row))
    .map(({ sheet, cell }) => `工作表“${sheet}”${cell}所在行是一票否决，没有登记。${VETO_OFF}`)
  const refused = [...list.errors.map(({ message }) => message), ...vetoes].map((text) => `${name}：${text}`)
  return { ok: true, value: { added, known, refused } }
}
