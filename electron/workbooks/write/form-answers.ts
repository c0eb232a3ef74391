import type { EvidenceEntry, Field } from '#shared/returns/reading.ts'

/** What stands in the unit's own cells of one row. Numbers become number cells, texts text cells. */
export type RowAnswers = { readonly [field in Field]?: string | number }

/** A filled form: sample years, marked copies, returns taken down from paper. */
export interface FormAnswers {
  /** By indicator id. */
  readonly rows: ReadonlyMap<string, RowAnswers>
  readonly head?: {
    readonly filledBy?: string
    readonly phone?: string
    readonly responsible?: string
    readonly date?: string
  }
  readonly evidence?: readonly EvidenceEntry[]
}

export const NO_ANSWERS: FormAnswers = { rows: new Map() }
