import { join } from 'node:path'
import { expect, test } from 'vitest'
import { closeDatabase, openDatabase, type Database } from '#db/open.ts'
import {
  digestReading,
  loadEvidence,
  loadReadingCells,
  loadReadingRemarks,
  loadReadingRows,
} from '#db/readings.ts'
import {
  findSubmissionByBytes,
  loadStanding,
  loadStoredFile,
  storeStandingChoice,
  storeSubmission,
  type StoredSubmission,
} from '#db/submissions.ts'
import { storeUnits } from '#db/units.ts'
import { storePlan } from '#db/plans.ts'
import { storeYear } from '#db/years.ts'
import { builtinPlan, builtinUnits } from '#shared/plan/builtin.ts'
import { unitId } from '#shared/plan/unit.ts'
import type { ReturnReading } from '#shared/returns/reading.ts'
import { day } from '#shared/scheme/day.ts'
import { points } from '#shared/scheme/points.ts'
import { scratchFolder } from '#tests/support/scratch.ts'

const ACTOR = { operator: '批处理', at: '2019-01-10T08:00:00.000Z' }
const EDUCATION = unitId('D02')

const READING: ReturnReading = {
  sheet: '自评表',
  rows: [
    {
      indicator: '1.1',
      actual: null,
      band: '达成',
      selfScore: points(905),
      notApplicable: false,
      noData: false,
      refused: false,
      filled: true,
      answered: true,
      narrative: '完成',
      deviation: '',
      note: '',
      evidence: ['1', '2'],
    },
  ],
  cells: [
    {
      indicator: '1.1',
      field: 'grade',
      sheet: '自评表',
      cell: 'K6',
      original: ' 达成',
      value: '达成',
      remark: null,
      error: null,
      message: null,
    },
  ],
  remarks: [{ code: 'form-unverified', indicator: null, message: '请核对' }],
  evidence: [
    { number: '1', indicators: '1.1', title: '总结', reference: '2018年', kind: '总结', pages: '1' },
  ],
  head: { filledBy: '示例', phone: '示例', responsible: '示例', date: '2019年1月5日' },
  complete: true,
}

function openYear(): Database {
  const opened = openDatabase(join(scratchFolder(), 'kaoping.db'), { mode: 'create' })
  if (!opened.ok) throw new Error(opened.failure.code)
  storePlan(opened.db, builtinPlan)
  storeUnits(opened.db, builtinUnits)
  storeYear(opened.db, ACTOR, { year: 2018, planId: builtinPlan.id, sample: true })
  return opened.db
}

function store(
  db: Database,
  text: string,
  complete: boolean,
  rows: ReturnReading['rows'] = READING.rows,
): StoredSubmission {
  return storeSubmission(db, ACTOR, {
    year: 2018,
    unit: EDUCATION,
    bytes: Buffer.from(text),
    sha256: text,
    fileName: `${text}.xlsx`,
    received: day('2019-01-10'),
    schemeVersion: 1,
    way: 'file',
    reading: { ...READING, rows, complete },
  })
}

test('a return is kept with its bytes and with how every cell was read', () => {
  const db = openYear()
  const { submission: stored } = store(db, 'a', true)
  expect(stored.number).toBe(1)
  expect([...loadReadingRows(db, stored.id).values()]).toEqual(READING.rows)
  expect(loadReadingCells(db, stored.id)).toEqual(READING.cells)
  expect(loadReadingRemarks(db, stored.id)).toEqual(READING.remarks)
  expect(loadEvidence(db, stored.id)).toEqual(READING.evidence)
  expect(Buffer.from(loadStoredFile(db, 'a')).toString()).toBe('a')
  expect(findSubmissionByBytes(db, 2018, 'a')).toEqual(stored)
  expect(findSubmissionByBytes(db, 2018, 'b')).toBeNull()
  closeDatabase(db)
})

test('a return that was taken back is not mistaken for the next one, which gets its number', () => {
  const db = openYear()
  const other = READING.rows.map((row) => ({ ...row, selfScore: points(610), narrative: '另一份' }))
  const numbers: number[] = []
  const attempt = db.transaction(() => {
    const { submission } = store(db, 'a', true)
    numbers.push(submission.id)
    expect([...loadReadingRows(db, submission.id).values()]).toEqual(READING.rows)
    throw new Error('taken back')
  })
  expect(() => attempt()).toThrow('taken back')
  const { submission } = store(db, 'b', true, other)
  numbers.push(submission.id)
  expect(numbers[0]).toBe(numbers[1])
  for (let time = 0; time < 2; time += 1) {
    expect([...loadReadingRows(db, submission.id).values()]).toEqual(other)
  }
  closeDatabase(db)
})

test('a reading that is changed afterwards shows by its digest', () => {
  const db = openYear()
  const { submission, readingSha256 } = store(db, 'a', true)
  expect(digestReading(db, submission.id)).toBe(readingSha256)
  const change = db.prepare('UPDATE reading SET rows = replace(rows, ?, ?)').run('905', '915')
  expect(change.changes).toBe(1)
  expect(digestReading(db, submission.id)).not.toBe(readingSha256)
  closeDatabase(db)
})

test('the latest complete submission stands, unless the office chooses another', () => {
  const db = openYear()
  const standing = (): number | undefined => loadStanding(db, 2018).get(EDUCATION)?.number
  store(db, 'a', false)
  expect(standing()).toBe(1)
  const { submission: complete } = store(db, 'b', true)
  expect(standing()).toBe(2)
  store(db, 'c', false)
  expect(standing()).toBe(2)
  store(db, 'd', true)
  expect(standing()).toBe(4)
  storeStandingChoice(db, ACTOR, complete.id, '第四次误报')
  expect(standing()).toBe(2)
  closeDatabase(db)
})
