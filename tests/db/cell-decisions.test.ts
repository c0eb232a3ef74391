import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  loadCellDecisions,
  loadYearCellDecisions,
  storeCellDecisions,
  type CellDecision,
} from '#db/cell-decisions.ts'
import { closeDatabase, openDatabase, type Database } from '#db/open.ts'
import { storePlan } from '#db/plans.ts'
import { storeSubmission } from '#db/submissions.ts'
import { storeUnits } from '#db/units.ts'
import { storeYear } from '#db/years.ts'
import { builtinPlan, builtinUnits } from '#shared/plan/builtin.ts'
import { unitId } from '#shared/plan/unit.ts'
import { day } from '#shared/scheme/day.ts'
import { scratchFolder } from '#tests/support/scratch.ts'

const MONDAY = { operator: '张三（示例）', at: '2019-01-14T08:00:00.000Z' }
const TUESDAY = { operator: '李四（示例）', at: '2019-01-15T08:00:00.000Z' }

const ADOPTED = { indicator: '1.1', field: 'actual', kind: 'adopt', text: null, reason: '' } as const

function openYear(): { readonly db: Database; readonly submissionId: number } {
  const opened = openDatabase(join(scratchFolder(), 'kaoping.db'), { mode: 'create' })
  if (!opened.ok) throw new Error(opened.failure.code)
  const { db } = opened
  storePlan(db, builtinPlan)
  storeUnits(db, builtinUnits)
  storeYear(db, MONDAY, { year: 2018, planId: builtinPlan.id, sample: true })
  const { submission } = storeSubmission(db, MONDAY, {
    year: 2018,
    unit: unitId('D02'),
    bytes: Buffer.from('示例'),
    sha256: 'a',
    fileName: '示例.xlsx',
    received: day('2019-01-10'),
    schemeVersion: 1,
    way: 'file',
    reading: {
      sheet: '自评表',
      rows: [],
      cells: [],
      remarks: [],
      evidence: [],
      head: { filledBy: '', phone: '', responsible: '', date: '' },
      complete: false,
    },
  })
  return { db, submissionId: submission.id }
}

test('the latest decision of a cell stands, and a decision taken back is none', () => {
  const { db, submissionId } = openYear()
  const rewritten: CellDecision = {
    ...ADOPTED,
    submissionId,
    kind: 'rewrite',
    text: '30',
    reason: '电话核实',
  }
  const sentBack: CellDecision = {
    submissionId,
    indicator: null,
    field: 'form-outdated',
    kind: 'send-back',
    text: null,
    reason: '请用新表填报',
  }
  const other: CellDecision = { ...ADOPTED, submissionId, field: 'note' }
  storeCellDecisions(db, MONDAY, [{ ...ADOPTED, submissionId }, sentBack, other])
  storeCellDecisions(db, TUESDAY, [rewritten, { ...other, kind: 'undecided' }])
  const standing = [
    { ...sentBack, ...MONDAY },
    { ...rewritten, ...TUESDAY },
  ]
  expect(loadCellDecisions(db, submissionId)).toEqual(standing)
  expect(loadYearCellDecisions(db, 2018)).toEqual(new Map([[submissionId, standing]]))
  expect(loadCellDecisions(db, submissionId + 1)).toEqual([])
  expect(loadYearCellDecisions(db, 2017)).toEqual(new Map())
  closeDatabase(db)
})
