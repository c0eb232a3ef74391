import dayjs from 'dayjs'
import { create } from 'zustand'

/** When main last confirmed a change, as "14:05"; null before the first one. */
export const useLastSaved = create<{ readonly at: string | null }>(() => ({ at: null }))

export function noteSaved(): void {
  useLastSaved.setState({ at: dayjs().format('HH:mm') })
}
