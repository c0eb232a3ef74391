import { create } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { useSteps } from './steps.ts'

/** An item of 审核 that somebody is writing for. */
export interface DraftPlace {
  readonly year: number
  readonly unit: string
  readonly indicator: string
}

/** What an officer writes for one item and has not saved. */
export interface ScoreDraft {
  /** What stands in the field of 核定分; null: what is saved. */
  readonly typed: string | null
  readonly opinion: string
  /** The band for the next score; null: as the unit reported. */
  readonly band: string | null
}

interface Entry {
  /** One object as long as the draft is there. */
  readonly place: DraftPlace & { readonly who: string }
  readonly draft: ScoreDraft
}

const NO_DRAFT: ScoreDraft = { typed: null, opinion: '', band: null }

/** Kept while the window is open, by person: who goes to another item, unit or page finds it again. */
const useEntries = create<{ readonly of: ReadonlyMap<string, Entry> }>(() => ({ of: new Map() }))

function keyOf(who: string, { year, unit, indicator }: DraftPlace): string {
  return `${who} ${year} ${unit} ${indicator}`
}

export function scoreDraft(place: DraftPlace): ScoreDraft {
  return useEntries.getState().of.get(keyOf(useSteps.getState().who, place))?.draft ?? NO_DRAFT
}

export function useScoreDraft(place: DraftPlace): ScoreDraft {
  const key = useSteps(({ who }) => keyOf(who, place))
  return useEntries(({ of }) => of.get(key)?.draft ?? NO_DRAFT)
}

export function keepScoreDraft(place: DraftPlace, change: Partial<ScoreDraft>): void {
  const { who } = useSteps.getState()
  const key = keyOf(who, place)
  const { of } = useEntries.getState()
  const known = of.get(key)
  const draft = { ...(known?.draft ?? NO_DRAFT), ...change }
  const { typed, opinion, band } = draft
  const next = new Map(of)
  if (typed === null && opinion === '' && band === null) next.delete(key)
  else next.set(key, { place: known?.place ?? { ...place, who }, draft })
  useEntries.setState({ of: next })
}

/** The items that somebody at this desk wrote for and did not save. */
export function useUnsavedScores(): readonly DraftPlace[] {
  const who = useSteps((state) => state.who)
  return useEntries(
    useShallow(({ of }) =>
      [...of.values()]
        .filter(({ place, draft }) => place.who === who && isUnsaved(draft))
        .map(({ place }) => place),
    ),
  )
}

export function isUnsaved({ typed, opinion, band }: ScoreDraft): boolean {
  return (typed ?? '').trim() !== '' || opinion.trim() !== '' || band !== null
}

/** The data are other data now. */
export function forgetScoreDrafts(): void {
  useEntries.setState({ of: new Map() })
}
