import { isCopy } from '#db/copy-origin.ts'
import type { Office } from '../office.ts'

/** Which data are open: this PC's own, a 协作副本, or an archive to look at. */
export type OpenedPlace =
  | { readonly kind: 'own' }
  | { readonly kind: 'copy'; readonly folder: string }
  | {
      readonly kind: 'archive'
      readonly folder: string
      readonly year: number
      readonly fileName: string
      readonly archivedAt: string
      readonly code: string
    }

/** What a copy is told that asks for what only its owner does. */
export const REFUSED_IN_COPY =
  '这是协作副本，只用来收表、核对和审核分到的单位，这一步没有执行。请在分出的那台电脑上办理。'

export const OWN_PLACE: OpenedPlace = { kind: 'own' }

/** Data that were handed out are a copy wherever they lie, also where this PC's own are looked for. */
export function placeOfData({ db }: Office, place: OpenedPlace, folder: string): OpenedPlace {
  return place.kind === 'own' && isCopy(db) ? { kind: 'copy', folder } : place
}
