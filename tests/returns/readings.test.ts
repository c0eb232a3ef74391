import { describe, expect, it } from 'vitest'
import file from '../fixtures/readings.json' with { type: 'json' }
import type { FormHeader } from '#shared/returns/form.ts'
import type { FormRow } from '#shared/returns/form.ts'
import { decimal } from '#shared/scheme/decimal.ts'
import { pointsOf } from '#shared/scheme/points.ts'
import { errorValue, formula, NO_RESULT, number, type Content } from './build-sheet.ts'
import { cellOf, formRow, readOne } from './example-return.ts'

type Example = (typeof file.examples)[number] & {
  readonly reason?: string
  readonly band?: string
  readonly actual?: string
  readonly numFmt?: string
  readonly cached?: string | null
}

const HEADERS: Record<string, FormHeader> = { actual: '实际完成值', grade: '自评档次', selfScore: '自评得分' }

function contentOf(example: Example): Content {
  if (example.cell === 'number') return number(example.original, example.numFmt ?? null)
  if (example.cell === 'formula') {
    if (example.cached === null) return NO_RESULT
    return example.original.startsWith('#')
      ? { ...toObject(errorValue(example.original)), formula: true }
      : formula(example.original)
  }
  return example.original
}

function toObject(content: Content): Exclude<Content, string> {
  return typeof content === 'string' ? {} : content
}

function rowOf(example: Example): FormRow {
  const rule = example.rule === 'graded' || example.rule === 'yes-no' ? example.rule : 'higher-is-better'
  return formRow({
    rule,
    measure: example.measure,
    target: example.target === null ? null : decimal(example.target),
    points: pointsOf(example.points),
    noDataAllowed: example.noDataAllowed,
  })
}

describe('the examples that every reading must agree with', () => {
  it('are all 59 there', () => expect(file.examples).toHaveLength(59))

  it.each(file.examples as readonly Example[])('$n: $field $cell “$original”', (example) => {
    const header = HEADERS[example.field]
    if (header === undefined) throw new Error(`unknown field ${example.field}`)
    const reading = readOne(rowOf(example), {
      [header]: contentOf(example),
      ...(example.reason === undefined ? {} : { 偏差原因及改进措施: example.reason }),
      ...(example.band === undefined ? {} : { 自评档次: example.band }),
      ...(example.actual === undefined ? {} : { 实际完成值: number(example.actual) }),
    })
    const cell = cellOf(reading, example.field as 'actual')
    expect({
      value: cell?.value,
      remark: example.remark === null ? null : (cell?.remark ?? false),
      error: cell?.error ?? false,
      original: cell?.original,
    }).toEqual({
      value: example.value,
      remark: example.remark,
      error: example.error,
      original: example.original,
    })
    const isQuiet = [example.remark, example.error].every((said) => said === false)
    expect(cell?.message === null).toBe(isQuiet)
  })
})
