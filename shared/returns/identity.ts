import { formatDecimal } from '../scheme/decimal.ts'
import { formatPointsShort } from '../scheme/points.ts'
import type { Form } from './form.ts'

/**
 * What the hidden sheet of a form says of itself. It stands there as rows of texts: a label in column A, the value in
 * column B; then one row an indicator: 指标, id, points, target ("" where there is none).
 */
export interface FormIdentity {
  readonly unitId: string
  readonly unitName: string
  readonly year: string
  readonly schemeVersion: string
  readonly indicators: readonly {
    readonly id: string
    readonly points: string
    readonly target: string
  }[]
}

export const IDENTITY_MARK = '科素考评自评表'
export const IDENTITY_LABELS = {
  mark: '标识',
  unitId: '单位编号',
  unitName: '单位名称',
  year: '年度',
  schemeVersion: '方案版本',
  digest: '校验值',
  indicator: '指标',
} as const

export function identityOf(form: Form): FormIdentity {
  return {
    unitId: form.unitId,
    unitName: form.unitName,
    year: String(form.year),
    schemeVersion: String(form.schemeVersion),
    indicators: form.rows.map((row) => ({
      id: row.indicatorId,
      points: formatPointsShort(row.points),
      target: row.target === null ? '' : formatDecimal(row.target),
    })),
  }
}

/** The text whose SHA-256 (lower-case hex, of its UTF-8 bytes) is the digest in the hidden sheet. */
export function identityText(identity: FormIdentity): string {
  const head = [identity.unitId, identity.unitName, identity.year, identity.schemeVersion]
  const rows = identity.indicators.map((i) => `${i.id}\t${i.points}\t${i.target}`)
  return [IDENTITY_MARK, ...head, ...rows].join('\n')
}
