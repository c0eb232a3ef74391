import { findEvidence, storeEvidenceFile, storeEvidenceRemoval, type Evidence } from '#db/evidence.ts'
import { appendLog } from '#db/log.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { formOf, openYear, type YearBook } from '../year-book.ts'
import { findOpenUnit } from '../year-state.ts'

/** Takes a file off its item, with the reason; the file itself stays, and so does the record of it. */
export function removeEvidence(office: Office, id: number, reason: string): Outcome<Record<string, never>> {
  const found = findAttached(office, id)
  if (!found.ok) return found
  const { evidence } = found.value
  const because = reason.trim()
  if (because === '') return fail('opinion-missing', '请写明移除的理由，例如“放错单位”。文件本身仍会保留。')
  const { db, act } = office
  const actor = act()
  db.transaction(() => {
    storeEvidenceRemoval(db, actor, id, because)
    appendLog(db, actor, {
      action: '移除佐证',
      object: evidence.unit,
      detail: { ...detailOf(evidence), reason: because },
    })
  })()
  return { ok: true, value: {} }
}

/** Puts a file with another entry of the 目录 or another item: the old row is taken off, a new one says where it is now. */
export function moveEvidence(
  office: Office,
  id: number,
  to: { readonly indicator: string | null; readonly number: string },
): Outcome<Record<string, never>> {
  const found = findAttached(office, id)
  if (!found.ok) return found
  const { evidence, indicators } = found.value
  if (to.indicator !== null && !indicators.includes(to.indicator)) {
    return fail('unknown-indicator', '这个单位没有所选的指标，没有改动。请重新选择。')
  }
  if (to.indicator === evidence.indicator && to.number === evidence.number) return { ok: true, value: {} }
  const { db, act } = office
  const actor = act()
  db.transaction(() => {
    storeEvidenceRemoval(db, actor, id, '改了对应的编号或指标')
    storeEvidenceFile(db, actor, { ...evidence, ...to })
    appendLog(db, actor, {
      action: '改佐证对应',
      object: evidence.unit,
      detail: { ...detailOf(evidence), to },
    })
  })()
  return { ok: true, value: {} }
}

function detailOf({ year, indicator, number, fileName, sha256 }: Evidence) {
  return { year, indicator, number, file: fileName, sha256 }
}

/** A file that counts, of a year that takes changes. */
function findAttached(
  office: Office,
  id: number,
): Outcome<{ readonly evidence: Evidence; readonly indicators: readonly string[] }> {
  const evidence = findEvidence(office.db, id)
  if (evidence === null) return fail('unknown-evidence', '没有找到这份佐证材料，请刷新后重新选择。')
  const book: Outcome<YearBook> = openYear(office, evidence.year)
  if (!book.ok) return book
  const open = findOpenUnit(book.value, evidence.unit)
  if (!open.ok) return open
  if (evidence.removed !== null) {
    return fail('unknown-evidence', '这份佐证材料已经移除，没有改动。需要的话请重新添加。')
  }
  const indicators = formOf(book.value, open.value).rows.map(({ indicatorId }) => indicatorId)
  return { ok: true, value: { evidence, indicators } }
}
