import { create } from 'zustand'
import { chinaTime } from '../components/china-time.ts'

/** When main last confirmed a change, as "14:05"; null before the first one. */
export const useLastSaved = create<{ readonly at: string | null }>(() => ({ at: null }))

export function noteSaved(): void {
  useLastSaved.setState({ at: chinaTime().format('HH:mm') })
}
