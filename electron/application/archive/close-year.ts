import { statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { storeArchiveRecord, type ArchiveRecord } from '#db/archive-files.ts'
import { appendLog } from '#db/log.ts'
import { storeYearState } from '#db/years.ts'
import type { Gap } from '#shared/contract/year-progress.ts'
import { scoreYear } from '#shared/scoring/score-year.ts'
import { crashpoint } from '#shared/crashpoint.ts'
import { dayInChina } from '../china-time.ts'
import { changedSinceFixing } from '../grades/fix-grades.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { countOpenChecks } from '../review/second-check.ts'
import type { YearBook } from '../year-book.ts'
import { loadYearInput } from '../year-input.ts'
import { gradeGaps, nameUnits } from '../year/gaps.ts'
import type { LongWork } from '../long-work.ts'
import { archiveYear } from './archive-year.ts'

/** What keeps a year from being archived; empty for one that is archived. */
export function archiveGaps(office: Office, book: YearBook): readonly Gap[] {
  const { state } = book.year
  if (state === '归档') return []
  const input = loadYearInput(office, book)
  const sheet = scoreYear(input)
  const gaps = gradeGaps(sheet, input, countOpenChecks(office, book))
  if (state !== '定等') return [...gaps, { text: '等次还没有定稿', count: 1, page: 'grades' }]
  const changed = changedSinceFixing(office, book, sheet)
  const text = `定稿以后，${changed.length} 家单位的得分或等次变了（${nameUnits(changed)}），请退回到“反馈”后重新定稿`
  return changed.length === 0 ? gaps : [...gaps, { text, count: changed.length, page: 'grades' }]
}

export interface ClosedYear {
  readonly path: string
  readonly record: ArchiveRecord
}

/**
 * 归档: closes the year, then writes the archive file and reads it again; where that fails the year is open again, with
 * both steps on record. A year that is closed already gets a further copy.
 */
export async function closeYear(
  office: Office,
  book: YearBook,
  folder: string,
  work: LongWork,
): Promise<Outcome<ClosedYear>> {
  const { year, state } = book.year
  const gaps = archiveGaps(office, book)
  if (gaps.length > 0) {
    return fail('not-ready', `还不能归档：${gaps.map(({ text }) => text).join('；')}。请办完后再归档。`)
  }
  const closing = state !== '归档'
  if (closing) setState(office, book, '归档', '归档')
  crashpoint('close.state')
  const { at } = office.act()
  const name = `科学素质评价${year}_归档_${dayInChina(Date.parse(at)).replaceAll('-', '')}.zip`
  const archived = await archiveYear(office, year, join(folder, name), work)
  if (!archived.ok) {
    if (closing) setState(office, book, '定等', archived.error.message)
    return archived
  }
  crashpoint('close.archived')
  const { path, check } = archived.value
  if (check.manifest === null || check.code === null) throw new Error('a checked archive without a manifest')
  const record: ArchiveRecord = {
    fileName: basename(path),
    size: statSync(path).size,
    code: check.code,
    chainCode: check.manifest.chain.code,
    entries: check.manifest.entries.length,
  }
  keepRecord(office, book, record)
  crashpoint('close.recorded')
  return { ok: true, value: { path, record } }
}

function setState({ db, act }: Office, { year }: YearBook, to: '归档' | '定等', reason: string): void {
  const actor = act()
  db.transaction(() => {
    storeYearState(db, actor, year.year, to, reason)
    appendLog(db, actor, {
      action: to === '归档' ? '归档' : '归档未完成',
      object: `${year.year}年度`,
      detail: { year: year.year, before: to === '归档' ? '定等' : '归档', after: to, reason },
    })
  })()
}

function keepRecord({ db, act }: Office, { year }: YearBook, record: ArchiveRecord): void {
  const actor = act()
  db.transaction(() => {
    storeArchiveRecord(db, actor, year.year, record)
    appendLog(db, actor, {
      action: '存归档文件',
      object: `${year.year}年度`,
      detail: { year: year.year, file: record.fileName, code: record.code, chainCode: record.chainCode },
    })
  })()
}

/** 解锁: the year can be changed again, and is back in 定等; the archive files stay what they are. */
export function unlockYear({ db, act }: Office, { year }: YearBook, given: string): Outcome<null> {
  const reason = given.trim()
  if (year.state !== '归档') return fail('not-archived', `${year.year}年度没有归档，不用解锁。`)
  if (reason === '') return fail('reason-missing', '请写明解锁的理由，理由会长期保留。')
  const actor = act()
  db.transaction(() => {
    storeYearState(db, actor, year.year, '定等', reason)
    const detail = { year: year.year, before: '归档', after: '定等', reason }
    appendLog(db, actor, { action: '解锁', object: `${year.year}年度`, detail })
  })()
  return { ok: true, value: null }
}
