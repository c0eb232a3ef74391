import { compareDecimals, formatDecimal, parseDecimal, type Decimal } from '../scheme/decimal.ts'
import { formatPointsShort } from '../scheme/points.ts'
import { placeName, quote } from './cell-message.ts'
import { comparableText } from './clean-text.ts'
import type { Form, FormHeader, FormRow } from './form.ts'
import type { LocatedTable } from './locate-table.ts'
import * as messages from './messages.ts'
import { comparableMeasure, parseMeasure } from './numbers/measure.ts'
import { readNumber } from './numbers/read-number.ts'
import { saysNothing } from './no-data-words.ts'
import type { HiddenIdentity } from './read-identity.ts'
import type { FileRemark } from './reading.ts'
import { cellAt, plainText } from './sheet-grid.ts'
import type { Cell } from './workbook.ts'

/**
 * What the office fixed and the file says otherwise (returns.md: "What the office fixed stays fixed"). Points and targets are
 * compared with what the form held when it was handed out, so an outdated form is not said to be changed.
 */
export function remarkOnFixed(
  form: Form,
  row: FormRow,
  at: number,
  table: LocatedTable,
  hidden: HiddenIdentity,
): readonly FileRemark[] {
  const issued =
    hidden.state === 'verified'
      ? hidden.identity.indicators.find(({ id }) => id === row.indicatorId)
      : undefined
  const target = issued === undefined ? row.target : parseDecimal(issued.target)
  const points = issued === undefined ? formatPointsShort(row.points) : issued.points
  const remark = (code: FileRemark['code'], message: string): FileRemark => ({
    code,
    indicator: row.indicatorId,
    message,
  })
  const place = (header: FormHeader): string =>
    placeName(form.unitName, table.grid.sheet.name, at, table.columns.get(header) ?? 1)
  const cell = (header: FormHeader): Cell | null => cellAt(table.grid, at, table.columns.get(header))
  const remarks: FileRemark[] = []
  if (table.columns.has('年度目标值') && isTargetChanged(cell('年度目标值'), target, row)) {
    const office = target === null ? '（无）' : ` ${formatDecimal(target)}${row.measure ?? ''}`
    const message = messages.changedTarget(
      row.indicatorId,
      place('年度目标值'),
      shown(cell('年度目标值')),
      office,
    )
    remarks.push(remark('changed-target', message))
  }
  const measure = plainText(cell('计量单位'))
  if (
    row.measure !== null &&
    measure !== '' &&
    measure !== row.measure &&
    comparableMeasure(measure) !== comparableMeasure(row.measure)
  ) {
    const message = messages.changedMeasure(row.indicatorId, place('计量单位'), measure, row.measure)
    remarks.push(remark('changed-target', message))
  }
  if (table.columns.has('分值') && isPointsChanged(cell('分值'), points)) {
    const message = messages.changedPoints(row.indicatorId, place('分值'), shown(cell('分值')), points)
    remarks.push(remark('changed-points', message))
  }
  const title = plainText(cell('具体任务（指标）'))
  if (title !== '' && title !== row.title && comparableText(title) !== comparableText(row.title)) {
    const message = messages.changedTitle(row.indicatorId, place('具体任务（指标）'), quote(title), row.title)
    remarks.push(remark('changed-title', message))
  }
  return remarks
}

function shown(cell: Cell | null): string {
  const text = plainText(cell)
  return text === '' ? '空白' : quote(text)
}

function isTargetChanged(cell: Cell | null, target: Decimal | null, row: FormRow): boolean {
  const text = plainText(cell)
  if (cell === null || saysNothing(text)) return target !== null
  const number = readNumber(cell, parseMeasure(row.measure))
  // Where there is no target, a word such as 见方案 changes nothing that counts.
  if (target === null) return number.ok
  return !number.ok || compareDecimals(number.value, target) !== 0
}

const POINTS = parseMeasure('分')

function isPointsChanged(cell: Cell | null, points: string): boolean {
  const expected = parseDecimal(points)
  if (expected === null) return false
  if (cell === null || plainText(cell) === '') return true
  const number = readNumber(cell, POINTS)
  return !number.ok || compareDecimals(number.value, expected) !== 0
}
