import type { KeptEntry } from '#db/log.ts'
import type { Names } from './names.ts'

/** What an entry says, in natural Chinese: each '' where it says nothing of it. */
export interface EntryText {
  /** 市教育局 1.1, 2018年度, 市教育局自评表.xlsx … */
  readonly object: string
  /** What the object is about: the title of the indicator. */
  readonly about: string
  readonly before: string
  readonly after: string
  readonly reason: string
}

/** Describes the entries of one action. What it leaves out is '', the object is the unit's name or stands as it is. */
export type Describe = (entry: KeptEntry, names: Names) => Partial<EntryText>

/** By action. Whoever adds an action adds a line to the file of its area, or a file here and in describe-entry.ts. */
export type Descriptions = Readonly<Record<string, Describe>>
