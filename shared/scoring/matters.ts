import { points, type Points } from '../scheme/points.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { Adjustment } from './input.ts'

type Bonus = Extract<Adjustment, { kind: 'bonus' }>
type Deduction = Exclude<Adjustment, Bonus>

/** One line of the 加减分清单 with what became of it. */
export interface CountedLine<Line extends Adjustment = Adjustment> {
  readonly line: Line
  /** Its points: those given, else the level's or the scheme's. */
  readonly points: Points
  /** false: another line of the same matter stands for it. */
  readonly counted: boolean
}

export interface CountedSum<Line extends Adjustment = Adjustment> {
  readonly lines: readonly CountedLine<Line>[]
  /** Σ of the counted lines, before the cap. */
  readonly sum: Points
}

/** Each matter once, at its highest level; given points take the place of the level's (scoring.md, Bonus). */
export function countBonus(adjustments: readonly Adjustment[], scheme: Scheme): CountedSum<Bonus> {
  const { levels } = scheme.bonus
  const levelPoints = (line: Bonus): Points =>
    levels.find(({ name }) => name === line.level)?.points ?? points(0)
  return countMatters(
    adjustments.filter((line) => line.kind === 'bonus'),
    (line) => line.points ?? levelPoints(line),
    (line) => levelPoints(line),
  )
}

/** Deductions and false material; each matter once, at its highest points. Lateness is no matter of the list. */
export function countDeductions(adjustments: readonly Adjustment[], scheme: Scheme): CountedSum<Deduction> {
  const worth = (line: Deduction): Points => line.points ?? scheme.deduction.falseMaterial
  return countMatters(
    adjustments.filter((line) => line.kind !== 'bonus'),
    worth,
    worth,
  )
}

/** The same matter: same document number, or the same wording of the reason where there is none (scoring.md). */
export function matterOf({ document, reason }: Pick<Adjustment, 'document' | 'reason'>): string {
  const number = plain(document)
  return number === '' ? `reason ${plain(reason)}` : `document ${number}`
}

/** 〔2018〕, [2018] and ［2018］ are one bracket in print; blanks and full-width digits carry no meaning in a number. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replaceAll(/[〔【〖[(]/g, '〔')
    .replaceAll(/[〕】〗\])]/g, '〕')
}

function countMatters<Line extends Adjustment>(
  lines: readonly Line[],
  worth: (line: Line) => Points,
  level: (line: Line) => number,
): CountedSum<Line> {
  const standing = new Map<string, Line>()
  for (const line of lines) {
    const matter = matterOf(line)
    const best = standing.get(matter)
    const order = best === undefined ? 1 : level(line) - level(best) || worth(line) - worth(best)
    if (order > 0) standing.set(matter, line)
  }
  const counted = new Set(standing.values())
  return {
    lines: lines.map((line) => ({ line, points: worth(line), counted: counted.has(line) })),
    sum: points([...counted].reduce((sum, line) => sum + worth(line), 0)),
  }
}
