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

export const OWN_PLACE: OpenedPlace = { kind: 'own' }
