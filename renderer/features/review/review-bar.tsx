interface ReviewBarProps {
  readonly items: number
  readonly pending: number
}

/** "已审 12/45" with a bar that says the same. */
export function ReviewBar({ items, pending }: ReviewBarProps) {
  const done = items - pending
  return (
    <span className="review-progress">
      <span className="review-track" aria-hidden="true">
        <span className="review-done" style={{ width: `${items === 0 ? 0 : (done / items) * 100}%` }} />
      </span>
      <span className="number">{`已审 ${done}/${items}`}</span>
    </span>
  )
}
