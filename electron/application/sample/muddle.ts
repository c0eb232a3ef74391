import type { RowAnswers } from '#electron/workbooks/write/form-answers.ts'
import type { Form, FormRow } from '#shared/returns/form.ts'
import type { Random } from './random.ts'
import type { SamplePart } from './cast.ts'

type Rows = ReadonlyMap<string, RowAnswers>

/** Fills the same answers in as many offices do: full-width digits, units behind numbers, 约, Chinese numerals. */
export function muddleAnswers(form: Form, rows: Rows, manner: SamplePart['manner'], random: Random): Rows {
  const muddled = new Map(
    form.rows.map((row) => [row.indicatorId, muddleRow(row, rows.get(row.indicatorId) ?? {}, random)]),
  )
  return manner === 'refused' ? spoil(form, muddled) : muddled
}

function muddleRow(row: FormRow, answers: RowAnswers, random: Random): RowAnswers {
  const { actual, selfScore, grade } = answers
  return {
    ...answers,
    ...(typeof actual === 'number'
      ? { actual: muddleNumber(String(actual), row.measure ?? '', random) }
      : {}),
    ...(selfScore === undefined
      ? {}
      : { selfScore: random.pick([selfScore, `${selfScore}分`, toFullWidth(String(selfScore))]) }),
    ...(grade === undefined ? {} : { grade: random.pick([grade, ` ${grade}`, `${grade} `]) }),
  }
}

function muddleNumber(digits: string, measure: string, random: Random): string {
  if (measure === '%') return random.pick([`${digits}%`, `${toFullWidth(digits)}％`, `${digits}％`])
  const suffix = measure.split('/')[0] ?? ''
  return random.pick([
    toFullWidth(digits),
    `${digits}${suffix}`,
    `约${digits}${suffix}`,
    `${digits}${suffix}左右`,
    ` ${digits} `,
  ])
}

function toFullWidth(text: string): string {
  return text.replaceAll(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
}

/** Cells that cannot be taken, an item that does not apply, a row that is left empty. */
function spoil(form: Form, rows: ReadonlyMap<string, RowAnswers>): Rows {
  const spoiled = new Map(rows)
  const quantity = form.rows.find((row) => row.rule === 'higher-is-better' && !row.noDataAllowed)
  const graded = form.rows.filter((row) => row.rule === 'graded')
  const change = (row: FormRow | undefined, answers: RowAnswers): void => {
    if (row !== undefined) spoiled.set(row.indicatorId, answers)
  }
  change(quantity, {
    ...(quantity === undefined ? {} : spoiled.get(quantity.indicatorId)),
    actual: '另行报送',
  })
  change(graded[0], { ...spoiled.get(graded[0]?.indicatorId ?? ''), grade: '合格' })
  change(graded[1], { grade: '不适用', deviation: '本单位已不承担此项职责（示例）' })
  change(graded[2], {})
  return spoiled
}
