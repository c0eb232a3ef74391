import { describe, expect, it } from 'vitest'
import type { FormRow } from '#shared/returns/form.ts'
import type { Field } from '#shared/returns/reading.ts'
import type { Answers, Content } from './build-sheet.ts'
import { cellOf, readOne } from './example-return.ts'

/** What a department typed; the value that it means, null where none; the code that stands at it, null where none. */
export type Typed = readonly [content: Content, value: string | null, code: string | null]

const show = (content: Content): string =>
  typeof content === 'string' ? content : `${content.type} ${content.text}`

/** One test for each thing typed into a field of a row. */
export function says(
  title: string,
  row: FormRow,
  header: keyof Answers,
  field: Field,
  cases: readonly Typed[],
  beside: Answers = {},
): void {
  describe(title, () => {
    it.each(cases.map((one) => [show(one[0]), ...one] as const))('“%s”', (_, content, value, code) => {
      const cell = cellOf(readOne(row, { ...beside, [header]: content }), field)
      expect([cell?.value, cell?.error ?? cell?.remark]).toEqual([value, code])
    })
  })
}

export const REASON: Answers = { 偏差原因及改进措施: '见说明' }
