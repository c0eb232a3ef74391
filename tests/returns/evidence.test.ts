import { expect, test } from 'vitest'
import { checkEvidence, type AttachedFile } from '#shared/returns/check-evidence.ts'
import { findingText } from '#shared/returns/evidence-messages.ts'
import { proposeEvidence } from '#shared/returns/propose-evidence.ts'
import type { EvidenceEntry, RowReading } from '#shared/returns/reading.ts'
import { points } from '#shared/scheme/points.ts'

const entry = (number: string, indicators: string, title: string): EvidenceEntry => ({
  number,
  indicators,
  title,
  reference: '',
  kind: '',
  pages: '',
})

const ENTRIES = [
  entry('1', '1.1', '年度安排'),
  entry('０3', '1.1、S4', '会议纪要'),
  entry('附件5', '', '照片'),
]
const INDICATORS = ['1.1', '1.2', 'S4', 'S5', '9']

test.each([
  ['1_年度安排.pdf', '1', '1.1'],
  ['3 会议纪要.docx', '０3', null],
  ['03、会议纪要.pdf', '０3', null],
  ['（3）会议.jpg', '０3', null],
  ['３-2 现场照片.jpg', '０3', null],
  ['附件3：会议纪要.pdf', '０3', null],
  ['佐证材料1.pdf', '1', '1.1'],
  ['附件5.jpg', '附件5', null],
  ['1.1工作总结.pdf', '', '1.1'],
  ['1.2 简报.pdf', '', '1.2'],
  ['S4_信息稿.pdf', '', 'S4'],
  ['s5信息.pdf', '', 'S5'],
  ['1.总结.pdf', '1', '1.1'],
  ['9.jpg', '', '9'],
  // No number that is meant: a year, a count, another document's number.
  ['2018年总结.pdf', '', null],
  ['10 照片.jpg', '', null],
  ['1.3 没有的指标.pdf', '', null],
  ['15人名册.xlsx', '', null],
  ['总结3.pdf', '', null],
  ['1%.pdf', '', null],
  ['', '', null],
])('%s is proposed for entry “%s”, item %s', (name, number, indicator) => {
  expect(proposeEvidence(name, ENTRIES, INDICATORS)).toEqual({ number, indicator })
})

function reading(indicator: string, row: Partial<RowReading>): RowReading {
  return {
    indicator,
    actual: null,
    band: null,
    selfScore: null,
    notApplicable: false,
    noData: false,
    refused: false,
    filled: true,
    answered: true,
    narrative: '',
    deviation: '',
    note: '',
    evidence: [],
    ...row,
  }
}

const ROWS = [
  { indicatorId: '1.1', rule: 'graded', evidence: '文件、图片' },
  { indicatorId: '1.2', rule: 'higher-is-better', evidence: '总结' },
  { indicatorId: 'S4', rule: 'yes-no', evidence: '信息稿' },
  { indicatorId: 'S5', rule: 'higher-is-better', evidence: '' },
] as const

const READING = new Map(
  [
    reading('1.1', { band: '达成', selfScore: points(900), evidence: ['1', '7'] }),
    reading('1.2', { actual: '12' }),
    reading('S4', { actual: '否' }),
    reading('S5', { actual: '3' }),
  ].map((row) => [row.indicator, row]),
)

function check(files: readonly AttachedFile[], rows: ReadonlyMap<string, RowReading> = READING) {
  const { findings, items } = checkEvidence({ rows: ROWS, reading: rows, entries: ENTRIES, files })
  const names = { fileName: (id: number) => `文件${id}.pdf`, required: () => '总结' }
  return { texts: findings.map((finding) => findingText(finding, names)), items }
}

test('without a file: each entry of the 目录 lacks one, a number that is not in it is named, an item that claims shows nothing', () => {
  expect(check([]).texts).toEqual([
    '目录所列“年度安排”（编号 1），用于 1.1，还没有收到文件。',
    '目录所列“会议纪要”（编号 ０3），用于 1.1、S4，还没有收到文件。',
    '目录所列“照片”（编号 附件5），还没有收到文件。',
    '1.1 写的佐证编号“7”不在目录中，请向单位核实。',
    '1.2 报了完成情况，没有佐证编号，也没有文件。要求：总结。',
  ])
})

test('files by number, however it is written, and by item; one without a place is named', () => {
  const files = [
    { id: 1, number: '01', indicator: null },
    { id: 2, number: '3', indicator: null },
    { id: 3, number: '附件5', indicator: null },
    { id: 4, number: '', indicator: '1.2' },
    { id: 5, number: '8', indicator: '1.1' },
    { id: 6, number: '', indicator: null },
  ]
  const { texts, items } = check(files)
  expect(texts).toEqual([
    '1.1 写的佐证编号“7”不在目录中，请向单位核实。',
    '文件“文件5.pdf”在目录中没有对应的编号，请核对放在哪一项。',
    '文件“文件6.pdf”在目录中没有对应的编号，请核对放在哪一项。',
  ])
  expect(items.map(({ indicator, required, files: found }) => [indicator, required, found])).toEqual([
    ['1.1', true, [1, 2, 5]],
    ['1.2', true, [4]],
    ['S4', false, [2]],
    ['S5', false, []],
  ])
})

test('what claims nothing needs no evidence: 不适用, no data, 0, 否, a refused cell, an item that wants none', () => {
  const without = (row: Partial<RowReading>): readonly string[] =>
    check(
      [
        { id: 1, number: '1', indicator: null },
        { id: 2, number: '3', indicator: null },
        { id: 3, number: '附件5', indicator: null },
      ],
      new Map([['1.2', reading('1.2', row)]]),
    ).texts
  expect([
    without({ actual: '12' }).length,
    without({ actual: '0' }),
    without({ actual: '12', notApplicable: true }),
    without({ noData: true }),
    without({ actual: '12', refused: true }),
    without({ selfScore: points(300) }),
  ]).toEqual([1, [], [], [], [], []])
})
