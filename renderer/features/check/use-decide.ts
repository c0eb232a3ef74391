import { useState } from 'react'
import type { NewDecision } from '#shared/contract/decisions.ts'
import { messageOf } from '../../api/failure.ts'
import { useAct } from '../../api/use-act.ts'
import type { ReadingLine } from '../../components/reading/reading-lines.ts'

/** Keeps one decision; where it is refused, the sentence stands at its line. */
export function useDecide(submission: number) {
  const decide = useAct('decideCells')
  const [failure, setFailure] = useState<{ readonly key: string; readonly message: string } | null>(null)
  return {
    busy: decide.isPending,
    failure,
    forget: () => {
      setFailure(null)
    },
    save: async (
      { key, indicator, field }: ReadingLine,
      kind: NewDecision['kind'],
      text: string | null,
      reason: string,
    ): Promise<boolean> => {
      try {
        await decide.mutateAsync({ submission, decisions: [{ indicator, field, kind, text, reason }] })
        setFailure(null)
        return true
      } catch (error) {
        setFailure({ key, message: messageOf(error) })
        return false
      }
    },
  }
}
