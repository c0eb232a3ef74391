import { compareDecimals, parseDecimal } from '../scheme/decimal.ts'
import type { ErrorCode, RemarkCode } from './codes.ts'
import type { CellReading, FileRemark, ReturnReading } from './reading.ts'

/**
 * Cleaning by a fixed rule that leaves no doubt of what was meant: shown as 已清理. Every other remark, and every
 * refused cell, is a 疑点 that the office decides.
 */
const MECHANICAL: ReadonlySet<RemarkCode> = new Set<RemarkCode>([
  'full-width',
  'percent-sign',
  'separator',
  'unit-suffix',
  'magnitude',
  'chinese-numeral',
  'rounded',
  'control-characters',
])

/** Names a cell or remark of a submission that the office decides, as its decisions are kept. */
export interface DecisionKey {
  /** null: the file as a whole. */
  readonly indicator: string | null
  /**
   * A column of the unit's own, or the code of a remark without a cell ("unknown-row#2": the second such one). The cells
   * of a row whose 编号 stands there twice are decided together, as `duplicate-row`.
   */
  readonly field: string
}

export interface Doubt extends DecisionKey {
  readonly code: RemarkCode | ErrorCode
  /** The cell is refused, or read with a remark. */
  readonly refused: boolean
  readonly message: string
}

type Readings = Pick<ReturnReading, 'cells' | 'remarks'>

export function sameKey(a: DecisionKey, b: DecisionKey): boolean {
  return a.indicator === b.indicator && a.field === b.field
}

export function cellKey({ indicator, field, error }: CellReading): DecisionKey {
  return { indicator, field: error === 'duplicate-row' ? error : field }
}

/** Of each remark in its order. */
export function remarkKeys(remarks: readonly FileRemark[]): readonly DecisionKey[] {
  const seen = new Map<string, number>()
  return remarks.map(({ indicator, code }) => {
    const nth = (seen.get(`${indicator ?? ''} ${code}`) ?? 0) + 1
    seen.set(`${indicator ?? ''} ${code}`, nth)
    return { indicator, field: nth === 1 ? code : `${code}#${nth}` }
  })
}

/** All that the office has to decide of a return: what concerns the file first, then cell by cell. */
export function doubtsOf({ cells, remarks }: Readings): readonly Doubt[] {
  const keys = remarkKeys(remarks)
  const ofFile = remarks.flatMap(({ code, message }, index): readonly Doubt[] => {
    const key = keys[index]
    return key === undefined || MECHANICAL.has(code) ? [] : [{ ...key, code, refused: false, message }]
  })
  const ofCells = cells.flatMap((cell): readonly Doubt[] => {
    const code = doubtCode(cell)
    if (code === null) return []
    return [{ ...cellKey(cell), code, refused: cell.error !== null, message: cell.message ?? '' }]
  })
  const all = [...ofFile, ...ofCells]
  return all.filter((doubt, index) => all.findIndex((other) => sameKey(doubt, other)) === index)
}

/** Why the office has to look at a cell; null: it has not. */
export function doubtCode({ remark, error }: Pick<CellReading, 'remark' | 'error'>): Doubt['code'] | null {
  if (error !== null) return error
  return remark === null || MECHANICAL.has(remark) ? null : remark
}

/** Read as something else than the cell says, be it only in its writing; 8.5 and 8.50 are the same. */
export function isCleaned({ original, value, error }: CellReading): boolean {
  if (error !== null || value === null || value === original) return false
  const [written, read] = [parseDecimal(original), parseDecimal(value)]
  return written === null || read === null || compareDecimals(written, read) !== 0
}

/** gone: the office's text in another cell of the row left nothing to doubt. */
export type DoubtState = 'open' | 'adopted' | 'rewritten' | 'sent-back' | 'gone'

export interface KnownDoubt extends Doubt {
  readonly state: DoubtState
}

interface Decided extends DecisionKey {
  readonly kind: 'adopt' | 'rewrite' | 'send-back' | 'undecided'
}

const STATES: Readonly<Record<Decided['kind'], DoubtState>> = {
  adopt: 'adopted',
  rewrite: 'rewritten',
  'send-back': 'sent-back',
  undecided: 'open',
}

/**
 * The doubts of a return as it was sent and of its rows as they were read again, each with what became of it. What was
 * doubtful once stays in the list, so that its length does not shrink while the office works.
 */
export function settleDoubts(
  sent: Readings,
  now: Readings,
  decisions: readonly Decided[],
): readonly KnownDoubt[] {
  const current = doubtsOf(now)
  const before = doubtsOf(sent)
  const decided = (doubt: Doubt): DoubtState | null => {
    const decision = decisions.find((candidate) => sameKey(candidate, doubt))
    return decision === undefined ? null : STATES[decision.kind]
  }
  const kept = before.map((doubt): KnownDoubt => {
    const still = current.find((other) => sameKey(other, doubt))
    return { ...(still ?? doubt), state: decided(doubt) ?? (still === undefined ? 'gone' : 'open') }
  })
  const added = current
    .filter((doubt) => !before.some((other) => sameKey(other, doubt)))
    .map((doubt): KnownDoubt => ({ ...doubt, state: decided(doubt) ?? 'open' }))
  return [...kept, ...added]
}

export function countOpen(doubts: readonly KnownDoubt[]): number {
  return doubts.filter(({ state }) => state === 'open').length
}
