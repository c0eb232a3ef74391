import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import type { SchemeEditRequest } from '#shared/contract/scheme-edit.ts'
import type { SchemePage } from '#shared/contract/scheme.ts'
import { messageOf } from '../../api/failure.ts'
import { noteSaved } from '../../api/last-saved.ts'
import { call } from '../../api/main-side.ts'
import { forgetTyped, putTyped, takeBackTyped, typedAt, useTypedCells } from './typed-cells.ts'

/** One field of a step: its key, what was typed, what stands there, and the change that it means. */
export interface TypedEdit {
  readonly key: string
  readonly text: string
  readonly stored: string
  readonly edit: SchemeEditRequest
}

export interface SchemeDraft {
  /** Why the latest step was not kept; null: it was. Its texts stay in their fields. */
  readonly failure: string | null
  /** Keeps typed fields as one step of the draft; those that are refused keep their text and say why. Gives their count. */
  readonly keep: (edits: readonly TypedEdit[]) => Promise<number>
  /** One change that is not a typed field; gives back why it was refused, null: it was not. */
  readonly change: (edit: SchemeEditRequest) => Promise<string | null>
  readonly undo: () => void
  readonly redo: () => void
  /** Runs anything that answers with the page anew; null where it was refused. */
  readonly run: <T extends { readonly page: SchemePage }>(work: () => Promise<T>) => Promise<T | null>
}

/** One step after the other: an older page must not come after a newer one. */
let queue: Promise<unknown> = Promise.resolve()

/** The draft as this window changes it: main keeps every step at once, so that nothing is lost by leaving. */
export function useSchemeDraft(year: number): SchemeDraft {
  const client = useQueryClient()
  const [failure, setFailure] = useState<string | null>(null)
  const run = useCallback(
    async <T extends { readonly page: SchemePage }>(work: () => Promise<T>): Promise<T | null> => {
      const attempt = queue.then(async () => {
        try {
          const answer = await work()
          noteSaved()
          setFailure(null)
          client.setQueryData(['schemePage', { year }], answer.page)
          // What was checked is not this draft any more.
          client.removeQueries({ queryKey: ['checkScheme'] })
          return answer
        } catch (error) {
          setFailure(messageOf(error))
          return null
        }
      })
      queue = attempt
      return attempt
    },
    [client, year],
  )
  return useMemo(() => {
    const send = async (changed: readonly TypedEdit[]): Promise<number> => {
      putTyped(changed.map(({ key, text }) => [key, { text, message: null }]))
      const answer = await run(() => call('editScheme', { year, edits: changed.map(({ edit }) => edit) }))
      if (answer === null) return changed.length
      const refused = new Map(answer.refused.map(({ index, message }) => [changed[index]?.key, message]))
      // What was typed on in the meantime stays.
      const settled = changed.filter(({ key, text }) => typedAt(key)?.text === text)
      forgetTyped(settled.filter(({ key }) => !refused.has(key)).map(({ key }) => key))
      putTyped(
        settled.flatMap(({ key, text }) => {
          const message = refused.get(key)
          return message === undefined ? [] : [[key, { text, message }] as const]
        }),
      )
      useTypedCells.setState({ allRefused: refused.size === changed.length })
      return refused.size
    }
    return {
      failure,
      run,
      keep: (edits) => {
        const same = edits.filter(({ text, stored }) => text === stored)
        forgetTyped(same.map(({ key }) => key))
        const changed = edits.filter(({ text, stored }) => text !== stored)
        return changed.length === 0 ? Promise.resolve(0) : send(changed)
      },
      change: async (edit) => {
        const answer = await run(() => call('editScheme', { year, edits: [edit] }))
        const [refusal] = answer?.refused ?? []
        return refusal?.message ?? null
      },
      undo: () => {
        if (!takeBackTyped(year)) void run(() => call('undoSchemeEdit', { year, redo: false }))
      },
      redo: () => void run(() => call('undoSchemeEdit', { year, redo: true })),
    }
  }, [failure, run, year])
}
