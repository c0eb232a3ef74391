/** What each unit of the sample year does, by unit id: the whole range that an office meets. All of it is made up. */

/** Share of the points that the unit comes near, in percent. */
export type Level = 97 | 94 | 91 | 88 | 84 | 78 | 70 | 55

export interface SamplePart {
  readonly level: Level
  /** Days after the deadline (calendar days); below 0: before it. */
  readonly received: number
  /** clean: as the form asks. dirty: as many offices fill it in. refused: with cells that cannot be taken. */
  readonly manner: 'clean' | 'dirty' | 'refused'
  /** A second, corrected file so many days after the first. */
  readonly corrected: number | null
  /** Whether the first file is sent back to it: the corrected one is its answer then, and comes in today at the earliest. */
  readonly sentBack: boolean
  /** Units of one twin name fill in the same, and so tie. */
  readonly twin: string | null
}

const part = (level: Level, received: number, more: Partial<SamplePart> = {}): SamplePart => ({
  level,
  received,
  manner: 'clean',
  corrected: null,
  sentBack: false,
  twin: null,
  ...more,
})

/** null: no return. */
export const CAST: Readonly<Record<string, SamplePart | null>> = {
  D01: part(94, -5),
  D02: part(97, -9),
  D03: part(97, -7),
  D04: part(94, -3, { corrected: 2 }),
  D05: part(94, -1, { manner: 'dirty' }),
  D06: part(97, -2),
  D07: part(94, -6),
  D08: part(97, -4, { manner: 'dirty' }),
  D09: part(91, 0),
  D10: part(88, -8),
  D11: part(94, 3),
  D12: part(84, -2, { manner: 'refused', sentBack: true }),
  D13: part(78, -1),
  D14: part(97, -10),
  D15: part(70, 9, { manner: 'refused' }),
  D16: part(88, -3),
  D17: part(55, -2),
  D18: part(84, -1, { corrected: 4, manner: 'dirty' }),
  D19: part(78, -6),
  D20: part(70, -2),
  D21: part(84, -12),
  D22: part(88, -4, { manner: 'dirty' }),
  D23: part(91, -7),
  D24: null,
  C01: part(97, -6),
  C02: part(94, -3, { twin: 'a' }),
  C03: part(94, -4, { twin: 'a' }),
  C04: part(97, -2),
  C05: part(91, -1, { manner: 'dirty' }),
  C06: part(88, -8),
  C07: part(84, 1),
  C08: part(78, -5, { manner: 'dirty' }),
  C09: part(70, -2),
  C10: part(55, 6),
  C11: part(84, -3, { corrected: 1, sentBack: true }),
  C12: null,
  C13: part(78, -2),
}
