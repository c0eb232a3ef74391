import { App } from 'antd'
import { useCallback } from 'react'
import { messageOf } from '../api/failure.ts'
import { noteSaved } from '../api/last-saved.ts'
import { ask } from '../api/main-side.ts'
import { queryClient } from '../api/query-client.ts'
import { moveStep, stacksOf, useSteps } from '../api/steps.ts'

export interface Undo {
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly undo: () => void
  readonly redo: () => void
}

/** 撤销 and 重做 of this person's own steps: each is a new entry in the log, nothing is taken away. */
export function useUndo(): Undo {
  const { message } = App.useApp()
  const canUndo = useSteps((state) => stacksOf(state).done.length > 0)
  const canRedo = useSteps((state) => stacksOf(state).undone.length > 0)
  const turn = useCallback(
    async (from: 'done' | 'undone') => {
      if (useSteps.getState().busy) return
      const step = stacksOf(useSteps.getState())[from].at(-1)
      if (step === undefined) {
        void message.info(
          from === 'done' ? '没有可撤销的操作，更早的可到“操作记录”中撤销' : '没有可重做的操作',
        )
        return
      }
      useSteps.setState({ busy: true })
      try {
        const { value, undoable } = await ask('undoEntries', { entries: step })
        moveStep(from, undoable)
        noteSaved()
        void message.success(value.text)
      } catch (error) {
        // What came in between stays in its way: the step goes, 操作记录 can still show and undo it.
        moveStep(from, [])
        void message.error(messageOf(error))
      } finally {
        useSteps.setState({ busy: false })
        await queryClient.invalidateQueries()
      }
    },
    [message],
  )
  return {
    canUndo,
    canRedo,
    undo: useCallback(() => void turn('done'), [turn]),
    redo: useCallback(() => void turn('undone'), [turn]),
  }
}
