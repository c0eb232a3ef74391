import { useState } from 'react'
import type { ValueOf } from '#shared/contract/calls.ts'
import type { ProposedSendBackItem } from '#shared/contract/send-backs.ts'

type Draft = ValueOf<'draftSendBack'>
type Field = ProposedSendBackItem['field']

/** A proposed item as the officer has it: taken or not, with her words. */
export interface ComposedItem extends ProposedSendBackItem {
  readonly taken: boolean
}

export interface Composed {
  readonly items: readonly ComposedItem[]
  readonly taken: readonly ComposedItem[]
  readonly take: (item: ComposedItem, taken: boolean) => void
  readonly word: (item: ComposedItem, reason: string) => void
  /** Adds a place, or takes one that is there; field null: the row as a whole, indicator null: the form. */
  readonly add: (indicator: string | null, field: Field) => void
}

export function keyOf({ indicator, field }: Pick<ProposedSendBackItem, 'indicator' | 'field'>): string {
  return `${indicator ?? ''} ${field ?? ''}`
}

export function useComposed(draft: Draft): Composed {
  const [items, setItems] = useState<readonly ComposedItem[]>(() =>
    draft.items.map((item) => ({ ...item, taken: true })),
  )
  const change = (item: ComposedItem, own: Partial<ComposedItem>): void => {
    setItems(items.map((known) => (known === item ? { ...known, ...own } : known)))
  }
  return {
    items,
    taken: items.filter(({ taken }) => taken),
    take: (item, taken) => {
      change(item, { taken })
    },
    word: (item, reason) => {
      change(item, { reason, taken: true })
    },
    add: (indicator, field) => {
      const there = items.find((known) => keyOf(known) === keyOf({ indicator, field }))
      if (there === undefined) setItems([...items, newItem(draft, indicator, field)])
      else change(there, { taken: true })
    },
  }
}

function newItem(draft: Draft, indicator: string | null, field: Field): ComposedItem {
  const row = draft.rows.find((known) => known.indicator === indicator)
  const cell = row?.cells.find((known) => known.field === field)
  return {
    indicator,
    field,
    title: row?.title ?? '',
    place: cell?.place ?? (indicator === null ? '整份表' : '整行'),
    original: cell?.original ?? '',
    reason: cell?.message ?? '',
    source: 'asked',
    taken: true,
  }
}
