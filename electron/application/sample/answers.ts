import type { FormAnswers, RowAnswers } from '#electron/workbooks/write/form-answers.ts'
import type { Form, FormRow } from '#shared/returns/form.ts'
import { bandOfScore } from '#shared/scheme/bands.ts'
import { compareDecimals, decimal, formatDecimal, roundPlaces } from '#shared/scheme/decimal.ts'
import { formatPointsShort, points, type Points } from '#shared/scheme/points.ts'
import { suggestScore } from '#shared/scheme/suggest.ts'
import type { SamplePart } from './cast.ts'
import { muddleAnswers } from './muddle.ts'
import type { Random } from './random.ts'

/** Stands in every text of a sample return. */
export const SAMPLE_MARK = '（示例）'

/** A made-up, filled form: honest numbers near the unit's level, then the unit's manner of filling in. */
export function fillSample(form: Form, part: SamplePart, random: Random): FormAnswers {
  const rows = new Map(
    form.rows.map((row, index) => [row.indicatorId, fillRow(form, row, part, random, index + 1)]),
  )
  return {
    rows: part.manner === 'clean' ? rows : muddleAnswers(form, rows, part.manner, random),
    head: {
      filledBy: '示例填表人',
      phone: '示例电话',
      responsible: '示例负责人',
      date: `${form.year + 1}年1月5日`,
    },
    evidence: form.rows.map((row, index) => ({
      number: String(index + 1),
      indicators: row.indicatorId,
      title: `${row.title}佐证材料${SAMPLE_MARK}`,
      reference: `${form.year}年`,
      kind: '总结',
      pages: '1',
    })),
  }
}

function fillRow(form: Form, row: FormRow, part: SamplePart, random: Random, evidence: number): RowAnswers {
  const level = Math.min(100, part.level + random.between(-2, 2))
  const common = { narrative: `按计划开展“${row.title}”有关工作${SAMPLE_MARK}。`, evidence: String(evidence) }
  switch (row.rule) {
    case 'graded':
      return { ...common, ...fillGraded(form, row, level) }
    case 'yes-no':
      return level >= 75
        ? { ...common, actual: '是', selfScore: Number(formatPointsShort(row.points)) }
        : { ...common, actual: '否', selfScore: 0, deviation: `尚在推进${SAMPLE_MARK}` }
    default:
      return { ...common, ...fillQuantity(form, row, level) }
  }
}

function fillGraded(form: Form, row: FormRow, level: number): RowAnswers {
  // To a tenth of a point, as people give scores.
  const score = points(Math.round((row.points * level) / 1000) * 10)
  const band = bandOfScore(form.bands, score, row.points)?.name ?? ''
  const reason = band === form.bands.at(-1)?.name ? { deviation: `力量不足，进度滞后${SAMPLE_MARK}` } : {}
  return { grade: band, selfScore: Number(formatPointsShort(score)), ...reason }
}

function fillQuantity(form: Form, row: FormRow, level: number): RowAnswers {
  if (row.noDataAllowed) return { actual: '-', deviation: `本年度未开展调查${SAMPLE_MARK}` }
  const actual = row.rule === 'steps' ? decimal(stepFor(level)) : nearTarget(row, level)
  const values = { actual, yesNo: null, band: null, selfScore: null }
  const score: Points | null = suggestScore(row, row.target, form, values)?.score ?? null
  const short = row.target !== null && compareDecimals(actual, row.target) < 0
  return {
    actual: Number(formatDecimal(actual)),
    ...(score === null ? {} : { selfScore: Number(formatPointsShort(score)) }),
    ...(short ? { deviation: `部分工作转入下年${SAMPLE_MARK}` } : {}),
  }
}

function stepFor(level: number): string {
  if (level >= 80) return '2'
  return level >= 60 ? '1' : '0'
}

function nearTarget(row: FormRow, level: number): ReturnType<typeof decimal> {
  const target = row.target ?? decimal('10')
  const share = { mantissa: target.mantissa * BigInt(Math.min(level + 4, 100)), scale: target.scale + 2 }
  return roundPlaces(share, row.measure === '%' || row.measure === '元/人' ? 2 : 0)
}
