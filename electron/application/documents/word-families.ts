import { fontsFor, type FontChoice } from '#electron/documents/font-files.ts'
import { OFFICE_FONT_ROLES, type OfficeFontRole } from '#electron/documents/font-roles.ts'

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
