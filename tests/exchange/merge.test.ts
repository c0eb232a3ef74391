import { expect, test } from 'vitest'
import { verifyLog } from '#db/log.ts'
import { loadMergedLog } from '#db/merges.ts'
import { findHandout } from '#db/handouts.ts'
import { loadCopyOrigin } from '#db/copy-origin.ts'
import { WELL } from '#tests/application/office-year.ts'
import { COLLEAGUE, openTwoPcs } from './two-pcs.ts'

const SCORE = (score: number) => ({ kind: 'score', score, actual: null, band: null }) as const

test('a colleague gets the chosen units alone, with what was done of them, and scores them as the office would', async () => {
  const pcs = openTwoPcs()
  await pcs.owner.receive('市地震局', '地震局.xlsx', '2019-01-08', WELL)
  await pcs.owner.receive('市气象局', '气象局.xlsx', '2019-01-08', WELL)
  pcs.owner.decide('市地震局', 'S1', SCORE(400))
  const { colleague } = await pcs.handOver(['市地震局'])

  expect(colleague.book().units.map(({ name }) => name)).toEqual(['市地震局'])
  const there = colleague.unit('市地震局')
  const here = pcs.owner.unit('市地震局')
  expect(there.blocks()).toEqual(here.blocks())
  expect(there.base).toBe(here.base)
  expect(() => colleague.unit('市气象局')).toThrow('no score of 市气象局')
  await expect(colleague.receive('市气象局', '气象局.xlsx', '2019-01-08', WELL)).rejects.toThrow('no unit')
})

test('what the colleague did comes back whole: return, decisions and reviews under his name, his log beside', async () => {
  const pcs = openTwoPcs()
  await pcs.owner.receive('市地震局', '地震局.xlsx', '2019-01-08', WELL)
  const { colleague } = await pcs.handOver(['市地震局', '市气象局'])
  await colleague.receive('市气象局', '气象局.xlsx', '2019-01-09', WELL)
  colleague.decide('市地震局', 'S1', SCORE(380), '台账不全')
  colleague.decide('市气象局', 'S1', SCORE(400))
  const path = await pcs.bringBack(colleague)

  const seen = await pcs.preview(path)
  expect(seen.conflicts).toEqual([])
  expect(seen.units).toEqual([
    expect.objectContaining({ name: '市地震局', submissions: 0, reviews: 1, checks: 0, evidence: 0 }),
    expect.objectContaining({ name: '市气象局', submissions: 1, reviews: 1, checks: 0, evidence: 0 }),
  ])
  expect(seen.log.map(({ action }) => action)).toEqual(['打开协作包', '导入', '核定', '核定'])
  await pcs.merge(path)

  for (const name of ['市地震局', '市气象局']) {
    expect(pcs.owner.unit(name).blocks()).toEqual(colleague.unit(name).blocks())
  }
  const { db } = pcs.owner.office
  const row = db
    .prepare('SELECT score, opinion, operator, at FROM review WHERE unit_id = ?')
    .get(pcs.owner.id('市地震局'))
  expect(row).toEqual({
    score: 380,
    opinion: '台账不全',
    operator: COLLEAGUE,
    at: '2019-01-21T02:00:00.000Z',
  })
  const origin = loadCopyOrigin(colleague.office.db)
  const handout = findHandout(db, origin?.package ?? '')
  expect(loadMergedLog(db, handout?.id ?? 0).map(({ action, operator }) => `${operator} ${action}`)).toEqual([
    `${COLLEAGUE} 打开协作包`,
    `${COLLEAGUE} 导入`,
    `${COLLEAGUE} 核定`,
    `${COLLEAGUE} 核定`,
  ])
  expect(verifyLog(db).ok).toBe(true)
  expect(handout?.mergedAt).toBe('2019-01-20T02:00:00.000Z')
})

