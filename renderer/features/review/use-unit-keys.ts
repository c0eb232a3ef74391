import { useEffect } from 'react'
import type { UnitRow } from '#shared/contract/overview.ts'

/** Alt+↓ and Alt+↑: the next and the last unit, wherever the focus is. */
export function useUnitKeys(
  units: readonly UnitRow[],
  current: string | null,
  choose: (unit: string) => void,
): void {
  useEffect(() => {
    const step = (event: KeyboardEvent): void => {
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (by === undefined || !event.altKey) return
      event.preventDefault()
      const next = units[units.findIndex(({ unit }) => unit === current) + by]
      if (next !== undefined) choose(next.unit)
    }
    addEventListener('keydown', step)
    return () => {
      removeEventListener('keydown', step)
    }
  }, [units, current, choose])
}
