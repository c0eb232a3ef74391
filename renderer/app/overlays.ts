import { create } from 'zustand'

/** What lies over the page: the search, or what F1 says of the page. */
type Overlay = 'search' | 'help'

interface Overlays {
  readonly shown: Overlay | null
  readonly show: (overlay: Overlay) => void
  readonly hide: () => void
}

export const useOverlays = create<Overlays>((set) => ({
  shown: null,
  show: (shown) => {
    set({ shown })
  },
  hide: () => {
    set({ shown: null })
  },
}))
