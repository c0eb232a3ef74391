import type { Database } from '#db/open.ts'
import { loadSettingsUnder } from '#db/settings.ts'
import { fontsFor, type ChosenFont, type FontChoice } from '#electron/documents/font-files.ts'
import { OFFICE_FONT_ROLES, type OfficeFontRole } from '#electron/documents/font-roles.ts'

/** Settings of this name hold the office's font of a role. */
export const FONTS = 'fonts.'

/** The fonts that the office chose; a role without is set with the best that the machine has. */
export function loadFontChoice(db: Database): FontChoice {
  const kept = loadSettingsUnder(db, FONTS)
  return Object.fromEntries(
    OFFICE_FONT_ROLES.flatMap((role): (readonly [string, ChosenFont])[] => {
      const value = kept.get(FONTS + role)
      const font: Readonly<Record<string, unknown>> =
        typeof value === 'object' && value !== null ? { ...value } : {}
      const { name, family } = font
      return typeof name === 'string' && typeof family === 'string' ? [[role, { name, family }]] : []
    }),
  )
}

/** As Word names them. */
export function familiesOf(choice: FontChoice): Readonly<Partial<Record<OfficeFontRole, string>>> {
  return Object.fromEntries(
    OFFICE_FONT_ROLES.flatMap((role) => {
      const family = choice[role]?.family
      // The program's own stand in on this machine alone: a Word file asks for what the standard names.
      return family === undefined || isPackaged(role, choice) ? [] : [[role, family] as const]
    }),
  )
}

function isPackaged(role: OfficeFontRole, choice: FontChoice): boolean {
  return fontsFor(role, []).some(({ name }) => name === choice[role]?.name)
}
