import { create } from 'zustand'
import { persist } from 'zustand/middleware'

/** 标准, 大, 特大: antd's own size token, not page zoom, so that tables keep their columns. */
export const FONT_SIZES = [14, 16, 18] as const
export type FontSize = (typeof FONT_SIZES)[number]

interface Preferences {
  readonly fontSize: FontSize
  readonly menuFolded: boolean
  readonly changeFontSize: (step: 1 | -1) => void
  readonly setFontSize: (fontSize: FontSize) => void
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
      setFontSize: (fontSize) => {
        set({ fontSize })
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
