import { quote } from './cell-message.ts'
import type { ErrorCode, RemarkCode } from './codes.ts'
import type { Doubt } from './doubts.ts'
import type { CellReading } from './reading.ts'

/** What a unit is asked to do, by the rule that gave rise to the doubt. */
const REQUESTS: Readonly<Partial<Record<RemarkCode | ErrorCode, string>>> = {
  'band-mismatch': '自评得分不在所选档次的范围内，请核对档次和得分',
  'score-far': '自评得分与填报内容相差较大，请核对',
  'over-130': '超过年度目标值的 130%，请核对数字，属实的写明原因',
  'reason-missing': '请补写原因',
  'maybe-fraction': '请核对是否应按百分数填写，例如 95 而不是 0.95',
  approximate: '请填报准确数，不要用约数',
  'value-ignored': '此处不需要填写，请核对是否填错位置',
  'evidence-unknown': '所写编号不在佐证材料目录中，请核对编号或补登目录',
  'evidence-missing': '请补写佐证材料编号并报送材料',
  'unreadable-number': '请按计量单位只填一个数字',
  negative: '不能为负数，请改正',
  'over-points': '自评得分超过本项分值，请改正',
  'unknown-band': '请从下拉列表中选择自评档次',
  'not-yes-no': '请只填“是”或“否”',
  'formula-without-result': '请直接填写数值，或用表格软件打开保存后再报送',
  'error-value': '公式出错，请直接填写内容',
  'no-data-not-allowed': '本项必须填报，请补填；数值为零的填 0',
}

/** What may be written to the unit of a doubt: it names the place, what stands there, and what to do. */
export function proposeRequest(doubt: Doubt, cell: CellReading | null): string {
  const request = REQUESTS[doubt.code]
  if (request === undefined) return doubt.message
  if (cell === null) return `编号 ${doubt.indicator ?? ''}：${request}。`
  return `${cell.sheet}!${cell.cell} 写的是${quote(cell.original)}，${request}。`
}
