import { useCallback, useState } from 'react'

const HEAD = 48
const LEAST = 160

/** Height for a table's body that fills what is left of the page: the table scrolls inside itself, never the page sideways. */
export function useTableHeight(): readonly [(frame: HTMLDivElement) => () => void, number] {
  const [height, setHeight] = useState(LEAST)
  // A frame may come later than the page, when there is something to show.
  const watch = useCallback((frame: HTMLDivElement) => {
    const observer = new ResizeObserver(() => {
      const head = frame.querySelector('thead')?.getBoundingClientRect().height ?? HEAD
      // What scrolls must be reached by Tab, also where a table holds no link or field.
      frame.querySelector('.ant-table-body')?.setAttribute('tabindex', '0')
      setHeight(Math.max(LEAST, Math.floor(frame.clientHeight - head - 2)))
    })
    observer.observe(frame)
    return () => {
      observer.disconnect()
    }
  }, [])
  return [watch, height]
}
