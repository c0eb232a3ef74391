import { useParams } from '@tanstack/react-router'
import { ConfigProvider } from 'antd'
import type { ReactNode } from 'react'
import { usePlace } from '../api/use-place.ts'
import { useStatus } from '../api/years.ts'
import './writes.css'

/** Whether the year in the address is archived: it is there to be looked at, what would change it is shut. */
export function useClosedYear(): boolean {
  const { year } = useParams({ strict: false })
  return useStatus().data?.years.some((known) => known.year === year && known.state === '归档') ?? false
}

/** Whether a 协作副本 is open: what only its owner does is refused there, and shut on screen. */
export function useInCopy(): boolean {
  return usePlace().data?.place.kind === 'copy'
}

/** Whether work that only the owner of the data does is shut: the year is archived, or a 协作副本 is open. */
export function useShut(): boolean {
  const [closed, inCopy] = [useClosedYear(), useInCopy()]
  return closed || inCopy
}

/** A page as it is shown: in a 协作副本 its writing is shut as in an archived year. */
export function useShutPage<Page extends { readonly archived: boolean }>(page: Page): Page {
  const inCopy = useInCopy()
  return inCopy ? { ...page, archived: true } : page
}

interface WritesProps {
  readonly children: ReactNode
  /**
   * owner: what only the owner of the data does to a year. anyone: what a colleague does in a 协作副本, too.
   * office: what belongs to no year, or opens one.
   */
  readonly of?: 'owner' | 'anyone' | 'office'
}

/** Fields and buttons that change the data: shut while their year is archived or it is not for a 协作副本. What only reads stays outside. */
export function Writes({ children, of = 'owner' }: WritesProps) {
  const [closed, inCopy] = [useClosedYear(), useInCopy()]
  if (!(closed && of !== 'office') && !(inCopy && of !== 'anyone')) return children
  return (
    <ConfigProvider componentDisabled>
      {/* Shuts what has a `disabled` of its own too. */}
      <fieldset className="writes-shut" disabled>
        {children}
      </fieldset>
    </ConfigProvider>
  )
}
