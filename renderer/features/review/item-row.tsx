import { memo } from 'react'
import type { ReviewItem } from '#shared/contract/review.ts'
import { isUnsaved, useScoreDraft, type DraftPlace } from '../../api/score-drafts.ts'
import { StatusTag } from '../../components/status-tag.tsx'
import { pointsText } from '../../components/texts.ts'
import { actualText, isAsked, stateOf } from './item-words.ts'
import { Rate } from './rate.tsx'
import { focusScore, ScoreField, type Move } from './score-field.tsx'

export interface RowActions {
  readonly onCurrent: (indicator: string) => void
  readonly onTyped: (indicator: string) => void
  readonly onEnter: (item: ReviewItem, typed: string) => void
  readonly onMove: (indicator: string, to: Move) => void
}

interface ItemRowProps extends RowActions {
  readonly year: number
  readonly unit: string
  readonly item: ReviewItem
  readonly current: boolean
  /** It gets the focus when it appears. */
  readonly first: boolean
  readonly refused: boolean
  readonly closed: boolean
}

/** Drawn anew when its own item changes alone: a key in a grid of very many rows touches two of them. */
export const ItemRow = memo(function ItemRow({
  year,
  unit,
  item,
  current,
  first,
  refused,
  closed,
  onCurrent,
  onTyped,
  onEnter,
  onMove,
}: ItemRowProps) {
  const place = { year, unit, indicator: item.indicator }
  return (
    <tr
      aria-current={current ? 'true' : undefined}
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
          place={place}
          item={item}
          focused={first}
          tabStop={current}
          refused={refused}
          readOnly={closed}
          onFocus={() => {
            onCurrent(item.indicator)
          }}
          onTyped={() => {
            onTyped(item.indicator)
          }}
          onEnter={(typed) => {
            onEnter(item, typed)
          }}
          onMove={(to) => {
            onMove(item.indicator, to)
          }}
        />
      </td>
      <td>
        <ItemState place={place} item={item} closed={closed} />
        {isAsked(item) ? <StatusTag light="partial">疑点</StatusTag> : null}
      </td>
    </tr>
  )
})

interface ItemStateProps {
  readonly place: DraftPlace
  readonly item: ReviewItem
  readonly closed: boolean
}

/** What stands in the field and is not saved is no score yet, whatever was decided before. */
function ItemState({ place, item, closed }: ItemStateProps) {
  const unsaved = isUnsaved(useScoreDraft(place)) && !closed
  const [light, word] = unsaved ? UNSAVED : stateOf(item)
  return <StatusTag light={light}>{word}</StatusTag>
}

const UNSAVED = ['partial', '未保存'] as const
