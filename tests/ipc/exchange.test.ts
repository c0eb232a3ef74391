import { join } from 'node:path'
import { cpSync, readdirSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { isWrite } from '#electron/ipc/permissions.ts'
import { refuseInPlace } from '#electron/ipc/place-door.ts'
import { CALLS, type CallName } from '#shared/contract/calls.ts'
import { scratchFolder } from '#tests/support/scratch.ts'
import { makeTestDesk, openTestDesk, type TestDesk } from './desk.ts'

// Object.keys of an object with these very names.
const CALL_NAMES = Object.keys(CALLS) as CallName[]
const ALL = { text: '', operator: null, action: null, unit: null, from: null, to: null, year: null }

/** The file that was written last into the folder that the dialog chose. */
function written({ out }: TestDesk, beginning: string): string {
  const folder = join(out, '科学素质评价2018')
  const name = readdirSync(folder).find((file) => file.startsWith(beginning))
  if (name === undefined) throw new Error(`no ${beginning} in ${folder}`)
  return join(folder, name)
}

const SCORE = { kind: 'score', score: 380, actual: null, band: null } as const

test('two PCs: units go out, are reviewed in a copy that takes nothing else, come back, and the office sees all of it', async () => {
  const office = openTestDesk()
  await office.get('createYear', { year: 2018 })
  const [unit] = (await office.get('exchangePage', { year: 2018 })).units
  if (unit === undefined) throw new Error('a year without units')
  const out = await office.get('handOutUnits', {
    year: 2018,
    units: [unit.unit],
    colleague: '示例同事',
    note: '请先核对',
  })
  const page = await office.get('exchangePage', { year: 2018 })
  expect(page.units[0]?.out).toEqual(['示例同事'])
  expect(page.handouts).toMatchObject([{ colleague: '示例同事', state: 'out', code: out.code, merges: [] }])

  const colleague = openTestDesk({ now: '2019-01-21T02:00:00Z' })
  const pack = colleague.desk.pick(written(office, '协作包'), false)
  expect(await colleague.get('openHandout', { pick: pack.id })).toEqual({ year: 2018 })
  expect((await colleague.get('openPlace', {})).place).toMatchObject({
    kind: 'copy',
    colleague: '示例同事',
    units: [unit.name],
    note: '请先核对',
    pending: 0,
  })
  expect((await colleague.get('whoIsAtDesk', {})).operator?.name).toBe('示例同事')
  const refused = await colleague.ask('handOutUnits', {
    year: 2018,
    units: [unit.unit],
    colleague: '他人',
    note: '',
  })
  expect(refused).toMatchObject({ ok: false, error: { code: 'in-copy' } })
  await colleague.get('verifyItem', {
    year: 2018,
    unit: unit.unit,
    indicator: 'S1',
    decision: SCORE,
    opinion: '示例',
  })
  expect((await colleague.get('openPlace', {})).place).toMatchObject({ pending: 1, handedBackAt: null })
  const back = await colleague.get('handBack', {})
  expect((await colleague.get('openPlace', {})).place).toMatchObject({ pending: 0 })
  // Back at her own data nothing of it is there; the copy is on the list.
  expect(await colleague.get('switchPlace', { copy: null })).toEqual({ year: null })
  const own = await colleague.get('openPlace', {})
  expect(own.place).toEqual({ kind: 'own' })
  expect(own.copies).toMatchObject([{ year: 2018, colleague: '示例同事', units: [unit.name] }])
  expect(await colleague.get('switchPlace', { copy: own.copies[0]?.id ?? '' })).toEqual({ year: 2018 })

  const { id } = office.desk.pick(written(colleague, '交回包'), false)
  const preview = await office.get('previewMerge', { year: 2018, pick: id })
  expect(preview).toMatchObject({ code: back.code, conflicts: [], units: [{ name: unit.name, reviews: 1 }] })
  const merged = await office.get('mergeReturned', { year: 2018, pick: id, choices: {} })
  expect(merged).toMatchObject({ colleague: '示例同事', counts: { review: 1, conflicts: 0 } })
  const after = await office.get('exchangePage', { year: 2018 })
  expect(after.handouts[0]).toMatchObject({ state: 'merged', merges: [{ counts: { review: 1 } }] })
  expect(after.units[0]?.out).toEqual([])
  const log = await office.get('exchangeLog', { year: 2018, package: after.handouts[0]?.package ?? '' })
  expect(log.entries.map(({ action, operator, after: now }) => [action, operator, now])).toEqual([
    ['打开协作包', '示例同事', expect.stringContaining('1 家单位')],
    ['核定', '示例同事', expect.stringContaining('3.80 分')],
  ])
  const { rows } = await office.get('listLog', ALL)
  expect(rows[0]?.action).toBe('合并交回包')
  expect(rows[0]?.after).toContain('示例同事 交回，新增审核 1 条')
  const backups = readdirSync(join(office.folder, 'data', '备份'))
  expect(backups).toHaveLength(1)
})

test('of all that changes something, a copy takes only what belongs to collecting, checking and reviewing', () => {
  const place = { kind: 'copy', folder: '' } as const
  const taken = CALL_NAMES.filter((name) => isWrite(name) && refuseInPlace(name, { place }).ok)
  expect(taken).toEqual([
    'pickReturns',
    'stageReturns',
    'changeStaged',
    'receiveStagedOn',
    'confirmStaged',
    'dropStaged',
    'keepPaperDraft',
    'savePaper',
    'decideCells',
    'adoptRule',
    'chooseStanding',
    'pickEvidence',
    'inspectEvidence',
    'attachEvidence',
    'removeEvidence',
    'moveEvidence',
    'verifyItem',
    'acceptSuggested',
    'askQuestion',
    'answerQuestion',
    'restoreBackup',
  ])
})

test('a copy stays a copy where it is opened as the data of a PC: no more may be done in it', async () => {
  const office = openTestDesk()
  await office.get('createYear', { year: 2018 })
  const [unit] = (await office.get('exchangePage', { year: 2018 })).units
  if (unit === undefined) throw new Error('a year without units')
  const given = { year: 2018, units: [unit.unit], colleague: '示例同事', note: '' }
  await office.get('handOutUnits', given)
  const colleague = openTestDesk()
  const pack = colleague.desk.pick(written(office, '协作包'), false)
  await colleague.get('openHandout', { pick: pack.id })
  const { dataFolder } = colleague.desk
  colleague.desk.close()

  const folder = scratchFolder()
  cpSync(dataFolder, join(folder, 'data'), { recursive: true })
  const moved = makeTestDesk(folder)
  onTestFinished(() => moved.desk.close())
  expect((await moved.get('openPlace', {})).place).toMatchObject({ kind: 'copy', colleague: '示例同事' })
  expect(await moved.ask('exportForms', { year: 2018, units: [] })).toMatchObject({
    ok: false,
    error: { code: 'in-copy' },
  })
  await moved.get('switchPlace', { copy: null })
  expect(await moved.ask('createYear', { year: 2019 })).toMatchObject({
    ok: false,
    error: { code: 'in-copy' },
  })
})
