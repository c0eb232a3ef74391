import { memo } from 'react'
import type { Decision, ReviewItem } from '#shared/contract/review.ts'
import type { DecisionDraft } from './decision-form.tsx'
import { ItemDetail } from './item-detail.tsx'

interface ItemAsideProps {
  readonly year: number
  readonly unit: string
  readonly item: ReviewItem
  readonly draft: DecisionDraft
  readonly busy: boolean
  readonly onDraft: (indicator: string, draft: DecisionDraft) => void
  readonly onDecide: (item: ReviewItem, decision: Decision) => void
  readonly onAsk: (indicator: string) => void
  readonly onCheck: (item: ReviewItem, verdict: 'agreed' | 'disagreed') => void
}

/** What stands beside the table, drawn anew for another item alone: it may come a frame after the key that chose it. */
export const ItemAside = memo(function ItemAside({
  year,
  unit,
  item,
  draft,
  busy,
  onDraft,
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
      draft={draft}
      busy={busy}
      onDraft={(next) => {
        onDraft(indicator, next)
      }}
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
