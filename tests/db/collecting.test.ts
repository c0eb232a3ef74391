import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadOfficeContact, storeOfficeContact } from '#db/office-contact.ts'
import { closeDatabase, openDatabase, type Database } from '#db/open.ts'
import { storePlan } from '#db/plans.ts'
import { loadReminders, storeReminder } from '#db/reminders.ts'
import { loadSendBacks, storeSendBack, storeSendBackWithdrawal } from '#db/send-backs.ts'
import { storeSubmission } from '#db/submissions.ts'
import { storeUnits } from '#db/units.ts'
import { storeYear } from '#db/years.ts'
import { builtinPlan, builtinUnits } from '#shared/plan/builtin.ts'
import { unitId } from '#shared/plan/unit.ts'
import { day } from '#shared/scheme/day.ts'
import { scratchFolder } from '#tests/support/scratch.ts'

const ACTOR = { operator: '经办人', at: '2019-01-15T08:00:00.000Z' }
const LATER = { operator: '经办人乙', at: '2019-01-16T08:00:00.000Z' }
const EDUCATION = unitId('D02')

function openYear(): Database {
  const opened = openDatabase(join(scratchFolder(), 'kaoping.db'), { mode: 'create' })
  if (!opened.ok) throw new Error(opened.failure.code)
  storePlan(opened.db, builtinPlan)
  storeUnits(opened.db, builtinUnits)
  for (const year of [2018, 2019]) storeYear(opened.db, ACTOR, { year, planId: builtinPlan.id, sample: true })
  return opened.db
}

function store(db: Database, year: number, name: string): number {
  const head = { filledBy: '', phone: '', responsible: '', date: '' }
  const reading = { sheet: '自评表', rows: [], cells: [], remarks: [], evidence: [], head, complete: true }
  const file = {
    bytes: Buffer.from(name),
    sha256: name,
    fileName: name,
    received: day('2019-01-10'),
    schemeVersion: 1,
  }
  return storeSubmission(db, ACTOR, { year, unit: EDUCATION, way: 'file', ...file, reading }).submission.id
}

test('a 退回 is kept with its items in order, and with the latest submission of that moment', () => {
  const db = openYear()
  const id = store(db, 2018, 'a')
  const other = store(db, 2019, 'b')
  const items = [
    { indicator: '1.2', field: 'actual', reason: '不能识别' },
    { indicator: '1.1', field: null, reason: '没有填报' },
    { indicator: null, field: null, reason: '没有盖章' },
  ] as const
  const sent = { unit: EDUCATION, submissionId: id, deadline: day('2019-01-22'), note: '请尽快', items }
  const stored = storeSendBack(db, ACTOR, 2018, sent)
  expect(loadSendBacks(db, 2018)).toEqual([
    { ...sent, id: stored, lastSubmission: other, withdrawal: null, ...ACTOR },
  ])
  expect(loadSendBacks(db, 2019)).toEqual([])
  storeSendBackWithdrawal(db, LATER, stored, '电话核实无误')
  expect(loadSendBacks(db, 2018)[0]?.withdrawal).toEqual({ reason: '电话核实无误', ...LATER })
  closeDatabase(db)
})

test('reminders stand by unit, the latest day last, whenever they were written down', () => {
  const db = openYear()
  const call = { unit: EDUCATION, way: '电话', note: '', day: day('2019-01-15') }
  const letter = { unit: EDUCATION, way: '通知', note: '已寄', day: day('2019-01-11') }
  storeReminder(db, ACTOR, 2018, call)
  storeReminder(db, LATER, 2018, letter)
  expect(loadReminders(db, 2018)).toEqual(
    new Map([
      [
        EDUCATION,
        [
          { ...letter, ...LATER },
          { ...call, ...ACTOR },
        ],
      ],
    ]),
  )
  expect(loadReminders(db, 2019).size).toBe(0)
  closeDatabase(db)
})

test('the latest contact of the office stands; none is none', () => {
  const db = openYear()
  expect(loadOfficeContact(db)).toBe('')
  storeOfficeContact(db, ACTOR, '科普部，0534-0000000')
  storeOfficeContact(db, LATER, '科普部，0534-0000001')
  expect(loadOfficeContact(db)).toBe('科普部，0534-0000001')
  closeDatabase(db)
})
