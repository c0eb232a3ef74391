/** How often the units tell of their progress in a year. */
export type Rhythm = 'quarter' | 'half'

export interface Period {
  /** 'Q1' to 'Q4', 'H1', 'H2'. */
  readonly id: string
  readonly word: string
  readonly firstMonth: number
  readonly lastMonth: number
}

export const RHYTHM_WORDS: Readonly<Record<Rhythm, string>> = { quarter: '按季度', half: '按半年' }

export const PERIODS: Readonly<Record<Rhythm, readonly Period[]>> = {
  quarter: [
    { id: 'Q1', word: '第一季度', firstMonth: 1, lastMonth: 3 },
    { id: 'Q2', word: '第二季度', firstMonth: 4, lastMonth: 6 },
    { id: 'Q3', word: '第三季度', firstMonth: 7, lastMonth: 9 },
    { id: 'Q4', word: '第四季度', firstMonth: 10, lastMonth: 12 },
  ],
  half: [
    { id: 'H1', word: '上半年', firstMonth: 1, lastMonth: 6 },
    { id: 'H2', word: '下半年', firstMonth: 7, lastMonth: 12 },
  ],
}

/** Of either rhythm: 第一季度, 上半年 …; the id itself where there is no such period. */
export function periodWord(id: string): string {
  return [...PERIODS.quarter, ...PERIODS.half].find((period) => period.id === id)?.word ?? id
}

/** The latest period that was over before a day ("YYYY-MM-DD"); null: none of the year is over yet. */
export function lastEnded(rhythm: Rhythm, year: number, today: string): Period | null {
  // Days compare as texts: the 31st is the end of every month.
  const isOver = ({ lastMonth }: Period): boolean =>
    `${year}-${String(lastMonth).padStart(2, '0')}-31` < today
  return PERIODS[rhythm].findLast(isOver) ?? null
}
