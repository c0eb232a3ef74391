import { expect, test } from 'vitest'
import { findChanges } from '#shared/returns/changes.ts'
import { cellKey, countOpen, doubtsOf, isCleaned, remarkKeys, settleDoubts } from '#shared/returns/doubts.ts'
import type { CellReading, FileRemark } from '#shared/returns/reading.ts'

const cell = (change: Partial<CellReading> = {}): CellReading => ({
  indicator: '1.1',
  field: 'actual',
  sheet: '自评表',
  cell: 'H5',
  original: '30',
  value: '30',
  remark: null,
  error: null,
  message: null,
  ...change,
})
const remark = (change: Partial<FileRemark> = {}): FileRemark => ({
  code: 'unknown-row',
  indicator: null,
  message: '请核对。',
  ...change,
})

test.each([
  ['full-width', false],
  ['percent-sign', false],
  ['separator', false],
  ['unit-suffix', false],
  ['magnitude', false],
  ['chinese-numeral', false],
  ['rounded', false],
  ['approximate', true],
  ['maybe-fraction', true],
  ['band-mismatch', true],
  ['score-far', true],
  ['over-130', true],
  ['reason-missing', true],
  ['value-ignored', true],
  ['evidence-unknown', true],
  ['evidence-missing', true],
] as const)('%s is a doubt: %s', (code, doubt) => {
  expect(doubtsOf({ cells: [cell({ remark: code })], remarks: [] }).length).toBe(doubt ? 1 : 0)
})

test('a refused cell is a doubt, removed control characters are none, other remarks on the file are', () => {
  const remarks = [
    remark({ code: 'control-characters' }),
    remark({ code: 'form-outdated' }),
    remark(),
    remark(),
  ]
  const cells = [cell({ value: null, error: 'negative', message: '不能为负数。' })]
  expect(doubtsOf({ cells, remarks }).map(({ field, code, refused }) => [field, code, refused])).toEqual([
    ['form-outdated', 'form-outdated', false],
    ['unknown-row', 'unknown-row', false],
    ['unknown-row#2', 'unknown-row', false],
    ['actual', 'negative', true],
  ])
})

test('the cells of a second row with the same 编号 are one doubt', () => {
  const again = (field: CellReading['field']) => cell({ field, value: null, error: 'duplicate-row' })
  const { length } = doubtsOf({ cells: [cell(), again('actual'), again('note')], remarks: [] })
  expect([length, cellKey(again('note'))]).toEqual([1, { indicator: '1.1', field: 'duplicate-row' }])
})

test('remarks of one kind on one indicator keep apart by their order', () => {
  const target = remark({ code: 'changed-target', indicator: '1.1' })
  expect(remarkKeys([target, remark(), target]).map(({ field }) => field)).toEqual([
    'changed-target',
    'unknown-row',
    'changed-target#2',
  ])
})

test('what was doubtful once stays in the list, with what became of it', () => {
  const sent = {
    cells: [
      cell({ remark: 'approximate' }),
      cell({ field: 'selfScore', remark: 'score-far' }),
      cell({ field: 'grade', remark: 'band-mismatch' }),
      cell({ field: 'note', value: null, error: 'error-value' }),
    ],
    remarks: [],
  }
  const now = {
    cells: [cell({ remark: 'approximate' }), cell({ field: 'evidence', remark: 'evidence-unknown' })],
    remarks: [],
  }
  const decision = (field: string, kind: 'adopt' | 'rewrite') => ({ indicator: '1.1', field, kind })
  const doubts = settleDoubts(sent, now, [decision('actual', 'adopt'), decision('note', 'rewrite')])
  expect(doubts.map(({ field, state }) => [field, state])).toEqual([
    ['actual', 'adopted'],
    ['selfScore', 'gone'],
    ['grade', 'gone'],
    ['note', 'rewritten'],
    ['evidence', 'open'],
  ])
  expect(countOpen(doubts)).toBe(1)
})

test.each([
  ['8.5', '8.50', false],
  ['30', '30', false],
  ['30场', '30', true],
  ['0.95', '95', true],
  [' 达成', '达成', true],
  ['—', 'no-data', true],
] as const)('“%s” read as %s is cleaned: %s', (original, value, cleaned) => {
  expect(isCleaned(cell({ original, value }))).toBe(cleaned)
})

test('a difference is a text or a value that is another; second rows do not count', () => {
  const before = [
    cell({ original: '约300', value: '300' }),
    cell({ field: 'note', original: '见附件', value: '见附件' }),
  ]
  const after = [
    cell({ original: '约300', value: '310' }),
    cell({ field: 'grade', original: '合格', value: null, error: 'unknown-band' }),
    cell({ original: '20', value: null, error: 'duplicate-row' }),
  ]
  expect(findChanges(before, after)).toEqual([
    {
      indicator: '1.1',
      field: 'actual',
      before: { original: '约300', value: '300' },
      after: { original: '约300', value: '310' },
    },
    { indicator: '1.1', field: 'grade', before: null, after: { original: '合格', value: null } },
    { indicator: '1.1', field: 'note', before: { original: '见附件', value: '见附件' }, after: null },
  ])
  expect(findChanges(after, after)).toEqual([])
})
