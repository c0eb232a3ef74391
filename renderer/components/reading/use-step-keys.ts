import { useEffect } from 'react'
import { isTyping } from '../is-typing.ts'
import type { ReadingLine } from './reading-lines.ts'
import type { ReadingState } from './use-reading.ts'

/** N: the next line, P: the one before; at the ends it stays. `others`: what further keys do with the current line. */
export function useStepKeys(
  { lines, current, choose }: ReadingState,
  others: Readonly<Record<string, (line: ReadingLine) => void>> = NONE,
): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event)) return
      const key = event.key.toLowerCase()
      const at = lines.findIndex((line) => line.key === current)
      const by = { n: 1, p: -1 }[key]
      if (by !== undefined) {
        const line = lines[at === -1 ? (by === 1 ? 0 : lines.length - 1) : at + by]
        if (line !== undefined) choose(line)
        return
      }
      const [act, line] = [others[key], lines[at]]
      if (act === undefined || line === undefined) return
      // The letter must not land in the field that the key opens.
      event.preventDefault()
      act(line)
    }
    addEventListener('keydown', press)
    return () => {
      removeEventListener('keydown', press)
    }
  }, [lines, current, choose, others])
}

const NONE = {}
