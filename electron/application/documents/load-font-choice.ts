import type { Database } from '#db/open.ts'
import { loadSettingsUnder } from '#db/settings.ts'
import type { ChosenFont, FontChoice } from '#electron/documents/font-files.ts'

/** Settings of this name hold the office's font of a role. */
export const FONTS = 'fonts.'

/** The fonts that the office chose; a role without is set with the best that the machine has. */
export function loadFontChoice(db: Database): FontChoice {
  const kept = loadSettingsUnder(db, FONTS)
  return Object.fromEntries(
    [...kept].flatMap(([key, value]): (readonly [string, ChosenFont])[] => {
      const font: Readonly<Record<string, unknown>> =
        typeof value === 'object' && value !== null ? { ...value } : {}
      const { name, family } = font
      return typeof name === 'string' && typeof family === 'string'
        ? [[key.slice(FONTS.length), { name, family }]]
        : []
    }),
  )
}
