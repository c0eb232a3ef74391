import { appendLog, type Actor } from '#db/log.ts'
import { loadWorkPoints, nextPointNumber, storeWorkPoint, type WorkPoint } from '#db/work-points.ts'
import { moveDue } from '#shared/plan/due.ts'
import { planItems } from '#shared/plan/tasks.ts'
import { heirsIn, unitNameIn, type UnitId } from '#shared/plan/unit.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { findEvaluated, type YearBook } from '../year-book.ts'
import { refuseArchived } from '../year-state.ts'

/** Brings the points of the year before into this one, told in sentences. In a transaction. */
export function copyPoints({ db }: Office, actor: Actor, book: YearBook): Outcome<readonly string[]> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const { year } = book.year
  const from = year - 1
  const before = loadWorkPoints(db, from).filter(({ kind }) => kind !== 'withdrawn')
  if (before.length === 0) {
    return fail('work-point', `${from}年度没有工作要点，没有可复制的。请逐条新增本年要点。`)
  }
  const here = loadWorkPoints(db, year)
  const tasks = new Set(planItems(book.plan).map(({ id }) => id))
  const isHere = ({ task, text }: WorkPoint): boolean =>
    here.some((known) => known.task === task && known.text === text)
  const due = before.filter((point) => tasks.has(point.task) && !isHere(point))
  const known = before.filter(isHere).length
  const lost = before.length - due.length - known
  if (due.length === 0) {
    return fail('work-point', `${from}年度的 ${before.length} 条要点本年都已有，没有再复制。`)
  }
  const swaps = new Map<UnitId, readonly UnitId[]>()
  for (const point of due) for (const unit of point.units) swaps.set(unit, standIns(book, unit))
  for (const { task, text, units, due: time } of due) {
    storeWorkPoint(db, actor, {
      year,
      number: nextPointNumber(db, year),
      task,
      kind: 'added',
      text,
      units: [...new Set(units.flatMap((unit) => swaps.get(unit) ?? []))],
      due: moveDue(time, 1),
      reason: `从${from}年度复制`,
    })
  }
  appendLog(db, actor, {
    action: '复制上年要点',
    object: `${year}年度`,
    detail: { year, from, copied: due.length, known, lost },
  })
  return {
    ok: true,
    value: [
      `从${from}年度复制 ${due.length} 条要点，完成时限顺延一年，文字请按本年情况修改。`,
      ...(known === 0 ? [] : [`另有 ${known} 条本年已有，不重复。`]),
      ...(lost === 0 ? [] : [`另有 ${lost} 条所属的任务本年方案中没有，不复制。`]),
      ...[...swaps].flatMap(([unit, others]) => swapText(book, unit, others)),
    ],
  }
}

/** Who is responsible this year: the unit, or those that go on with its work; none is possible. */
function standIns(book: YearBook, id: UnitId): readonly UnitId[] {
  if (findEvaluated(book, id) !== null) return [id]
  const unit = book.allUnits.find((known) => known.id === id)
  if (unit === undefined) return []
  return heirsIn(book.allUnits, unit, book.year.year)
    .map((heir) => heir.id)
    .filter((heir) => findEvaluated(book, heir) !== null)
}

function swapText(book: YearBook, id: UnitId, others: readonly UnitId[]): readonly string[] {
  if (others.length === 1 && others[0] === id) return []
  const unit = book.allUnits.find((known) => known.id === id)
  const name = unit === undefined ? id : unitNameIn(unit, book.year.year - 1)
  if (others.length === 0) return [`${name}本年不评价，从责任单位中去掉。`]
  const names = others.map((other) => findEvaluated(book, other)?.name ?? other).join('、')
  return [`${name}本年不评价，责任单位改为${names}。`]
}
