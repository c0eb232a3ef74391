import { strictEqual } from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { verifyLog } from '#db/log.ts'
import { registerAdjustments } from '#electron/application/adjust/register-adjustments.ts'
import { unitId } from '#shared/plan/unit.ts'
import { points } from '#shared/scheme/points.ts'
import { WELL } from '#tests/application/office-year.ts'
import { openUndoDesk, type UndoDesk } from './undo-desk.ts'

const UNITS = ['市地震局', '市气象局'] as const
const ITEMS = ['S1', 'S2', 'S3', 'S4'] as const

/** What the office may do next; what does not fit just then is passed over. */
type Step =
  | { readonly kind: 'decide'; readonly unit: number; readonly item: number; readonly tenths: number }
  | { readonly kind: 'reopen' | 'missing'; readonly unit: number; readonly item: number }
  | { readonly kind: 'receive'; readonly unit: number; readonly actual: number }
  | { readonly kind: 'accept' }
  | { readonly kind: 'adjust'; readonly unit: number; readonly off: number }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  /** Undoes any entry of the log, where that can be, and turns it back. */
  | { readonly kind: 'any'; readonly entry: number }

const at = { unit: fc.nat(UNITS.length - 1), item: fc.nat(ITEMS.length - 1) }
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('decide' as const), ...at, tenths: fc.nat(10) }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('reopen' as const, 'missing' as const), ...at }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('receive' as const), unit: at.unit, actual: fc.nat(9) }),
  },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'accept' }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('adjust' as const), unit: at.unit, off: fc.nat(5) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('any' as const), entry: fc.nat(20) }) },
  { weight: 4, arbitrary: fc.constantFrom<Step>({ kind: 'undo' }, { kind: 'redo' }) },
)

function idOf(desk: UndoDesk, unit: number): string {
  const name = UNITS[unit]
  return desk.book().units.find((known) => known.name === name)?.unit.id ?? ''
}

async function take(
  desk: UndoDesk,
  one: Exclude<Step, { kind: 'undo' | 'redo' | 'any' }>,
  n: number,
): Promise<void> {
  if (one.kind === 'accept') {
    desk.accept()
  } else if (one.kind === 'receive') {
    const answers: typeof WELL = (row) =>
      row.indicatorId === 'S4' ? { actual: one.actual, deviation: '示例', evidence: '1' } : WELL(row)
    await desk.receive(UNITS[one.unit] ?? '', `第${n}步.xlsx`, '2019-01-08', answers)
  } else if (one.kind === 'adjust') {
    const line = { kind: 'deduction', level: '', document: '', day: null, origin: '示例' } as const
    const more = { unit: unitId(idOf(desk, one.unit)), reason: `示例${one.off}`, points: points(one.off) }
    registerAdjustments(desk.office, desk.book(), [{ ...line, ...more }])
  } else {
    const item = ITEMS[one.item] ?? ''
    const max = desk.book().scheme.groups[0]?.indicators.find(({ id }) => id === item)?.points ?? 0
    const decision =
      one.kind === 'decide'
        ? ({ kind: 'score', score: Math.floor((max * one.tenths) / 10), actual: null, band: null } as const)
        : ({ kind: one.kind === 'reopen' ? 'reopened' : 'missing' } as const)
    try {
      desk.decide(idOf(desk, one.unit), item, decision, '示例')
    } catch {
      // Outside of its band, or nothing to reopen: refused, and nothing happened.
    }
  }
}

test('whatever was done in whatever order: undone it is as it was, done again as it became', async () => {
  let undone = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
      const desk = openUndoDesk()
      await desk.receive(UNITS[0], '起始.xlsx', '2019-01-08', WELL)
      const start = desk.sheet()
      // The two stacks of the window: what Ctrl+Z and Ctrl+Y would turn next.
      const done: (readonly number[])[] = []
      const back: (readonly number[])[] = []
      const turnLast = (from: (readonly number[])[], onto: (readonly number[])[]): void => {
        const entries = from.pop()
        if (entries !== undefined) onto.push(desk.turn(entries))
      }
      for (const [n, one] of steps.entries()) {
        if (one.kind === 'undo') turnLast(done, back)
        else if (one.kind === 'redo') turnLast(back, done)
        else if (one.kind === 'any') {
          const before = desk.sheet()
          const turned = await desk.step(() => desk.refusal([one.entry]))
          if (turned.length > 0) desk.turn(turned)
          strictEqual(isDeepStrictEqual(desk.sheet(), before), true)
        } else {
          const entries = await desk.step(() => take(desk, one, n))
          if (entries.length === 0) continue
          done.push(entries)
          back.length = 0
        }
      }
      const end = desk.sheet()
      const count = done.length
      while (done.length > 0) turnLast(done, back)
      expect(desk.sheet()).toEqual(start)
      for (let n = 0; n < count; n += 1) turnLast(back, done)
      expect(desk.sheet()).toEqual(end)
      expect(verifyLog(desk.office.db).ok).toBe(true)
      undone += count
    }),
    { numRuns: 8 },
  )
  expect(undone).toBeGreaterThan(8)
}, 240_000)
