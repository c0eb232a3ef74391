import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useEffect, useState } from 'react'
import type { Decision, ReviewItem } from '#shared/contract/review.ts'
import type { ValueOf } from '#shared/contract/calls.ts'
import { messageOf } from '../../api/failure.ts'
import { keepScoreDraft, scoreDraft, type DraftPlace } from '../../api/score-drafts.ts'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { QueryView } from '../../components/query-view.tsx'
import { useLatest } from '../../components/use-latest.ts'
import { useClosedYear } from '../../components/writes.tsx'
import { AskDialog } from './ask-dialog.tsx'
import { readEntry } from './decide.ts'
import { ItemAside } from './item-aside.tsx'
import { ItemTable } from './item-table.tsx'
import { focusScore, isUntouched } from './score-field.tsx'
import { useVerify } from './use-verify.ts'

interface UnitItemsProps {
  readonly year: number
  readonly unit: string
  /** Indicator to begin with, from an address. */
  readonly start: string | null
}

/** The items of one unit, and beside them all that is known of the one being looked at. */
export function UnitItems({ year, unit, start }: UnitItemsProps) {
  const review = useAnswer('reviewItems', { year, unit })
  return <QueryView query={review}>{(data) => <Items year={year} review={data} start={start} />}</QueryView>
}

interface ItemsProps {
  readonly year: number
  readonly review: ValueOf<'reviewItems'>
  readonly start: string | null
}

interface Refusal {
  readonly on: ReviewItem
  readonly message: string
}

function Items({ year, review, start }: ItemsProps) {
  const { unit, items } = review
  const verify = useVerify(year, unit)
  const check = useAct('checkDecisions')
  const navigate = useNavigate()
  const closed = useClosedYear()
  const [first] = useState(() => firstItem(items, start))
  const [current, setCurrent] = useState(first)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [asked, setAsked] = useState<string | null>(null)
  const item = items.find(({ indicator }) => indicator === current) ?? items[0]
  const shown = useDeferredValue(item)
  // The address may name another item while the unit stays.
  useEffect(() => {
    if (start !== null) focusScore(start)
  }, [start])
  const askedItem = items.find(({ indicator }) => indicator === asked)
  const placeOf = ({ indicator }: ReviewItem): DraftPlace => ({ year, unit, indicator })
  /** What was written for an item is kept now; the officer may be writing for the next one by this time. */
  const settle = (on: ReviewItem): void => {
    setRefusal((now) => (now?.on.indicator === on.indicator ? null : now))
    keepScoreDraft(placeOf(on), { opinion: '', band: null })
  }
  const decide = async (on: ReviewItem, decision: Decision): Promise<boolean> => {
    const { opinion } = scoreDraft(placeOf(on))
    try {
      await verify.mutateAsync({ indicator: on.indicator, decision, opinion })
      settle(on)
      return true
    } catch (error) {
      setRefusal({ on, message: messageOf(error) })
      return false
    }
  }
  const checkItem = async (on: ReviewItem, verdict: 'agreed' | 'disagreed'): Promise<boolean> => {
    const { opinion } = scoreDraft(placeOf(on))
    const request = { year, unit, indicators: [on.indicator], verdict, opinion }
    try {
      await check.mutateAsync(request)
      settle(on)
      return true
    } catch (error) {
      setRefusal({ on, message: messageOf(error) })
      return false
    }
  }
  const checkHere = async (on: ReviewItem, verdict: 'agreed' | 'disagreed'): Promise<void> => {
    if (await checkItem(on, verdict)) focusScore(nextItem(items, on, isUnchecked).indicator)
  }
  /** On to the next item at once: what the officer types meanwhile belongs there. Back where the answer is no. */
  const goOn = async (
    on: ReviewItem,
    isWaitedFor: (item: ReviewItem) => boolean,
    work: () => Promise<boolean>,
  ): Promise<boolean> => {
    const next = nextItem(items, on, isWaitedFor)
    focusScore(next.indicator)
    const done = await work()
    if (!done && isUntouched(next)) focusScore(on.indicator)
    return done
  }
  const enter = async (on: ReviewItem, typed: string): Promise<void> => {
    if (closed) {
      focusScore(nextItem(items, on, () => false).indicator)
      return
    }
    const entry = readEntry(on, typed, scoreDraft(placeOf(on)).band)
    if (entry.kind === 'refuse') {
      setRefusal({ on, message: entry.message })
      return
    }
    const work = async () => entry.kind === 'next' || (await decide(on, entry.decision))
    if (!(await goOn(on, isPending, work))) return
    // What was typed there since is still to be saved.
    if ((scoreDraft(placeOf(on)).typed ?? '') === typed) keepScoreDraft(placeOf(on), { typed: null })
  }
  /** By a button beside the table: that is the decision now, not the number in the field. */
  const decideInstead = async (on: ReviewItem, decision: Decision): Promise<void> => {
    if (await decide(on, decision)) keepScoreDraft(placeOf(on), { typed: null })
  }
  const aside = {
    onDecide: useLatest((on: ReviewItem, decision: Decision) => void decideInstead(on, decision)),
    onCheck: useLatest((on: ReviewItem, verdict: 'agreed' | 'disagreed') => void checkHere(on, verdict)),
  }
  return (
    <>
      <ItemTable
        year={year}
        review={review}
        first={first}
        current={item?.indicator ?? null}
        // What was refused is past once its item has changed: by a batch, by Ctrl+Z.
        refusal={
          refusal === null || !items.includes(refusal.on)
            ? null
            : { indicator: refusal.on.indicator, message: refusal.message }
        }
        closed={closed}
        onCurrent={setCurrent}
        onEnter={(on, typed) => void enter(on, typed)}
        onSendBack={(indicator) => {
          void navigate({ to: '/$year/send-back', params: { year }, search: { unit, item: indicator } })
        }}
        onAsk={setAsked}
        onAgree={(indicator) => {
          const on = items.find((known) => known.indicator === indicator)
          if (on !== undefined && isUnchecked(on)) void goOn(on, isUnchecked, () => checkItem(on, 'agreed'))
        }}
        onTyped={(indicator) => {
          setRefusal((now) => (now?.on.indicator === indicator ? null : now))
        }}
      />
      {shown === undefined ? null : (
        <ItemAside
          year={year}
          unit={unit}
          item={shown}
          busy={(verify.isPending && verify.variables.indicator === shown.indicator) || check.isPending}
          onDecide={aside.onDecide}
          onAsk={setAsked}
          onCheck={aside.onCheck}
        />
      )}
      {askedItem === undefined ? null : (
        <AskDialog
          year={year}
          unit={unit}
          item={askedItem}
          onClose={() => {
            setAsked(null)
          }}
        />
      )}
    </>
  )
}

function firstItem(items: readonly ReviewItem[], start: string | null): string | null {
  const found =
    items.find(({ indicator }) => indicator === start) ??
    items.find(({ state }) => state === 'pending') ??
    items[0]
  return found?.indicator ?? null
}

function isPending({ state }: ReviewItem): boolean {
  return state === 'pending'
}

function isUnchecked({ secondCheck }: ReviewItem): boolean {
  return secondCheck?.state === 'open'
}

/** The next item after this one that is waited for, else the next one, else this. */
function nextItem(
  items: readonly ReviewItem[],
  item: ReviewItem,
  isWaitedFor: (item: ReviewItem) => boolean,
): ReviewItem {
  const after = items.slice(items.findIndex(({ indicator }) => indicator === item.indicator) + 1)
  return after.find(isWaitedFor) ?? after[0] ?? item
}
