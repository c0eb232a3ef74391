import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useEffect, useState } from 'react'
import type { Decision, ReviewItem } from '#shared/contract/review.ts'
import type { ValueOf } from '#shared/contract/calls.ts'
import { messageOf } from '../../api/failure.ts'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { QueryView } from '../../components/query-view.tsx'
import { useLatest } from '../../components/use-latest.ts'
import { useClosedYear } from '../../components/writes.tsx'
import { AskDialog } from './ask-dialog.tsx'
import { readEntry } from './decide.ts'
import { ItemAside } from './item-aside.tsx'
import { ItemTable } from './item-table.tsx'
import { focusScore } from './score-field.tsx'
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

/** What the officer is writing for one item and has not saved. */
interface Draft {
  readonly opinion: string
  readonly band: string | null
}

const NO_DRAFT: Draft = { opinion: '', band: null }

function Items({ year, review, start }: ItemsProps) {
  const { unit, items } = review
  const verify = useVerify(year, unit)
  const check = useAct('checkDecisions')
  const navigate = useNavigate()
  const closed = useClosedYear()
  const [first] = useState(() => firstItem(items, start))
  const [current, setCurrent] = useState(first)
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Draft>>(new Map())
  const [refusal, setRefusal] = useState<{ readonly indicator: string; readonly message: string } | null>(
    null,
  )
  const [asked, setAsked] = useState<string | null>(null)
  const item = items.find(({ indicator }) => indicator === current) ?? items[0]
  const shown = useDeferredValue(item)
  // The address may name another item while the unit stays.
  useEffect(() => {
    if (start !== null) focusScore(start)
  }, [start])
  const askedItem = items.find(({ indicator }) => indicator === asked)
  const decide = async (on: ReviewItem, decision: Decision): Promise<boolean> => {
    const { opinion } = drafts.get(on.indicator) ?? NO_DRAFT
    try {
      await verify.mutateAsync({ indicator: on.indicator, decision, opinion })
      setRefusal(null)
      setDrafts(without(drafts, on.indicator))
      return true
    } catch (error) {
      setRefusal({ indicator: on.indicator, message: messageOf(error) })
      return false
    }
  }
  const checkItem = async (on: ReviewItem, verdict: 'agreed' | 'disagreed'): Promise<void> => {
    const { opinion } = drafts.get(on.indicator) ?? NO_DRAFT
    const request = { year, unit, indicators: [on.indicator], verdict, opinion }
    try {
      await check.mutateAsync(request)
      setRefusal(null)
      setDrafts(without(drafts, on.indicator))
      focusScore(nextItem(items, on.indicator, ({ secondCheck }) => secondCheck?.state === 'open'))
    } catch (error) {
      setRefusal({ indicator: on.indicator, message: messageOf(error) })
    }
  }
  const enter = async (on: ReviewItem, typed: string): Promise<boolean> => {
    if (closed) {
      focusScore(nextItem(items, on.indicator, () => false))
      return true
    }
    const entry = readEntry(on, typed, drafts.get(on.indicator)?.band ?? null)
    if (entry.kind === 'refuse') setRefusal({ indicator: on.indicator, message: entry.message })
    const done = entry.kind === 'next' || (entry.kind === 'decide' && (await decide(on, entry.decision)))
    if (done) focusScore(nextItem(items, on.indicator, isPending))
    return done
  }
  const aside = {
    onDraft: useLatest((indicator: string, draft: Draft) => {
      setDrafts(new Map([...drafts, [indicator, draft]]))
    }),
    onDecide: useLatest((on: ReviewItem, decision: Decision) => void decide(on, decision)),
    onCheck: useLatest((on: ReviewItem, verdict: 'agreed' | 'disagreed') => void checkItem(on, verdict)),
  }
  return (
    <>
      <ItemTable
        review={review}
        first={first}
        current={item?.indicator ?? null}
        refusal={refusal}
        closed={closed}
        onCurrent={setCurrent}
        onEnter={enter}
        onSendBack={(indicator) => {
          void navigate({ to: '/$year/send-back', params: { year }, search: { unit, item: indicator } })
        }}
        onAsk={setAsked}
        onAgree={(indicator) => {
          const on = items.find((known) => known.indicator === indicator)
          if (on?.secondCheck?.state === 'open') void checkItem(on, 'agreed')
        }}
        onTyped={() => {
          setRefusal(null)
        }}
      />
      {shown === undefined ? null : (
        <ItemAside
          year={year}
          unit={unit}
          item={shown}
          draft={drafts.get(shown.indicator) ?? NO_DRAFT}
          busy={verify.isPending || check.isPending}
          onDraft={aside.onDraft}
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

function without(drafts: ReadonlyMap<string, Draft>, indicator: string): ReadonlyMap<string, Draft> {
  return new Map([...drafts].filter(([key]) => key !== indicator))
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

/** The next item after this one that is waited for, else the next one, else this. */
function nextItem(
  items: readonly ReviewItem[],
  indicator: string,
  isWaitedFor: (item: ReviewItem) => boolean,
): string {
  const at = items.findIndex((item) => item.indicator === indicator)
  const after = items.slice(at + 1)
  return (after.find(isWaitedFor) ?? after[0])?.indicator ?? indicator
}
