import { useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { create } from 'zustand'
import { useStatus } from '../api/years.ts'

const useLast = create<{ readonly year: number | null }>(() => ({ year: null }))

/** The year in the address; on pages of no year the one that was shown last, else the latest. Null where there is none. */
export function useShownYear(): number | null {
  const { year } = useParams({ strict: false })
  const last = useLast((state) => state.year)
  const years = useStatus().data?.years ?? []
  useEffect(() => {
    if (year !== undefined) useLast.setState({ year })
  }, [year])
  if (year !== undefined) return year
  return years.some((known) => known.year === last) ? last : (years.at(-1)?.year ?? null)
}
