import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { FONT_SIZES, type FontSize } from './theme.ts'

interface Preferences {
  readonly fontSize: FontSize
  readonly menuFolded: boolean
  readonly changeFontSize: (step: 1 | -1) => void
  readonly foldMenu: (folded: boolean) => void
}

/** How the window looks to this person: nothing of the office's data stands here. */
export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      fontSize: 14,
      menuFolded: false,
      changeFontSize: (step) => {
        set(({ fontSize }) => ({ fontSize: FONT_SIZES[FONT_SIZES.indexOf(fontSize) + step] ?? fontSize }))
      },
      foldMenu: (menuFolded) => {
        set({ menuFolded })
      },
    }),
    {
      name: 'kesu-kaoping',
      partialize: ({ fontSize, menuFolded }) => ({ fontSize, menuFolded }),
    },
  ),
)
