import { useEffect } from 'react'
import { isTyping } from '../../components/is-typing.ts'
import type { CheckLine } from './cell-kinds.ts'

/** N: the next line, P: the one before; at the ends it stays. */
export function useStepKeys(
  lines: readonly CheckLine[],
  current: string | null,
  choose: (line: CheckLine) => void,
): void {
  useEffect(() => {
    const step = (event: KeyboardEvent): void => {
      const by = { n: 1, p: -1 }[event.key.toLowerCase()]
      if (by === undefined || event.ctrlKey || event.altKey || event.metaKey || isTyping(event)) return
      const at = lines.findIndex(({ key }) => key === current)
      const line = lines[at === -1 ? (by === 1 ? 0 : lines.length - 1) : at + by]
      if (line !== undefined) choose(line)
    }
    addEventListener('keydown', step)
    return () => {
      removeEventListener('keydown', step)
    }
  }, [lines, current, choose])
}
