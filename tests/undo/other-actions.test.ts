import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import { loadCalendarChanges } from '#db/calendar.ts'
import { loadOfficeContact } from '#db/office-contact.ts'
import { loadScheme } from '#db/schemes.ts'
import { loadUnitContacts } from '#db/unit-contacts.ts'
import { keepBackupSettings, loadBackupSettings } from '#electron/application/backup/backup-settings.ts'
import { changeCalendar } from '#electron/application/change-calendar.ts'
import { editDraft } from '#electron/application/scheme/draft.ts'
import { checkDraft, saveDraft } from '#electron/application/scheme/save.ts'
import { keepHeading } from '#electron/application/settings/heading.ts'
import { loadHeading } from '#electron/application/settings/load-heading.ts'
import { keepUnit } from '#electron/application/units/keep-unit.ts'
import { findUnit, openUnitBook } from '#electron/application/units/unit-book.ts'
import { unitId } from '#shared/plan/unit.ts'
import { day } from '#shared/scheme/day.ts'
import { points } from '#shared/scheme/points.ts'
import { WELL } from '#tests/application/office-year.ts'
import { openUndoDesk, type UndoDesk } from './undo-desk.ts'

const QUAKE = unitId('D15')

/** What is looked at before a step, after it, undone, done again and undone again. */
async function sidesOf(
  desk: UndoDesk,
  look: () => unknown,
  work: () => unknown,
): Promise<readonly unknown[]> {
  const before = look()
  const entries = await desk.step(work)
  const after = look()
  const undone = desk.turn(entries)
  const sides = [before, after, look()]
  const again = desk.turn(undone)
  sides.push(look())
  desk.turn(again)
  return [...sides, look()]
}

function saveTarget(desk: UndoDesk, indicator: string, text: string): void {
  const edit = { kind: 'indicator', group: 'departments', indicator, field: 'target', text } as const
  const edited = editDraft(desk.office, desk.book(), [edit])
  if (!edited.ok) throw new Error(edited.error.message)
  const { step } = checkDraft(desk.office, desk.book())
  const saved = saveDraft(desk.office, desk.book(), { step, reason: '按会议意见（示例）' })
  if (!saved.ok) throw new Error(saved.error.message)
}

test('a changed target is undone as a new version with the content of the one before, and opened scores come back', async () => {
  const desk = openUndoDesk()
  await desk.receive('市地震局', 'a.xlsx', '2019-01-08', WELL)
  desk.accept()
  const look = (): unknown => desk.sheet()
  const [before, after, undone, again, last] = await sidesOf(desk, look, () => saveTarget(desk, 'S4', '8'))
  expect(isDeepStrictEqual(before, after)).toBe(false)
  expect(undone).toEqual(before)
  expect(again).toEqual(after)
  expect(last).toEqual(before)
  const { db } = desk.office
  expect(loadScheme(db, 2018)?.version).toBe(5)
  expect(loadScheme(db, 2018)?.content).toBe(
    db.prepare<[], { content: string }>('SELECT content FROM scheme_version WHERE version = 1').get()
      ?.content,
  )
})

test('a scheme is not undone under scores that were given by it, nor under a later version', async () => {
  const desk = openUndoDesk()
  await desk.receive('市地震局', 'a.xlsx', '2019-01-08', WELL)
  const first = await desk.step(() => saveTarget(desk, 'S4', '8'))
  const decided = await desk.step(() =>
    desk.decide('D15', 'S4', { kind: 'score', score: points(200), actual: null, band: null }),
  )
  expect(desk.refusal(first)).toMatch(/^“修改办法 2018年度”不能撤销，因为后面还有第 \d+ 条“核定 市地震局 S4”/)
  desk.turn(decided)
  const second = await desk.step(() => saveTarget(desk, 'S4', '9'))
  expect(desk.refusal(first)).toMatch(
    /^“修改办法 2018年度”不能撤销，因为后面还有第 \d+ 条“修改办法 2018年度”/,
  )
  desk.turn(second)
  expect(desk.refusal(first)).toBe('')
})

test('days of the calendar, names and contacts of units and of the office, settings: each comes back', async () => {
  const desk = openUndoDesk()
  const { office } = desk
  const { db } = office
  const quake = () => findUnit(openUnitBook(office), QUAKE)
  const keep = (edit: Partial<Parameters<typeof keepUnit>[3]>) =>
    db.transaction(() =>
      keepUnit(office, office.act(), 2018, {
        unit: QUAKE,
        aliases: null,
        kind: null,
        contact: null,
        ...edit,
      }),
    )()
  const aliases =
    quake()
      ?.names.filter(({ kind }) => kind === 'alias')
      .map(({ name }) => name) ?? []
  const steps: readonly (readonly [string, () => unknown, () => unknown])[] = [
    [
      '工作日历',
      () => [...loadCalendarChanges(db)].filter(([, kind]) => kind !== 'default'),
      () =>
        changeCalendar(office, desk.book(), {
          from: day('2019-01-07'),
          to: day('2019-01-08'),
          kind: 'holiday',
          reason: '示例',
        }),
    ],
    [
      '简称',
      () =>
        quake()
          ?.names.map(({ name }) => name)
          .toSorted(),
      () => keep({ aliases: [...aliases.slice(1), '震局（示例）'] }),
    ],
    ['类别', () => quake()?.kind, () => keep({ kind: '党委部门' })],
    [
      '联系人',
      () => loadUnitContacts(db).get(QUAKE)?.liaison ?? '',
      () => keep({ contact: { leader: '', liaison: '张三（示例）', phone: '1' } }),
    ],
    [
      '单位抬头',
      () => [loadHeading(db), loadOfficeContact(db)],
      () => keepHeading(office, { office: '示例办', contact: '示例部' }),
    ],
    ['备份设置', () => loadBackupSettings(db), () => keepBackupSettings(office, { daily: false })],
  ]
  for (const [name, look, work] of steps) {
    const [before, after, ...turned] = await sidesOf(desk, look, work)
    expect([name, isDeepStrictEqual(before, after)]).toEqual([name, false])
    expect([name, ...turned]).toEqual([name, before, after, before])
  }
})
