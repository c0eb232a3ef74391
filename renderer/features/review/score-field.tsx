import { Input } from 'antd'
import type { KeyboardEvent } from 'react'
import type { ReviewItem } from '#shared/contract/review.ts'
import { formatPoints } from '#shared/scheme/points.ts'
import { keepScoreDraft, useScoreDraft, type DraftPlace } from '../../api/score-drafts.ts'
import { shownScore } from './decide.ts'

export type Move = 'up' | 'down' | 'doubt' | 'ask' | 'send-back' | 'agree'

interface ScoreFieldProps {
  readonly place: DraftPlace
  readonly item: ReviewItem
  /** It gets the focus when it appears. */
  readonly focused: boolean
  readonly refused: boolean
  readonly readOnly: boolean
  /** Tab stops at one field of the table alone, ↑↓ go to the others: so that it leads on to what is beside the table. */
  readonly tabStop: boolean
  readonly onFocus: () => void
  readonly onTyped: () => void
  readonly onEnter: (typed: string) => void
  /** ↑, ↓, N to what is doubtful next, Q to ask about the item, R to send it back, Y to agree in 复核. */
  readonly onMove: (to: Move) => void
}

const MOVES = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  n: 'doubt',
  N: 'doubt',
  y: 'agree',
  Y: 'agree',
  q: 'ask',
  Q: 'ask',
  r: 'send-back',
  R: 'send-back',
} as const

function isMove(key: string): key is keyof typeof MOVES {
  return key in MOVES
}

/** 核定分 of one item: always there, so that digits go straight in. */
export function ScoreField({
  place,
  item,
  focused,
  refused,
  readOnly,
  tabStop,
  onFocus,
  onTyped,
  onEnter,
  onMove,
}: ScoreFieldProps) {
  const { typed } = useScoreDraft(place)
  const saved = shownScore(item)
  const setTyped = (next: string | null): void => {
    keepScoreDraft(place, { typed: next })
  }
  const keys = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey) return
    if (event.key === 'Enter') {
      event.preventDefault()
      onEnter(typed ?? '')
    } else if (event.key === 'Escape') {
      setTyped(null)
      onTyped()
    } else if (isMove(event.key)) {
      event.preventDefault()
      onMove(MOVES[event.key])
    }
  }
  return (
    <Input
      id={fieldId(item.indicator)}
      className="score-field"
      aria-label={`核定分 ${item.indicator}`}
      aria-invalid={refused}
      {...(refused ? { status: 'error' as const, 'aria-describedby': 'review-refusal' } : {})}
      inputMode="decimal"
      readOnly={readOnly}
      autoComplete="off"
      autoFocus={focused}
      tabIndex={tabStop ? 0 : -1}
      value={readOnly ? saved : (typed ?? saved)}
      placeholder={item.suggested === null || item.state !== 'pending' ? '' : formatPoints(item.suggested)}
      onChange={(event) => {
        setTyped(event.target.value)
        onTyped()
      }}
      onFocus={(event) => {
        event.target.select()
        onFocus()
      }}
      onBlur={() => {
        // Nothing, or what is saved: there is nothing to save.
        if (typed !== null && ['', saved].includes(typed.trim())) setTyped(null)
      }}
      onKeyDown={keys}
    />
  )
}

export function fieldId(indicator: string): string {
  return `score-${indicator}`
}

export function focusScore(indicator: string): void {
  document.getElementById(fieldId(indicator))?.focus()
  showRow(indicator)
}

export function showRow(indicator: string): void {
  document.getElementById(fieldId(indicator))?.closest('tr')?.scrollIntoView({ block: 'nearest' })
}

/** The officer stands in the field of this item and has typed nothing there. */
export function isUntouched(item: ReviewItem): boolean {
  const field = document.activeElement
  return (
    field instanceof HTMLInputElement &&
    field.id === fieldId(item.indicator) &&
    field.value === shownScore(item)
  )
}
