import type { ReactNode } from 'react'
import './state.css'

/** Nothing to show yet: says why, and what to do next. */
export function EmptyState({ text, children }: { readonly text: string; readonly children?: ReactNode }) {
  return (
    <div className="state">
      <p>{text}</p>
      {children === undefined ? null : <div className="state-actions">{children}</div>}
    </div>
  )
}
