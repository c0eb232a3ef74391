import type { ReactNode } from 'react'
import './side-list.css'

interface SideListProps {
  readonly label: string
  readonly className: string
  readonly children: ReactNode
}

/** What stands left of a page to be chosen from, units with their lights: a list of buttons that scrolls by itself. */
export function SideList({ label, className, children }: SideListProps) {
  return (
    <nav className={`side-list ${className}`} aria-label={label}>
      {children}
    </nav>
  )
}
