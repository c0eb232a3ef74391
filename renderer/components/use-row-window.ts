import { useEffect, useState } from 'react'

/** Rows above and below the sight that are there already: fast scrolling shows no gap. */
const SPARE = 12

export interface RowWindow {
  /** For the element that scrolls. */
  readonly frame: (element: HTMLDivElement | null) => void
  /** The rows to be drawn: from `first` up to, not with, `last`. */
  readonly first: number
  readonly last: number
  /** Heights of what is not drawn. */
  readonly above: number
  readonly below: number
  readonly scrollToRow: (index: number) => void
}

/**
 * Draws only the rows in sight of a long table whose rows are all of one height. A table element stays a table element:
 * headers, rows and cells keep their meaning for screen readers, which the virtual tables of the UI kit give up.
 */
export function useRowWindow(count: number, rowHeight: number): RowWindow {
  const [element, frame] = useState<HTMLDivElement | null>(null)
  const [seen, setSeen] = useState({ top: 0, height: 600 })
  useEffect(() => {
    if (element === null) return
    const look = (): void => {
      setSeen({ top: element.scrollTop, height: element.clientHeight })
    }
    const observer = new ResizeObserver(look)
    observer.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [element])
  const first = Math.max(0, Math.floor(seen.top / rowHeight) - SPARE)
  const last = Math.min(count, Math.ceil((seen.top + seen.height) / rowHeight) + SPARE)
  const scrollToRow = (index: number): void => {
    if (element === null) return
    const head = element.querySelector('thead')?.clientHeight ?? 0
    const top = index * rowHeight
    const bottom = top + rowHeight + head
    if (top < element.scrollTop) element.scrollTo({ top })
    else if (bottom > element.scrollTop + element.clientHeight) {
      element.scrollTo({ top: bottom - element.clientHeight })
    }
  }
  return { frame, first, last, above: first * rowHeight, below: (count - last) * rowHeight, scrollToRow }
}
