import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { PaperCheck, PaperContent, PaperForm } from '#shared/contract/paper.ts'
import { messageOf } from '../../api/failure.ts'
import { noteSaved } from '../../api/last-saved.ts'
import { call } from '../../api/main-side.ts'
import { fullContent } from './paper-content.ts'

/** So long after the last key what was typed is kept and read. */
const PAUSE_MS = 350
const MOST_STEPS = 200

/** The keeping under way, also of a page that was left. */
let keeping: Promise<void> = Promise.resolve()

export function whenKept(): Promise<void> {
  return keeping
}

export interface PaperDraftState {
  readonly content: PaperContent
  readonly check: PaperCheck
  /** Why the latest typing could not be kept; null: it is, or will be in a moment. */
  readonly failure: string | null
  /** `step` names what belongs together: typing on in one cell is one step back. '': a step of its own. */
  readonly change: (content: PaperContent, step: string) => void
  readonly undo: () => void
  readonly redo: () => void
  /** Waits until main has the latest typing. */
  readonly settle: () => Promise<void>
}

interface Steps {
  readonly past: readonly PaperContent[]
  readonly now: PaperContent
  readonly future: readonly PaperContent[]
  readonly step: string
}

/** What is typed of one unit: kept by main shortly after each key, so that it survives the program; with steps back. */
export function usePaperDraft(year: number, form: PaperForm): PaperDraftState {
  const client = useQueryClient()
  const { unit } = form
  const [steps, setSteps] = useState<Steps>(() => ({
    past: [],
    now: fullContent(form.rows, form.draft?.content ?? null),
    future: [],
    step: '',
  }))
  const [check, setCheck] = useState(form.check)
  const [failure, setFailure] = useState<string | null>(null)
  /** Typed and not yet sent; null: main has all. */
  const waiting = useRef<PaperContent | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const sendAfter = useCallback(
    async (before: Promise<void>): Promise<void> => {
      await before
      const content = waiting.current
      if (content === null) return
      waiting.current = null
      try {
        const kept = await call('keepPaperDraft', { year, unit, content })
        noteSaved()
        setCheck(kept.check)
        setFailure(null)
      } catch (error) {
        waiting.current ??= content
        setFailure(messageOf(error))
      }
    },
    [year, unit],
  )
  /** One after the other: an older state must not come after a newer one. */
  const send = useCallback((): Promise<void> => {
    clearTimeout(timer.current)
    keeping = sendAfter(keeping)
    return keeping
  }, [sendAfter])

  const keepSoon = (content: PaperContent): void => {
    waiting.current = content
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void send(), PAUSE_MS)
  }

  // Leaving the page keeps what was typed last, and the next visit asks main for it.
  useEffect(() => {
    const leave = async (): Promise<void> => {
      await send()
      await client.invalidateQueries({ queryKey: ['paperUnits', { year }] })
    }
    return () => {
      void leave()
    }
  }, [send, client, year])

  const move = (next: Steps): void => {
    setSteps(next)
    keepSoon(next.now)
  }
  return {
    content: steps.now,
    check,
    failure,
    change: (content, step) => {
      const { past, now } = steps
      const before = step !== '' && step === steps.step ? past : [...past, now].slice(-MOST_STEPS)
      move({ past: before, now: content, future: [], step })
    },
    undo: () => {
      const last = steps.past.at(-1)
      if (last === undefined) return
      move({ past: steps.past.slice(0, -1), now: last, future: [steps.now, ...steps.future], step: '' })
    },
    redo: () => {
      const [next, ...future] = steps.future
      if (next === undefined) return
      move({ past: [...steps.past, steps.now], now: next, future, step: '' })
    },
    settle: send,
  }
}
