import { memo } from 'react'
import type { Decision, ReviewItem } from '#shared/contract/review.ts'
import { ItemDetail } from './item-detail.tsx'

interface ItemAsideProps {
  readonly year: number
  readonly unit: string
  readonly item: ReviewItem
  readonly busy: boolean
  readonly onDecide: (item: ReviewItem, decision: Decision) => void
  readonly onAsk: (indicator: string) => void
  readonly onCheck: (item: ReviewItem, verdict: 'agreed' | 'disagreed') => void
}

/** What stands beside the table, drawn anew for another item alone: it may come a frame after the key that chose it. */
export const ItemAside = memo(function ItemAside({
  year,
  unit,
  item,
  busy,
  onDecide,
  onAsk,
  onCheck,
}: ItemAsideProps) {
  const { indicator } = item
  return (
    <ItemDetail
      key={indicator}
      year={year}
      unit={unit}
      item={item}
      busy={busy}
      onDecide={(decision) => {
        onDecide(item, decision)
      }}
      onAsk={() => {
        onAsk(indicator)
      }}
      onCheck={(verdict) => {
        onCheck(item, verdict)
      }}
    />
  )
})
