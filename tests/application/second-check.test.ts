import { expect, test } from 'vitest'
import { readLog, verifyLog } from '#db/log.ts'
import { storeOperator } from '#db/operators.ts'
import { acceptSuggested } from '#electron/application/accept-suggested.ts'
import { loadEntryWords } from '#electron/application/log/describe-entry.ts'
import { fixGrades } from '#electron/application/grades/fix-grades.ts'
import type { Office } from '#electron/application/office.ts'
import { checkDecisions, checkStates, countOpenChecks } from '#electron/application/review/second-check.ts'
import { keepSecondCheck } from '#electron/application/review/second-check-setting.ts'
import { batchPlan } from '#electron/application/views/batch-plan.ts'
import { reviewItems } from '#electron/application/views/review-items.ts'
import { unitId } from '#shared/plan/unit.ts'
import { points } from '#shared/scheme/points.ts'
import { expectValue } from '#tests/archive/small-archive.ts'
import { openUndoDesk, type UndoDesk } from '#tests/undo/undo-desk.ts'
import { WELL } from './office-year.ts'

const QUAKE = '市地震局'
const D15 = unitId('D15')
const score = (hundredths: number) =>
  ({ kind: 'score', score: points(hundredths), actual: null, band: null }) as const
const AGREED = { unit: D15, verdict: 'agreed', opinion: '' } as const
const DISAGREED = { unit: D15, verdict: 'disagreed', opinion: '材料只够两分' } as const

async function openDecided(): Promise<UndoDesk> {
  const desk = openUndoDesk()
  await desk.receive(QUAKE, 'a.xlsx', '2019-01-08', WELL)
  keepSecondCheck(desk.office, true)
  desk.decide('D15', 'S4', score(300))
  desk.decide('D15', 'S2', score(350))
  return desk
}

/** The same office with another person at the desk. */
function asAnother(office: Office, operator: string): Office {
  return { ...office, act: () => ({ ...office.act(), operator }) }
}

const statesOf = ({ office }: UndoDesk) => Object.fromEntries(checkStates(office, 2018, D15))
const openCount = ({ office, book }: UndoDesk) => countOpenChecks(office, book()).get(D15)
const refusal = (outcome: ReturnType<typeof checkDecisions>) => (outcome.ok ? '' : outcome.error.message)

test('复核 is off until the office wants it; then each decision awaits it, and only a decided item does', async () => {
  const desk = openUndoDesk()
  await desk.receive(QUAKE, 'a.xlsx', '2019-01-08', WELL)
  desk.decide('D15', 'S4', score(300))
  const { office, book } = desk
  expect([...countOpenChecks(office, book())]).toEqual([])
  expect(refusal(checkDecisions(office, book(), { ...AGREED, indicators: ['S4'] }))).toBe(
    '没有启用复核，没有登记。需要复核的，请先到“设置”的“复核”中启用。',
  )
  const step = await desk.step(() => keepSecondCheck(office, true))
  expect([openCount(desk), statesOf(desk)]).toEqual([1, { S4: 'open' }])
  desk.turn(step)
  expect([...countOpenChecks(office, book())]).toEqual([])
})

test('who agrees closes it; a later decision opens it again, and undoing that decision brings the agreement back', async () => {
  const desk = await openDecided()
  const { office, book } = desk
  const agreed = await desk.step(() => checkDecisions(office, book(), { ...AGREED, indicators: ['S4'] }))
  expect(statesOf(desk)).toEqual({ S4: 'agreed', S2: 'open' })
  const later = await desk.step(() => desk.decide('D15', 'S4', score(200)))
  expect(statesOf(desk)).toEqual({ S4: 'open', S2: 'open' })
  desk.turn(later)
  expect(statesOf(desk)).toEqual({ S4: 'agreed', S2: 'open' })
  desk.turn(agreed)
  expect(statesOf(desk)).toEqual({ S4: 'open', S2: 'open' })
})

test('who does not agree puts the item back with the opinion; what had been decided is shown beside it', async () => {
  const desk = await openDecided()
  const { office, book } = desk
  const step = await desk.step(() =>
    checkDecisions(asAnother(office, '李四（示例）'), book(), { ...DISAGREED, indicators: ['S4'] }),
  )
  expect(desk.item(QUAKE, 'S4')).toMatchObject({ state: 'pending', score: null })
  const item = expectValue(reviewItems(office, book(), D15)).items.find(({ indicator }) => indicator === 'S4')
  expect(item?.secondCheck).toMatchObject({
    state: 'disagreed',
    last: { verdict: 'disagreed', opinion: '材料只够两分', operator: '李四（示例）' },
  })
  expect(item?.previous).toMatchObject({ score: 300, operator: '批处理' })
  expect(
    batchPlan(office, book(), D15).leftOut.map(({ caution, items }) => [caution, items.length]),
  ).toContainEqual(['disagreed', 1])
  const undone = desk.turn(step)
  expect([desk.item(QUAKE, 'S4').score, statesOf(desk)]).toEqual([300, { S4: 'open', S2: 'open' }])
  desk.turn(undone)
  expect([desk.item(QUAKE, 'S4').state, statesOf(desk)]).toEqual(['pending', { S4: 'disagreed', S2: 'open' }])
  desk.decide('D15', 'S4', score(200))
  expect(statesOf(desk)).toEqual({ S4: 'open', S2: 'open' })
  const words = loadEntryWords(office.db)
  const entry = readLog(office.db).find(({ action }) => action === '复核不同意')
  if (entry === undefined) throw new Error('no entry')
  expect(words.describe(entry)).toMatchObject({
    object: QUAKE,
    after: '复核不同意：S4',
    reason: '材料只够两分',
  })
  expect(verifyLog(office.db).ok).toBe(true)
})

test('where operators are registered nobody checks what he or she decided; a whole unit leaves those out', async () => {
  const desk = await openDecided()
  const { office, book } = desk
  storeOperator(office.db, office.act(), { name: '批处理', roles: ['审核'], active: true })
  const another = asAnother(office, '李四（示例）')
  expect(refusal(checkDecisions(office, book(), { ...AGREED, indicators: ['S4'] }))).toBe(
    'S4 由批处理核定，要由另一个人复核，没有登记。可点右上角“换人”。',
  )
  expect(refusal(checkDecisions(office, book(), { ...AGREED, indicators: null }))).toMatch(
    /由批处理核定，要由另一个人复核/,
  )
  expect(expectValue(checkDecisions(another, book(), { ...AGREED, indicators: null }))).toBe(2)
  expect([openCount(desk), statesOf(desk)]).toEqual([0, { S4: 'agreed', S2: 'agreed' }])
  expect(refusal(checkDecisions(another, book(), { ...AGREED, indicators: null }))).toBe(
    '市地震局没有待复核的项目。',
  )
})

test('不同意 needs an opinion; grades are not fixed while decisions await 复核', async () => {
  const desk = await openDecided()
  const { office, book } = desk
  expect(refusal(checkDecisions(office, book(), { ...DISAGREED, opinion: ' ', indicators: ['S4'] }))).toBe(
    '不同意请写明意见，这一项会退回重新审核。',
  )
  acceptSuggested(office, book())
  const open = openCount(desk) ?? 0
  expect(open).toBe(
    desk
      .unit(QUAKE)
      .blocks()
      .flatMap(({ items }) => items).length,
  )
  const fixed = fixGrades(office, book())
  expect(fixed.ok ? '' : fixed.error.message).toContain(`还有 1 家单位共 ${open} 项待复核（市地震局）`)
})
