import type { PaperContent } from '#shared/contract/paper.ts'
import type { Form } from '#shared/returns/form.ts'
import type { Field } from '#shared/returns/reading.ts'

export type TypedRow = { readonly [field in Field]?: string }

const EMPTY: Readonly<Record<Field, string>> = {
  actual: '',
  narrative: '',
  grade: '',
  selfScore: '',
  deviation: '',
  evidence: '',
  note: '',
}

/** What an officer types from a paper return; what is left out stays empty. */
export function typedContent(
  form: Form,
  rows: Readonly<Record<string, TypedRow>>,
  more: Partial<PaperContent> = {},
): PaperContent {
  return {
    received: '2019-01-09',
    head: { filledBy: '示例填表人', phone: '0534-0000000', responsible: '', date: '2019年1月8日' },
    rows: form.rows.map(({ indicatorId }) => ({ indicator: indicatorId, ...EMPTY, ...rows[indicatorId] })),
    evidence: [
      { number: '1', indicators: 'S4', title: '示例信息稿', reference: '2018年', kind: '信息稿', pages: '3' },
    ],
    ...more,
  }
}
