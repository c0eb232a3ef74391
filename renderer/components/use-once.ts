import { useCallback, useRef, useState } from 'react'
import { useLatest } from './use-latest.ts'

/** Begins the work unless it is being done: a key pressed twice does it once. `work` tells of its failures itself. */
export function useOnce<Given extends unknown[]>(
  work: (...given: Given) => Promise<unknown>,
): readonly [begin: (...given: Given) => void, busy: boolean] {
  const latest = useLatest(work)
  const doing = useRef(false)
  const [busy, setBusy] = useState(false)
  const begin = useCallback(
    (...given: Given): void => {
      if (doing.current) return
      doing.current = true
      setBusy(true)
      void latest(...given).finally(() => {
        doing.current = false
        setBusy(false)
      })
    },
    [latest],
  )
  return [begin, busy]
}
