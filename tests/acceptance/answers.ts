import { createRandom, type Random } from '#electron/application/sample/random.ts'
import type { Form, FormRow } from '#shared/returns/form.ts'
import type { ErrorCode, RemarkCode } from '#shared/returns/codes.ts'
import type { Field } from '#shared/returns/reading.ts'
import { formatPointsShort } from '#shared/scheme/points.ts'

/** What is written into a cell, and how it must be read (spec/returns.md). */
export interface WrittenCell {
  readonly field: Field
  readonly written: string | number
  readonly value: string | null
  /** null: must have none; undefined: left open. */
  readonly remark?: RemarkCode | null
  readonly error?: ErrorCode
}

/** What an item counts as once every suggested score is accepted; see score_again.py. */
export type Verdict =
  | { readonly state: 'missing' | 'not-applicable' | 'no-data' }
  | {
      readonly state: 'scored'
      readonly actual?: string
      readonly band?: string
      readonly self?: string
      readonly yes?: boolean
    }

export interface WrittenRow {
  readonly cells: readonly WrittenCell[]
  readonly verdict: Verdict
}

const reason: WrittenCell = {
  field: 'deviation',
  written: '进度安排在下年',
  value: '进度安排在下年',
  remark: null,
}
const evidence: WrittenCell = { field: 'evidence', written: '1、3-5；7', value: '1、3-5；7' }
const missing: Verdict = { state: 'missing' }

const GRADED: readonly ((row: FormRow) => WrittenRow)[] = [
  (row) => graded('达成', share(row, 8850), share(row, 8850), null),
  (row) => graded(' 达成 ', toFullWidth(share(row, 9200)), share(row, 9200), 'full-width'),
  (row) => graded('部分达成', `${share(row, 7500)}分`, share(row, 7500), 'unit-suffix'),
  (row) => graded('部分达成', share(row, 9100), share(row, 9100), 'band-mismatch'),
  (row) => graded('未达成', `${share(row, 3400)}049`, share(row, 3400), 'rounded'),
  () => ({
    cells: [{ field: 'grade', written: '部分达成', value: '部分达成' }, reason],
    verdict: { state: 'scored', band: '部分达成' },
  }),
  (row) => ({
    cells: [{ field: 'selfScore', written: Number(share(row, 6250)), value: share(row, 6250) }, reason],
    verdict: { state: 'scored', self: share(row, 6250) },
  }),
  () => ({
    cells: [{ field: 'grade', written: '不适用', value: '不适用', remark: null }, reason],
    verdict: { state: 'not-applicable' },
  }),
  (row) => ({
    cells: [
      { field: 'grade', written: '合格', value: null, error: 'unknown-band' },
      { field: 'selfScore', written: share(row, 7000), value: share(row, 7000) },
    ],
    verdict: missing,
  }),
  () => ({
    cells: [{ field: 'grade', written: '不适用', value: null, error: 'reason-missing' }],
    verdict: missing,
  }),
  () => ({ cells: [], verdict: missing }),
]

/** So many ten-thousandths of the row's points, as a decimal string: 8850 of 4 points is 3.54. */
function share(row: FormRow, tenThousandths: number): string {
  return formatPointsShort((row.points * tenThousandths) / 10_000)
}

function toFullWidth(text: string): string {
  return text.replaceAll(/[0-9.]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
}

function graded(band: string, written: string, value: string, remark: RemarkCode | null): WrittenRow {
  const asNumber = Number(written)
  return {
    cells: [
      { field: 'grade', written: band, value: band.trim(), remark: null },
      { field: 'selfScore', written: Number.isNaN(asNumber) ? written : asNumber, value, remark },
      reason,
    ],
    verdict: { state: 'scored', band: band.trim(), self: value },
  }
}

const YES_NO: readonly (() => WrittenRow)[] = [
  () => ({
    cells: [{ field: 'actual', written: '是', value: '是' }],
    verdict: { state: 'scored', yes: true },
  }),
  () => ({
    cells: [{ field: 'actual', written: ' 否', value: '否' }, reason],
    verdict: { state: 'scored', yes: false },
  }),
  () => ({
    cells: [{ field: 'actual', written: '明年建成', value: null, error: 'not-yes-no' }],
    verdict: missing,
  }),
]

const PERCENT: readonly (readonly [string | number, string, RemarkCode | null])[] = [
  [96.5, '96.5', null],
  ['88.25%', '88.25', null],
  ['９３％', '93', 'percent-sign'],
  ['百分之七十', '70', 'chinese-numeral'],
  [0.95, '0.95', 'maybe-fraction'],
]

const COUNT: readonly (readonly [string | number, string, RemarkCode | null])[] = [
  [4, '4', null],
  [3, '3', null],
  ['２', '2', 'full-width'],
  ['约3篇', '3', 'approximate'],
  ['三', '3', 'chinese-numeral'],
  ['4篇', '4', 'unit-suffix'],
]

const MONEY: readonly (readonly [string | number, string, RemarkCode | null])[] = [
  [1.12, '1.12', null],
  ['0.85元', '0.85', 'unit-suffix'],
  [0.1 + 0.2, '0.3', null],
]

const STEPS: readonly (readonly [string | number, string, RemarkCode | null])[] = [
  [2, '2', null],
  ['1', '1', null],
  [0, '0', null],
  ['两份', '2', 'chinese-numeral'],
]

function fillRow(row: FormRow, random: Random): WrittenRow {
  if (row.rule === 'graded') return pick(GRADED, random)(row)
  if (row.rule === 'yes-no') return pick(YES_NO, random)()
  if (row.noDataAllowed) {
    return {
      cells: [{ field: 'actual', written: '—', value: 'no-data', remark: null }, reason],
      verdict: { state: 'no-data' },
    }
  }
  const choices =
    row.rule === 'steps' ? STEPS : row.measure === '%' ? PERCENT : row.measure === '篇' ? COUNT : MONEY
  const [written, value, remark] = pick(choices, random)
  return {
    cells: [{ field: 'actual', written, value, remark }, reason],
    verdict: { state: 'scored', actual: value },
  }
}

function pick<T>(choices: readonly T[], random: Random): T {
  const chosen = choices[random.between(0, choices.length - 1)]
  if (chosen === undefined) throw new Error('nothing to choose from')
  return chosen
}

/** A form filled in at random, always the same for a seed. */
export function fillAtRandom(form: Form, seed: number): ReadonlyMap<string, WrittenRow> {
  const random = createRandom(seed)
  return new Map(
    form.rows.map((row) => {
      const filled = fillRow(row, random)
      const cells =
        filled.cells.length > 0 && random.between(0, 3) === 0 ? [...filled.cells, evidence] : filled.cells
      return [row.indicatorId, { ...filled, cells }]
    }),
  )
}
