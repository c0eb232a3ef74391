import { expect, test } from 'vitest'
import { programField, type FieldWork, NO_FIELD_WORK, type ProgramField } from '#shared/reports/field-work.ts'
import { fillText } from '#shared/reports/fill-template.ts'
import { linesOf } from './model-text.ts'

const NEVER = (place: string): string => {
  throw new Error(place)
}

test('引号里又有引号的，里面用单引号；不在引号里的照原样', () => {
  const values = { 指标: '实施“互联网+科普”行动' }
  expect(fillText('失分最多的是“{指标}”。', values, NEVER)).toBe('失分最多的是“实施‘互联网+科普’行动”。')
  expect(fillText('失分最多的是{指标}。', values, NEVER)).toBe('失分最多的是实施“互联网+科普”行动。')
})

function sentence(own: Partial<ProgramField>): string {
  const program = { due: 9, finished: 0, onTime: 0, behind: 0, idle: 0, visits: 0, ...own }
  const problems = own.problems ?? NO_FIELD_WORK.problems
  const field: FieldWork = {
    ...NO_FIELD_WORK,
    period: '第四季度',
    programs: new Map([[1, { ...program, problems }]]),
  }
  return linesOf(programField(field, 1)).join('')
}

test('进展只说有的，不写“0项”；一种情况的说“均”，只有一项的不说', () => {
  expect(sentence({ finished: 2, behind: 1 })).toBe(
    '第四季度应报进展9项，已报3项，其中已完成2项、进度滞后1项。',
  )
  expect(sentence({ onTime: 3 })).toBe('第四季度应报进展9项，已报3项，均按计划推进。')
  expect(sentence({ idle: 1 })).toBe('第四季度应报进展9项，已报1项，尚未开展。')
})

test('督导发现的问题，按整改的情况说', () => {
  const found = (count: number, settled: number): string =>
    sentence({ visits: 1, problems: { found: count, settled } }).replace('涉及本项的督导检查和调研1次，', '')
  expect([found(0, 0), found(1, 1), found(1, 0), found(3, 3), found(3, 1)]).toEqual([
    '没有发现需要整改的问题。',
    '发现问题1个，已整改。',
    '发现问题1个，尚未整改。',
    '发现问题3个，均已整改。',
    '发现问题3个，已整改1个，未整改2个。',
  ])
})
