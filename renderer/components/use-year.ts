import { useParams } from '@tanstack/react-router'

/** The year in the address: every page below it shows this year. */
export function useYear(): number {
  return useParams({ from: '/$year' }).year
}
