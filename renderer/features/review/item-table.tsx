import type { ReviewItem } from '#shared/contract/review.ts'
import type { ValueOf } from '#shared/contract/calls.ts'
import { StatusTag } from '../../components/status-tag.tsx'
import { pointsText } from '../../components/texts.ts'
import { focusScore, ScoreField, type Move } from './score-field.tsx'
import { actualText, hasDoubt, isAsked, stateOf } from './item-words.ts'
import { Rate } from './rate.tsx'

interface ItemTableProps {
  readonly review: ValueOf<'reviewItems'>
  /** The item whose field has the focus when the unit is opened. */
  readonly first: string | null
  readonly current: string | null
  readonly refusal: { readonly indicator: string; readonly message: string } | null
  readonly onCurrent: (indicator: string) => void
  readonly onTyped: () => void
  readonly onEnter: (item: ReviewItem, typed: string) => Promise<boolean>
  readonly onSendBack: (indicator: string) => void
  readonly onAsk: (indicator: string) => void
}

export function ItemTable({
  review,
  first,
  current,
  refusal,
  onCurrent,
  onTyped,
  onEnter,
  onSendBack,
  onAsk,
}: ItemTableProps) {
  const { items, unitName, submission, pendingItems } = review
  const move = (from: number, to: Move): void => {
    const at = items[from]
    if (to === 'send-back' || to === 'ask') {
      const act = to === 'ask' ? onAsk : onSendBack
      if (at !== undefined) act(at.indicator)
      return
    }
    const around = [...items.slice(from + 1), ...items.slice(0, from)]
    const next = { up: items[from - 1], down: items[from + 1], doubt: around.find(hasDoubt) }[to]
    if (next !== undefined) focusScore(next.indicator)
  }
  return (
    <section className="review-items" aria-labelledby="review-unit">
      <h2 id="review-unit">
        {unitName}
        <span className="quiet">
          {submission === null ? '　没有报送，各项按缺报计' : `　第 ${submission.number} 次报送`}
        </span>
      </h2>
      <p role="status" className="quiet">
        {pendingItems === 0 ? '本单位已审结，按 Alt+↓ 到下一家。' : `还有 ${pendingItems} 项待审核。`}
      </p>
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
            {items.map((item, index) => {
              const [light, word] = stateOf(item)
              return (
                <tr
                  key={item.indicator}
                  aria-current={item.indicator === current ? 'true' : undefined}
                  onClick={() => {
                    focusScore(item.indicator)
                  }}
                >
                  <th scope="row">{item.indicator}</th>
                  <td>
                    <span className="two-lines" title={item.title}>
                      {item.title}
                    </span>
                  </td>
                  <td className="number spare">{pointsText(item.points)}</td>
                  <td className="number spare">{item.target ?? '—'}</td>
                  <td className="number rather-spare">{actualText(item)}</td>
                  <td className="number spare">
                    <Rate item={item} />
                  </td>
                  <td className="number">{pointsText(item.selfScore)}</td>
                  <td className="number">{pointsText(item.suggested)}</td>
                  <td className="number">
                    <ScoreField
                      item={item}
                      focused={item.indicator === first}
                      tabStop={item.indicator === current}
                      refused={refusal?.indicator === item.indicator}
                      onFocus={() => {
                        onCurrent(item.indicator)
                      }}
                      onTyped={onTyped}
                      onEnter={(typed) => onEnter(item, typed)}
                      onMove={(to) => {
                        move(index, to)
                      }}
                    />
                  </td>
                  <td>
                    <StatusTag light={light}>{word}</StatusTag>
                    {isAsked(item) ? <StatusTag light="partial">疑点</StatusTag> : null}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}
