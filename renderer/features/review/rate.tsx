import type { ReviewItem } from '#shared/contract/review.ts'
import { StatusTag } from '../../components/status-tag.tsx'

/** 完成率 with its light: the shape and the word say what the colour does. */
export function Rate({ item: { rate, attainment } }: { readonly item: ReviewItem }) {
  if (attainment === null) return rate ?? '—'
  return (
    <span className="rate">
      {rate === null ? null : <span>{rate}</span>}
      <StatusTag light={attainment.light}>{attainment.word}</StatusTag>
    </span>
  )
}
