import { useParams } from '@tanstack/react-router'
import { ConfigProvider } from 'antd'
import type { ReactNode } from 'react'
import { useStatus } from '../api/years.ts'
import './writes.css'

/** Whether the year in the address is archived: it is there to be looked at, what would change it is shut. */
export function useClosedYear(): boolean {
  const { year } = useParams({ strict: false })
  return useStatus().data?.years.some((known) => known.year === year && known.state === '归档') ?? false
}

/** Fields and buttons that change the year: shut while it is archived. What only reads stays outside. */
export function Writes({ children }: { readonly children: ReactNode }) {
  const closed = useClosedYear()
  if (!closed) return children
  return (
    <ConfigProvider componentDisabled>
      {/* Shuts what has a `disabled` of its own too. */}
      <fieldset className="writes-shut" disabled>
        {children}
      </fieldset>
    </ConfigProvider>
  )
}
