import type { SendBackItem } from '#db/send-backs.ts'
import type { Form } from '#shared/returns/form.ts'
import { FIELD_HEADERS } from '#shared/returns/own-cells.ts'
import type { CellReading } from '#shared/returns/reading.ts'

/** An item with what stands where it points. */
export interface DescribedItem extends SendBackItem {
  /** '' for the form as a whole. */
  readonly title: string
  /** "H12 实际完成值", "整行", "整份表". */
  readonly place: string
  readonly original: string
}

/** Tells of each item where it is and what the unit wrote there. `cells`: of the submission that is sent back. */
export function describeItem(form: Form, cells: readonly CellReading[], item: SendBackItem): DescribedItem {
  const { indicator, field, reason } = item
  const title = form.rows.find((row) => row.indicatorId === indicator)?.title ?? ''
  const cell = cells.find((known) => known.indicator === indicator && known.field === field)
  return { indicator, field, reason, title, place: placeOf(item, cell), original: cell?.original ?? '' }
}

export function placeOf(
  { indicator, field }: Pick<SendBackItem, 'indicator' | 'field'>,
  cell: CellReading | undefined,
): string {
  if (indicator === null) return '整份表'
  if (field === null) return '整行'
  return cell === undefined ? FIELD_HEADERS[field] : `${cell.cell} ${FIELD_HEADERS[field]}`
}
