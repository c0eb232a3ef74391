import { Button } from 'antd'
import type { PaperCheck, PaperRow } from '#shared/contract/paper.ts'
import { hintOf, type PaperField } from './paper-columns.ts'

export interface PaperPlace {
  readonly indicator: string
  readonly field: PaperField
}

interface PaperMessageProps {
  readonly rows: readonly PaperRow[]
  readonly check: PaperCheck
  /** The cell with the focus; null: none had it yet. */
  readonly place: PaperPlace | null
  /** What came of the last paste; null: nothing to say. */
  readonly pasted: string | null
  readonly onNext: () => void
}

/** Below the grid: how the cell at work is read, or what goes there; and how far the form is. */
export function PaperMessage({ rows, check, place, pasted, onNext }: PaperMessageProps) {
  const errors = check.cells.filter(({ error }) => error !== null).length
  const remarks = check.cells.filter(({ remark }) => remark !== null).length
  return (
    <div className="paper-bar">
      <p id="paper-message" className="paper-message">
        {pasted ?? textAt(rows, check, place)}
      </p>
      <p role="status" className="quiet">
        {`已答 ${check.answered}/${check.rows} 行，${errors} 格不能读入，${remarks} 格有备注`}
      </p>
      <Button disabled={errors + remarks === 0} onClick={onNext}>
        下一处疑点
      </Button>
    </div>
  )
}

function textAt(rows: readonly PaperRow[], check: PaperCheck, place: PaperPlace | null): string {
  if (place === null) return '按纸质表逐格录入，读法和报送的文件一样，随时自动保存为草稿。'
  const { indicator, field } = place
  const cell = check.cells.find((known) => known.indicator === indicator && known.field === field)
  if (cell?.message !== undefined && cell.message !== null) return cell.message
  const missing =
    field === 'evidence' ? check.remarks.find((remark) => remark.indicator === indicator) : undefined
  const row = rows.find((known) => known.indicator === indicator)
  return missing?.message ?? (row === undefined ? '' : `${row.indicator} ${row.title}。${hintOf(row, field)}`)
}
