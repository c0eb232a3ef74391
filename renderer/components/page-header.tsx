import { useEffect, type ReactNode } from 'react'
import './page-header.css'

interface PageHeaderProps {
  readonly title: string
  /** One line beside the title: what the page shows now. */
  readonly note?: ReactNode
  /** The page's actions, the primary one last: top right, always in sight. */
  readonly actions?: ReactNode
}

export function PageHeader({ title, note, actions }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${title} · 科素考评`
  }, [title])
  return (
    <div className="page-header">
      <h1>{title}</h1>
      {note === undefined ? null : <p className="page-note">{note}</p>}
      <div className="page-actions">{actions}</div>
    </div>
  )
}