test('where both sides decided the same item, the office sees both and chooses; neither is lost', async () => {
  for (const choice of ['mine', 'theirs'] as const) {
    const pcs = openTwoPcs()
    await pcs.owner.receive('市地震局', '地震局.xlsx', '2019-01-08', WELL)
    const { colleague } = await pcs.handOver(['市地震局'])
    colleague.decide('市地震局', 'S1', SCORE(380), '台账不全')
    colleague.decide('市地震局', 'S2', SCORE(350), '同样')
    pcs.owner.decide('市地震局', 'S1', SCORE(400), '台账齐全')
    pcs.owner.decide('市地震局', 'S2', SCORE(350), '同样')
    const path = await pcs.bringBack(colleague)
    const [conflict, ...more] = (await pcs.preview(path)).conflicts
    expect(more).toEqual([])
    expect(conflict).toMatchObject({
      kind: 'review',
      unit: '市地震局',
      indicator: 'S1',
      mine: { text: '4.00 分，台账齐全', operator: '批处理', at: '2019-01-20T02:00:00.000Z' },
      theirs: { text: '3.80 分，台账不全', operator: COLLEAGUE, at: '2019-01-21T02:00:00.000Z' },
    })
    await expect(pcs.merge(path)).rejects.toThrow('还有 1 处双方都改过的没有选定以哪边为准，没有合并。')
    await pcs.merge(path, { [conflict?.key ?? '']: choice })
    const item = pcs.ownerYear.item('市地震局', 'S1')
    expect(item.score).toBe(choice === 'mine' ? 400 : 380)
    const scores = pcs.owner.office.db
      .prepare("SELECT score FROM review WHERE indicator = 'S1' ORDER BY id")
      .all()
    expect(scores).toEqual(
      choice === 'mine' ? [{ score: 400 }, { score: 380 }, { score: 400 }] : [{ score: 400 }, { score: 380 }],
    )
  }
})

test('two returns of one unit, one on each side: both are kept, the chosen one stands', async () => {
  for (const choice of ['mine', 'theirs'] as const) {
    const pcs = openTwoPcs()
    const { colleague } = await pcs.handOver(['市地震局'])
    await colleague.receive('市地震局', '同事收到.xlsx', '2019-01-09', WELL)
    await pcs.owner.receive('市地震局', '本机收到.xlsx', '2019-01-08', (row) => ({
      ...WELL(row),
      note: '本机',
    }))
    const path = await pcs.bringBack(colleague)
    const [conflict] = (await pcs.preview(path)).conflicts
    expect(conflict).toMatchObject({
      kind: 'standing',
      mine: { text: '以“本机收到.xlsx”为准（2019年1月8日收到）' },
      theirs: { text: '以“同事收到.xlsx”为准（2019年1月9日收到）' },
    })
    await pcs.merge(path, { [conflict?.key ?? '']: choice })
    const rows = pcs.owner.office.db.prepare('SELECT number, file_name FROM submission ORDER BY number').all()
    expect(rows).toEqual([
      { number: 1, file_name: '本机收到.xlsx' },
      { number: 2, file_name: '同事收到.xlsx' },
    ])
    expect(pcs.owner.unit('市地震局').submission).toBe(choice === 'mine' ? 1 : 2)
  }
})

test('the same file that both sides took in is there once, and what the colleague decided of it counts', async () => {
  const pcs = openTwoPcs()
  const { colleague } = await pcs.handOver(['市地震局'])
  await colleague.receive('市地震局', '收到.xlsx', '2019-01-09', WELL)
  await pcs.owner.receive('市地震局', '收到.xlsx', '2019-01-09', WELL)
  colleague.decide('市地震局', 'S1', SCORE(380))
  const path = await pcs.bringBack(colleague)
  expect((await pcs.preview(path)).units).toEqual([
    expect.objectContaining({ submissions: 0, known: 1, reviews: 1 }),
  ])
  await pcs.merge(path)
  expect(pcs.owner.unit('市地震局').submission).toBe(1)
  expect(pcs.ownerYear.item('市地震局', 'S1').score).toBe(380)
})

test('work goes on after a merge: the next package brings only what is new', async () => {
  const pcs = openTwoPcs()
  const { colleague } = await pcs.handOver(['市地震局'])
  await colleague.receive('市地震局', '收到.xlsx', '2019-01-09', WELL)
  colleague.decide('市地震局', 'S1', SCORE(380))
  const first = await pcs.bringBack(colleague)
  await pcs.merge(first)
  colleague.decide('市地震局', 'S1', SCORE(390))
  colleague.decide('市地震局', 'S2', SCORE(350))
  const second = await pcs.bringBack(colleague)
  const seen = await pcs.preview(second)
  expect(seen.conflicts).toEqual([])
  expect(seen.units).toEqual([expect.objectContaining({ submissions: 0, reviews: 2 })])
  expect(seen.warnings).toEqual(['这份副本已合并过 1 次，这次只合并新增的内容。'])
  await pcs.merge(second)
  expect(pcs.owner.unit('市地震局').blocks()).toEqual(colleague.unit('市地震局').blocks())
  await expect(pcs.preview(first)).rejects.toThrow('已由批处理于2019年1月20日合并过，没有再合并一遍。')
})
