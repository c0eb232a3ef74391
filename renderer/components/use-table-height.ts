import { useLayoutEffect, useRef, useState, type RefObject } from 'react'

const HEAD = 48
const LEAST = 160

/** Height for a table's body that fills what is left of the page: the table scrolls inside itself, never the page sideways. */
export function useTableHeight(): readonly [RefObject<HTMLDivElement | null>, number] {
  const frame = useRef<HTMLDivElement>(null)
  const [height, setHeight] = useState(LEAST)
  useLayoutEffect(() => {
    const element = frame.current
    if (element === null) return
    const observer = new ResizeObserver(() => {
      const head = element.querySelector('thead')?.getBoundingClientRect().height ?? HEAD
      // What scrolls must be reached by Tab, also where a table holds no link or field.
      element.querySelector('.ant-table-body')?.setAttribute('tabindex', '0')
      setHeight(Math.max(LEAST, Math.floor(element.clientHeight - head - 2)))
    })
    observer.observe(element)
    return () => {
      observer.disconnect()
    }
  }, [])
  return [frame, height]
}
