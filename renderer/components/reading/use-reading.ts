import { useCallback, useMemo, useState } from 'react'
import type { ReturnReadingView } from '#shared/contract/submissions.ts'
import { linesOf, type Place, type ReadingLine, type ReadingTab } from './reading-lines.ts'

/** Where a person is in a return: which list, which line of it, which cell of which sheet. */
export interface ReadingState {
  readonly tab: ReadingTab
  readonly lines: readonly ReadingLine[]
  /** Key of the current line; null: none. */
  readonly current: string | null
  readonly place: Place | null
  readonly sheet: string | null
  readonly chooseTab: (tab: ReadingTab) => void
  readonly choose: (line: ReadingLine) => void
  readonly choosePlace: (place: Place) => void
  readonly chooseSheet: (sheet: string) => void
}

/** `start`: the cell to begin with, from an address: "H12" or "自评表!H12". */
export function useReading(reading: ReturnReadingView, start: string | null): ReadingState {
  const [tab, setTab] = useState<ReadingTab>(() =>
    start !== null || reading.doubts.length === 0 ? 'all' : 'doubts',
  )
  const [current, setCurrent] = useState<string | null>(null)
  const [place, setPlace] = useState<Place | null>(() =>
    start === null ? null : { sheet: reading.sheet, cell: start.split('!').at(-1) ?? start },
  )
  const [sheet, setSheet] = useState<string | null>(null)
  const lines = useMemo(() => linesOf(reading, tab), [reading, tab])
  const choose = useCallback((line: ReadingLine): void => {
    setCurrent(line.key)
    setPlace(line.place)
    if (line.place !== null) setSheet(line.place.sheet)
  }, [])
  return {
    tab,
    lines,
    current,
    place,
    sheet,
    chooseTab: (next) => {
      setTab(next)
      setCurrent(null)
    },
    choose,
    choosePlace: (at) => {
      setPlace(at)
      const line = lines.find(({ place: own }) => own?.sheet === at.sheet && own.cell === at.cell)
      setCurrent(line?.key ?? null)
    },
    chooseSheet: setSheet,
  }
}
