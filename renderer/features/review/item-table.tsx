import { useLayoutEffect } from 'react'
import type { ReviewItem } from '#shared/contract/review.ts'
import type { ValueOf } from '#shared/contract/calls.ts'
import { useLatest } from '../../components/use-latest.ts'
import { ItemRow, type RowActions } from './item-row.tsx'
import { UnsavedItems } from './unsaved-items.tsx'
import { focusScore, showRow, type Move } from './score-field.tsx'
import { hasDoubt } from './item-words.ts'

interface ItemTableProps {
  readonly year: number
  readonly review: ValueOf<'reviewItems'>
  /** The item whose field has the focus when the unit is opened. */
  readonly first: string | null
  readonly current: string | null
  readonly refusal: { readonly indicator: string; readonly message: string } | null
  /** The year is archived: the keys go from item to item and change nothing. */
  readonly closed: boolean
  readonly onCurrent: (indicator: string) => void
  readonly onTyped: (indicator: string) => void
  readonly onEnter: (item: ReviewItem, typed: string) => void
  readonly onSendBack: (indicator: string) => void
  readonly onAsk: (indicator: string) => void
  readonly onAgree: (indicator: string) => void
}

export function ItemTable({
  year,
  review,
  first,
  current,
  refusal,
  closed,
  onCurrent,
  onTyped,
  onEnter,
  onSendBack,
  onAsk,
  onAgree,
}: ItemTableProps) {
  const { unit, items, unitName, submission, pendingItems } = review
  const checks = items.filter(({ secondCheck }) => secondCheck?.state === 'open').length
  const move = (indicator: string, to: Move): void => {
    if (to === 'send-back' || to === 'ask' || to === 'agree') {
      if (!closed) ({ 'send-back': onSendBack, ask: onAsk, agree: onAgree })[to](indicator)
    } else {
      const from = items.findIndex((item) => item.indicator === indicator)
      const around = [...items.slice(from + 1), ...items.slice(0, from)]
      const next = { up: items[from - 1], down: items[from + 1], doubt: around.find(hasDoubt) }[to]
      if (next !== undefined) focusScore(next.indicator)
    }
  }
  // A refusal stands above the table and takes some of its room: the row where the officer is stays in sight.
  useLayoutEffect(() => {
    if (refusal !== null && current !== null) showRow(current)
  }, [refusal, current])
  const rows: RowActions = {
    onCurrent: useLatest(onCurrent),
    onTyped: useLatest(onTyped),
    onEnter: useLatest(onEnter),
    onMove: useLatest(move),
  }
  return (
    <section className="review-items" aria-labelledby="review-unit">
      <h2 id="review-unit">
        {unitName}
        <span className="quiet">
          {submission === null ? '　没有报送，各项按缺报计' : `　第 ${submission.number} 次报送`}
        </span>
      </h2>
      <div className="review-state">
        <p role="status" className="quiet">
          {pendingItems > 0
            ? `还有 ${pendingItems} 项待审核。`
            : checks > 0
              ? `本单位已审完，还有 ${checks} 项待复核。`
              : '本单位已审结，按 Alt+↓ 到下一家。'}
        </p>
        {closed ? null : <UnsavedItems year={year} unit={unit} current={current} />}
      </div>
      {refusal === null ? null : (
        <p id="review-refusal" role="alert" className="review-refusal">
          {refusal.indicator}：{refusal.message}
        </p>
      )}
      <div className="review-scroll">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">编号</th>
              <th scope="col">具体任务（指标）</th>
              <th scope="col" className="number spare">
                分值
              </th>
              <th scope="col" className="number spare">
                目标
              </th>
              <th scope="col" className="number rather-spare">
                完成
              </th>
              <th scope="col" className="number spare">
                完成率%
              </th>
              <th scope="col" className="number">
                自评分
              </th>
              <th scope="col" className="number">
                建议分
              </th>
              <th scope="col" className="number">
                核定分
              </th>
              <th scope="col">状态</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <ItemRow
                key={item.indicator}
                year={year}
                unit={unit}
                item={item}
                current={item.indicator === current}
                first={item.indicator === first}
                closed={closed}
                refused={refusal?.indicator === item.indicator}
                onCurrent={rows.onCurrent}
                onTyped={rows.onTyped}
                onEnter={rows.onEnter}
                onMove={rows.onMove}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
