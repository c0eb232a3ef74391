import { join } from 'node:path'
import { expect, test } from 'vitest'
import { closeDatabase, openDatabase } from '#db/open.ts'
import { loadUnitContacts, storeUnitContact } from '#db/unit-contacts.ts'
import { storeUnits } from '#db/units.ts'
import { builtinUnits } from '#shared/plan/builtin.ts'
import { unitId } from '#shared/plan/unit.ts'
import { scratchFolder } from '#tests/support/scratch.ts'

test('the latest contact of a unit stands, and the earlier ones stay on record', () => {
  const opened = openDatabase(join(scratchFolder(), 'kaoping.db'), { mode: 'create' })
  if (!opened.ok) throw new Error(opened.failure.code)
  const { db } = opened
  storeUnits(db, builtinUnits)
  const [education, science] = [unitId('D02'), unitId('D03')]
  const first = { operator: '经办人', at: '2019-01-10T08:00:00.000Z' }
  const later = { operator: '经办人乙', at: '2019-01-11T08:00:00.000Z' }
  expect(loadUnitContacts(db)).toEqual(new Map())
  storeUnitContact(db, first, education, { leader: '示例甲', liaison: '示例乙', phone: '0534-0000001' })
  storeUnitContact(db, first, science, { leader: '', liaison: '示例丙', phone: '' })
  storeUnitContact(db, later, education, { leader: '示例甲', liaison: '示例丁', phone: '0534-0000002' })
  expect(loadUnitContacts(db)).toEqual(
    new Map([
      [education, { leader: '示例甲', liaison: '示例丁', phone: '0534-0000002', ...later }],
      [science, { leader: '', liaison: '示例丙', phone: '', ...first }],
    ]),
  )
  expect(db.prepare('SELECT count(*) AS n FROM unit_contact').get()).toEqual({ n: 3 })
  closeDatabase(db)
})
